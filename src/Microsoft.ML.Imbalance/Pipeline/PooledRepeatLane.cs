using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Repeats rows on the one pass over the source: rows that are due to come again wait in a small pool, and leave it in random order.</summary>
/// <remarks>
/// The pool has a fixed size. While the rows to repeat are spread evenly over the pass it is nearly always large enough;
/// when it is full, its oldest row is repeated at once, so that every repeat comes, if sooner than planned.
/// </remarks>
internal sealed class PooledRepeatLane : ExtraLane
{
    internal const int Group = -1;
    private const int Capacity = 256;
    private readonly RepeatedRows _rows;
    private readonly RowIdentity _identity;
    private RandomStream _stream;
    private readonly ulong _salt;
    private readonly Func<int>? _mainRow;
    private readonly Dictionary<int, StoredColumn> _columns = [];
    private readonly StoredColumn[] _stored;
    private readonly ValueGetter<DataViewRowId> _mainId;
    private readonly Waiting[] _waiting = new Waiting[Capacity];
    private readonly DataViewRowId[] _ids = new DataViewRowId[Capacity];
    private int _passed = -1;
    private int _count;
    private readonly StoredPlace _place = new();
    private int _row;
    private int _copy;

    /// <param name="rows">Which rows come again.</param>
    /// <param name="main">The cursor of the pass.</param>
    /// <param name="mainRow">The source row that <paramref name="main"/> stands on; null if it hands out all rows in their order.</param>
    /// <param name="columns">The columns that will be asked for.</param>
    /// <param name="identity">The ids of the source's rows.</param>
    /// <param name="seed">The seed of the resampling.</param>
    /// <param name="order">The seed of the order in which rows leave the pool.</param>
    public PooledRepeatLane(
        RepeatedRows rows, DataViewRowCursor main, Func<int>? mainRow, IReadOnlyList<DataViewSchema.Column> columns, RowIdentity identity, int seed, int order)
    {
        _rows = rows;
        _identity = identity;
        _mainRow = mainRow;
        _mainId = main.GetIdGetter();
        _stream = RandomStream.Create(order, nameof(PooledRepeatLane));
        _salt = SaltOf(seed, identity, Group);
        foreach (DataViewSchema.Column column in columns)
            _columns[column.Index] = StoredColumn.Create(main, column, Capacity);
        _stored = [.. _columns.Values];
        for (int place = 0; place < Capacity; place++)
            _waiting[place].Place = place;
    }

    public override bool FollowsMainRows => true;

    private LaneState State => _count == 0 ? LaneState.Empty : _count == Capacity ? LaneState.Full : LaneState.Ready;

    public override RowProvenance Provenance => new(_identity.PositionOf(_row), isSynthetic: false, isRepeat: true, null, float.NaN);

    public override LaneState OnMainRow()
    {
        int row = _mainRow is null ? ++_passed : _mainRow();
        int copies = _rows[row];
        if (copies == 0)
            return State;
        ref Waiting next = ref _waiting[_count++];
        next.Row = row;
        next.Copies = copies;
        next.Copy = -1;
        _mainId(ref _ids[next.Place]);
        foreach (StoredColumn column in _stored)
            column.Read(next.Place);
        return State;
    }

    public override LaneState MoveTo(int index)
    {
        int chosen = _count == Capacity ? 0 : _stream.Next(_count);
        ref Waiting waiting = ref _waiting[chosen];
        _copy = ++waiting.Copy;
        _row = waiting.Row;
        _place.Index = waiting.Place;
        // Its place stays untouched until the next main row, so that the values can still be read.
        if (waiting.Copy + 1 == waiting.Copies)
        {
            _count--;
            (_waiting[chosen], _waiting[_count]) = (_waiting[_count], _waiting[chosen]);
        }
        return State;
    }

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => (ValueGetter<TValue>)_columns[column.Index].CreateGetter(_place);

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = Derive(_ids[_place.Index], _copy, _salt);

    private struct Waiting
    {
        public int Place;
        public int Row;
        public int Copies;
        public int Copy;
    }
}
