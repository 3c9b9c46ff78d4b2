using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>The groups of scored rows: the same group has the same number in every fold.</summary>
/// <param name="columnName">The column that folds were dealt by; null for none.</param>
/// <param name="channel">Is told where the column got lost on the way.</param>
internal sealed class ScoredGroups(string? columnName, IChannel channel)
{
    private bool _isTold;

    public GroupCodes Codes { get; } = new();

    /// <summary>The column, if rows still have it behind the model.</summary>
    public string? ColumnIn(DataViewSchema scored)
    {
        if (columnName is null || scored.GetColumnOrNull(columnName) is not null)
            return columnName;
        if (!_isTold)
        {
            channel.Warning(
                MessageSensitivity.None,
                "Group column '{0}' is dropped on the way to the scores: the interval is drawn row by row, and may be too narrow. Leave the column where it is.", columnName);
        }
        _isTold = true;
        return null;
    }
}
