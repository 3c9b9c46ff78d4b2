using System.Runtime.CompilerServices;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Rows of a pass that are due to come again. They wait in a small pool and leave it in random order.</summary>
/// <remarks>
/// The pool has a fixed size. While the rows to repeat are spread evenly over the pass it is nearly always large enough;
/// when it is full, its oldest row is repeated at once, so that every repeat comes, if sooner than planned.
/// </remarks>
internal sealed class RepeatPool
{
    // So many rows of ordinary width stay in the first-level cache.
    private const int Capacity = 256;
    private readonly Dictionary<int, StoredColumn> _columns = [];
    private readonly StoredColumn[] _stored;
    private readonly ValueGetter<DataViewRowId> _mainId;
    private readonly Waiting[] _waiting = new Waiting[Capacity];
    private readonly DataViewRowId[] _ids = new DataViewRowId[Capacity];
    private readonly StoredPlace _place = new() { Index = StoredPlace.None };
    private RandomStream _stream;
    private ulong _draws;

    /// <param name="main">The cursor of the pass.</param>
    /// <param name="columns">The columns that will be asked for.</param>
    /// <param name="order">The seed of the order in which rows leave the pool.</param>
    public RepeatPool(DataViewRowCursor main, IReadOnlyList<DataViewSchema.Column> columns, int order)
    {
        _mainId = main.GetIdGetter();
        _stream = RandomStream.Create(order, nameof(RepeatPool));
        foreach (DataViewSchema.Column column in columns)
            _columns[column.Index] = StoredColumn.Create(main, column, Capacity);
        _stored = [.. _columns.Values];
        for (int place = 0; place < Capacity; place++)
            _waiting[place].Place = place;
    }

    /// <summary>How many rows wait.</summary>
    public int Count { get; private set; }

    public bool IsFull => Count == Capacity;

    /// <summary>The source row of the repeat taken last.</summary>
    public int Row { get; private set; }

    /// <summary>Which repeat of its row the one taken last is, from 0.</summary>
    public int Copy { get; private set; }

    /// <summary>The id of the source row of the repeat taken last.</summary>
    public ref readonly DataViewRowId OriginId => ref _ids[_place.Index];

    /// <summary>Getters made with another one turn to that until the next repeat is taken.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StandOnMainRow() => _place.Index = StoredPlace.None;

    /// <summary>Keeps the cursor's current row, to come again.</summary>
    public void Add(int row, int copies)
    {
        ref Waiting next = ref _waiting[Count++];
        next.Row = row;
        next.Copies = copies;
        next.Copy = -1;
        _mainId(ref _ids[next.Place]);
        foreach (StoredColumn column in _stored)
            column.Read(next.Place);
    }

    /// <summary>Goes to a repeat of one of the rows that wait.</summary>
    public void Take()
    {
        int chosen = IsFull ? 0 : Draw();
        ref Waiting waiting = ref _waiting[chosen];
        Copy = ++waiting.Copy;
        Row = waiting.Row;
        _place.Index = waiting.Place;
        if (Copy + 1 < waiting.Copies)
            return;
        // Its place stays untouched until the next row comes in, so that the values can still be read.
        Count--;
        (_waiting[chosen], _waiting[Count]) = (_waiting[Count], _waiting[chosen]);
    }

    public ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column, ValueGetter<TValue>? main = null)
        => (ValueGetter<TValue>)_columns[column.Index].CreateGetter(_place, main);

    // Uniform but for 1 in 256 at most, from 16 bits: a draw serves four repeats.
    private int Draw()
    {
        if (_draws <= ushort.MaxValue)
            _draws = _stream.NextUInt64() | (1UL << 63);
        int chosen = (int)((uint)(ushort)_draws * (uint)Count >> 16);
        _draws >>= 16;
        return chosen;
    }

    private struct Waiting
    {
        public int Place;
        public int Row;
        public int Copies;
        public int Copy;
    }
}
