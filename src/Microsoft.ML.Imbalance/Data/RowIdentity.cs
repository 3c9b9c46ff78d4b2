using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>
/// Knows which row of the planned data set a cursor stands on, whatever order the cursor has: rows are numbered 0 … n - 1 by ascending id.
/// </summary>
/// <remarks>
/// Most views hand out ascending ids: then a row's number is its place in an unshuffled pass, and nothing is stored if the ids have no gaps,
/// one bit per id otherwise. Ids of any other kind are kept sorted, 16 bytes a row.
/// </remarks>
internal sealed class RowIdentity
{
    private readonly ulong _first;
    private readonly ulong[]? _present;
    private readonly int[]? _rankBefore;
    private readonly DataViewRowId[]? _sorted;
    private readonly int[]? _positions;
    private readonly RowTail? _tail;
    private readonly int _headCount;

    internal RowIdentity(int rowCount, ulong first, ulong[]? present, DataViewRowId[]? sorted, bool isUnique, int[]? positions = null)
    {
        _positions = positions;
        RowCount = rowCount;
        _first = first;
        _present = present;
        _sorted = sorted;
        IsUnique = isUnique;
        if (present is null)
            return;
        _rankBefore = new int[present.Length];
        int before = 0;
        for (int word = 0; word < present.Length; word++)
        {
            _rankBefore[word] = before;
            before += BitOperations.PopCount(present[word]);
        }
    }

    /// <param name="head">Rows with ids of up to 64 bits, in the order of an unshuffled pass.</param>
    /// <param name="tail">Rows with larger ids.</param>
    /// <param name="tailCount">How many.</param>
    public RowIdentity(RowIdentity head, RowTail tail, int tailCount)
        : this(head.RowCount + tailCount, head._first, head._present, sorted: null, isUnique: true)
    {
        _headCount = head.RowCount;
        _tail = tail;
    }

    public int RowCount { get; }

    /// <summary>Whether an unshuffled pass meets the rows in the order of their numbers, so that counting them is enough.</summary>
    public bool IsPassOrder => _sorted is null && _tail is null;

    /// <summary>Whether ids tell rows apart. Where they do not, rows can be told only by their place in an unshuffled pass.</summary>
    public bool IsUnique { get; }

    /// <summary>A function that gives the number of the row an unshuffled cursor stands on, to be called once a row.</summary>
    public Func<int> NumberRows(DataViewRowCursor cursor)
    {
        if (IsPassOrder)
        {
            int next = 0;
            return () => next < RowCount ? next++ : throw ChangedData("it now has more");
        }
        return _tail?.NumberRows(cursor) ?? SourceRow.ById(cursor, this);
    }

    /// <summary>The number of the row with this id; to be asked only where <see cref="IsUnique"/>.</summary>
    /// <exception cref="InvalidOperationException">No row had this id when the rows were read.</exception>
    public int RowOf(DataViewRowId id)
    {
        int row = -1;
        if (_sorted is not null)
        {
            row = Array.BinarySearch(_sorted, id);
        }
        else if (id.High != 0 && _tail is not null)
        {
            int place = Array.BinarySearch(_tail.Ids, id);
            row = place < 0 ? place : _headCount + place;
        }
        else if (id.High == 0 && id.Low >= _first)
        {
            ulong offset = id.Low - _first;
            if (_present is null)
                row = offset < (ulong)(_tail is null ? RowCount : _headCount) ? (int)offset : -1;
            else if (offset < (ulong)_present.Length * 64 && (_present[offset / 64] >> (int)(offset % 64) & 1) != 0)
                row = _rankBefore![offset / 64] + BitOperations.PopCount(_present[offset / 64] & ((1UL << (int)(offset % 64)) - 1));
        }
        return row >= 0 ? row : throw ChangedData($"it now has a row with id {id} that was not among them");
    }

    /// <summary>The id of a row. Where ids do not tell rows apart, its number.</summary>
    public DataViewRowId IdOf(int row)
    {
        if (_sorted is not null)
            return _sorted[row];
        if (_tail is not null && row >= _headCount)
            return _tail.Ids[row - _headCount];
        if (_present is null)
            return new DataViewRowId(_first + (ulong)row, 0);
        int word = Array.BinarySearch(_rankBefore!, row);
        if (word < 0)
            word = ~word - 1;
        // Words without a row share their rank with the next one that has some: the last of equals holds the row.
        while (word + 1 < _rankBefore!.Length && _rankBefore[word + 1] <= row)
            word++;
        ulong bits = _present[word];
        for (int skip = row - _rankBefore[word]; skip > 0; skip--)
            bits &= bits - 1;
        return new DataViewRowId(_first + (ulong)word * 64 + (ulong)BitOperations.TrailingZeroCount(bits), 0);
    }

    /// <summary>The place of a row in an unshuffled pass, from 0.</summary>
    public int PositionOf(int row) => (_positions ?? _tail?.Positions) is { } positions ? positions[row] : row;

    /// <summary>To be called at the end of a pass with the number of rows it had.</summary>
    /// <exception cref="InvalidOperationException">It had fewer than when the rows were read.</exception>
    public void CheckAllMet(int count)
    {
        if (count < RowCount)
            throw ChangedData($"it now has {count}");
    }

    /// <summary>The error for a source whose passes differ: row numbers mean nothing then.</summary>
    public InvalidOperationException ChangedData(string found) => new(
        $"The data changed between two passes: it had {RowCount} rows and {found}. Repeat this step on the changed data, or cache the data before it.");
}
