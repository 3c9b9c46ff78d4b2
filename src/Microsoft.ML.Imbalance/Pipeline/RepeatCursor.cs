using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>
/// The one cursor of a pass over main rows and the repeats of some of them, and nothing else. It is what <see cref="ResampledCursor"/> does with a
/// <see cref="PooledRepeatLane"/>, for the most frequent kind of view, where what a row costs beyond its source is counted in nanoseconds.
/// </summary>
internal sealed class RepeatCursor : ViewCursor
{
    private readonly DataViewRowCursor _input;
    private readonly PooledRepeatLane _lane;
    private readonly RepeatedRows _rows;
    private readonly RepeatPool _pool;
    private readonly StoredPlace _place;
    private readonly Func<int>? _mainRow;
    private readonly byte[] _marks;
    private readonly long _mainCount;
    private ExtraPlaces _places;
    private long _main;
    // The first main row, from the current one on, that comes again.
    private long _nextKept;
    // Main rows before this one come without a look at the repeats.
    private long _due;
    private bool _isAtEnd;

    /// <param name="view">The view.</param>
    /// <param name="columns">The columns asked for.</param>
    /// <param name="input">The main rows.</param>
    /// <param name="lane">The repeats.</param>
    /// <param name="rows">Which rows come again.</param>
    /// <param name="pool">The pool that the lane repeats them from.</param>
    /// <param name="mainRow">The source row that <paramref name="input"/> stands on; null if it hands out all rows in their order.</param>
    public RepeatCursor(ResampledDataView view, DataViewSchema.Column[] columns, DataViewRowCursor input, PooledRepeatLane lane, RepeatedRows rows, RepeatPool pool, Func<int>? mainRow)
        : base(view, columns, input)
    {
        _input = input;
        _lane = lane;
        _rows = rows;
        _pool = pool;
        _place = pool.Place;
        _mainRow = mainRow;
        _marks = rows.Marks;
        _mainCount = view.MainCount;
        _places = view.CreatePlaces(group: 0);
        _nextKept = NextKept();
        _due = DueRow();
    }

    public override long Position => _isAtEnd ? -1 : _main + _places.Index - 1;

    public override RowProvenance Provenance => IsRepeat ? _lane.Provenance : MainProvenance();

    private bool IsRepeat => _place.Index != StoredPlace.None && _pool.IsOnRepeat;

    public override bool MoveNext()
    {
        if (_main >= _due)
            return MoveToEvent();
        _main++;
        _place.Index = StoredPlace.None;
        return _input.MoveNext() ? true : throw EndsEarly();
    }

    public override ValueGetter<DataViewRowId> GetIdGetter()
    {
        ValueGetter<DataViewRowId> main = _input.GetIdGetter(), repeat = _lane.GetIdGetter();
        return (ref DataViewRowId id) => (IsRepeat ? repeat : main)(ref id);
    }

    protected override ValueGetter<TValue> CreateGetter<TValue>(DataViewSchema.Column source, ValueGetter<TValue> main) => _pool.GetGetter(source, main);

    protected override void Dispose(bool disposing)
    {
        _isAtEnd = true;
        base.Dispose(disposing);
    }

    // A repeat, a main row that comes again or whose number only its id tells, or the end.
    private bool MoveToEvent()
    {
        if (_pool.Count > 0 && (_places.NextPlace < _main || _pool.IsFull || _main == _mainCount))
        {
            _places.Take();
            _pool.Take();
            _due = DueRow();
            return true;
        }
        if (_main == _mainCount)
            return End();
        if (!_input.MoveNext())
            throw EndsEarly();
        int row = _mainRow is null ? (int)_main : _mainRow();
        _main++;
        _place.Index = StoredPlace.None;
        int copies = _rows[row];
        if (copies > 0)
            _pool.Add(row, copies);
        _nextKept = NextKept();
        _due = DueRow();
        return true;
    }

    private long DueRow() => _pool.IsFull ? 0 : _pool.Count > 0 ? Math.Min(_places.NextPlace + 1, _nextKept) : _nextKept;

    // Where only the id tells a row's number, any row may come again.
    private long NextKept()
    {
        if (_mainRow is not null)
            return 0;
        int distance = _marks.AsSpan((int)_main).IndexOfAnyExcept((byte)0);
        return distance < 0 ? _mainCount : _main + distance;
    }

    private InvalidOperationException EndsEarly() => View.Identity.ChangedData("it now has fewer");

    private bool End()
    {
        if (!_isAtEnd && _input.MoveNext())
            throw View.Identity.ChangedData("it now has more");
        _isAtEnd = true;
        return false;
    }
}
