namespace Microsoft.ML.Imbalance;

/// <summary>Rows of a pass that are due to come again. They wait in a small pool and come in turn.</summary>
/// <remarks>
/// The pool has a fixed size. While the rows to repeat are spread evenly over the pass it is nearly always large enough;
/// when it is full, its oldest row is repeated at once, so that every repeat comes, if sooner than planned.
/// </remarks>
internal sealed class RepeatPool
{
    // So many rows of ordinary width stay in the first-level cache.
    private const int Capacity = 128;
    private readonly Dictionary<int, StoredColumn> _columns = [];
    private readonly StoredColumn[] _stored;
    private readonly Waiting[] _waiting = new Waiting[Capacity];
    private int _turn;

    /// <param name="main">The cursor of the pass.</param>
    /// <param name="columns">The columns that will be asked for.</param>
    public RepeatPool(DataViewRowCursor main, IReadOnlyList<DataViewSchema.Column> columns)
    {
        foreach (DataViewSchema.Column column in columns)
            _columns[column.Index] = StoredColumn.Create(main, column, Capacity);
        _stored = [.. _columns.Values];
        for (int place = 0; place < Capacity; place++)
            _waiting[place].Place = place;
    }

    /// <summary>How many rows wait.</summary>
    public int Count { get; private set; }

    public bool IsFull => Count == Capacity;

    /// <summary>Whether a row can come in without filling the pool, which would end the turns.</summary>
    public bool HasRoom => Count < Capacity - 1;

    /// <summary>Where getters read: the values of the row that came in or was taken last, until it is set to another.</summary>
    public StoredPlace Place { get; } = new() { Index = StoredPlace.None };

    /// <summary>Whether the values read are those of a repeat, and not of a row that has come in.</summary>
    public bool IsOnRepeat { get; private set; }

    /// <summary>The source row of the repeat taken last.</summary>
    public int Row { get; private set; }

    /// <summary>Which repeat of its row the one taken last is, from 0.</summary>
    public int Copy { get; private set; }

    /// <summary>Keeps the cursor's current row, to come again.</summary>
    public void Add(int row, int copies)
    {
        ref Waiting next = ref _waiting[Count++];
        next.Row = row;
        next.Copies = copies;
        next.Copy = -1;
        foreach (StoredColumn column in _stored)
            column.Read(next.Place);
        Place.Index = next.Place;
        IsOnRepeat = false;
    }

    /// <summary>Goes to a repeat of one of the rows that wait.</summary>
    public void Take()
    {
        if (_turn >= Count || IsFull)
            _turn = 0;
        ref Waiting waiting = ref _waiting[_turn];
        Copy = ++waiting.Copy;
        Row = waiting.Row;
        Place.Index = waiting.Place;
        IsOnRepeat = true;
        if (Copy + 1 < waiting.Copies)
        {
            _turn++;
            return;
        }
        // Its values stay untouched until the next row comes in, so that they can still be read.
        Count--;
        (waiting, _waiting[Count]) = (_waiting[Count], waiting);
    }

    /// <summary>A getter of a column; with <paramref name="main"/> one that turns to that while <see cref="Place"/> is none.</summary>
    public ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column, ValueGetter<TValue>? main = null)
        => (ValueGetter<TValue>)_columns[column.Index].CreateGetter(Place, main);

    private struct Waiting
    {
        public int Place;
        public int Row;
        public int Copies;
        public int Copy;
    }
}
