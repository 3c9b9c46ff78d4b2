using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Which row of the planned data set an unshuffled cursor stands on.</summary>
internal static class SourceRow
{
    /// <summary>The row by its id: right for cursors in any order.</summary>
    public static Func<int> ById(DataViewRow row, RowIdentity identity)
    {
        ValueGetter<DataViewRowId> get = row.GetIdGetter();
        DataViewRowId id = default;
        return () =>
        {
            get(ref id);
            return identity.RowOf(id);
        };
    }
}
