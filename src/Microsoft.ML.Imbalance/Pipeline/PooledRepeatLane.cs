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
    private const int Capacity = 1024;
    private readonly RepeatedRows _rows;
    private readonly RowIdentity _identity;
    private readonly RandomStream _stream;
    private readonly ulong _salt;
    private readonly Func<int> _mainRow;
    private readonly Dictionary<int, StoredColumn> _columns = [];
    private readonly ValueGetter<DataViewRowId> _mainId;
    private readonly Waiting[] _waiting = new Waiting[Capacity];
    private int _count;
    private Waiting _current;

    /// <param name="rows">Which rows come again.</param>
    /// <param name="main">The cursor of the pass.</param>
    /// <param name="mainRow">The source row that <paramref name="main"/> stands on.</param>
    /// <param name="columns">The columns that will be asked for.</param>
    /// <param name="identity">The ids of the source's rows.</param>
    /// <param name="seed">The seed of the resampling.</param>
    /// <param name="order">The seed of the order in which rows leave the pool.</param>
    public PooledRepeatLane(
        RepeatedRows rows, DataViewRowCursor main, Func<int> mainRow, IReadOnlyList<DataViewSchema.Column> columns, RowIdentity identity, int seed, int order)
    {
        _rows = rows;
        _identity = identity;
        _mainRow = mainRow;
        _mainId = main.GetIdGetter();
        _stream = RandomStream.Create(order, nameof(PooledRepeatLane));
        _salt = SaltOf(seed, identity, Group);
        foreach (DataViewSchema.Column column in columns)
            _columns[column.Index] = StoredColumn.Create(main, column, Capacity);
        for (int place = 0; place < Capacity; place++)
            _waiting[place].Place = place;
    }

    public override LaneState State => _count == 0 ? LaneState.Empty : _count == Capacity ? LaneState.Full : LaneState.Ready;

    public override RowProvenance Provenance => new(_identity.PositionOf(_current.Row), isSynthetic: false, isRepeat: true, null, float.NaN);

    public override void OnMainRow()
    {
        int row = _mainRow();
        int copies = _rows[row];
        if (copies == 0)
            return;
        ref Waiting next = ref _waiting[_count++];
        next.Row = row;
        next.Copies = copies;
        next.Copy = -1;
        _mainId(ref next.Id);
        foreach (StoredColumn column in _columns.Values)
            column.Read(next.Place);
    }

    public override void MoveTo(int index)
    {
        int chosen = _count == Capacity ? 0 : _stream.Split((ulong)index).Next(_count);
        ref Waiting waiting = ref _waiting[chosen];
        waiting.Copy++;
        _current = waiting;
        // The place stays untouched until the next main row, so the current values can still be read.
        if (waiting.Copy + 1 == waiting.Copies)
        {
            _count--;
            (_waiting[chosen], _waiting[_count]) = (_waiting[_count], _waiting[chosen]);
        }
    }

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => (ValueGetter<TValue>)_columns[column.Index].CreateGetter(() => _current.Place);

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = Derive(_current.Id, _current.Copy, _salt);

    private struct Waiting
    {
        public int Place;
        public int Row;
        public int Copies;
        public int Copy;
        public DataViewRowId Id;
    }
}
