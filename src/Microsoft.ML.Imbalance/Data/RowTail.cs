using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Rows that are numbered behind all others, by ascending id, and whose ids follow from something else: they are computed when a cursor in another order asks for them.</summary>
internal abstract class RowTail
{
    private readonly object _lock = new();
    private DataViewRowId[]? _ids;
    private int[]? _positions;

    /// <summary>The ids in ascending order, above those of all rows before.</summary>
    public DataViewRowId[] Ids
    {
        get
        {
            lock (_lock)
                return _ids ??= FindIds();
        }
    }

    /// <summary>The place of each row of the data set, those before the tail included, in an unshuffled pass.</summary>
    public int[] Positions
    {
        get
        {
            lock (_lock)
                return _positions ??= FindPositions();
        }
    }

    /// <summary>A function that gives the number of the row an unshuffled cursor stands on, to be called once a row; null for a cursor that only ids can tell of.</summary>
    public abstract Func<int>? NumberRows(DataViewRowCursor cursor);

    protected abstract DataViewRowId[] FindIds();

    protected abstract int[] FindPositions();
}
