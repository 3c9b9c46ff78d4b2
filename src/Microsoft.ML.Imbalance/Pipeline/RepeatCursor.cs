using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>
/// The one cursor of a pass over main rows and the repeats of some of them, and nothing else. It is what <see cref="ResampledCursor"/> does with a
/// <see cref="PooledRepeatLane"/>, for the most frequent kind of view, where a row of the source may cost no more than all the steps from there to here.
/// </summary>
internal sealed class RepeatCursor : ViewCursor
{
    private readonly DataViewRowCursor _input;
    private readonly PooledRepeatLane _lane;
    private readonly RepeatedRows _rows;
    private readonly RepeatPool _pool;
    private readonly StoredPlace _place;
    private readonly Func<int>? _mainRow;
    private readonly long _mainCount;
    private ExtraPlaces _places;
    private long _main;
    private long _event;
    private bool _isRepeat;
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
        _mainCount = view.MainCount;
        _places = view.CreatePlaces(group: 0);
    }

    public override long Position => _isAtEnd ? -1 : _main + _places.Index - 1;

    public override RowProvenance Provenance => _isRepeat ? _lane.Provenance : MainProvenance();

    public override bool MoveNext()
    {
        // Most rows come once, and no repeat is due before them.
        if (_main >= _event)
            return MoveToEvent();
        _main++;
        _isRepeat = false;
        _place.Index = StoredPlace.None;
        return _input.MoveNext() || EndsEarly();
    }

    public override ValueGetter<DataViewRowId> GetIdGetter()
    {
        ValueGetter<DataViewRowId> main = _input.GetIdGetter(), repeat = _lane.GetIdGetter();
        return (ref DataViewRowId id) => (_isRepeat ? repeat : main)(ref id);
    }

    protected override ValueGetter<TValue> CreateGetter<TValue>(DataViewSchema.Column source, ValueGetter<TValue> main) => _pool.GetGetter(source, main);

    protected override void Dispose(bool disposing)
    {
        _isAtEnd = true;
        base.Dispose(disposing);
    }

    // A repeat, a main row that comes again, or the end.
    private bool MoveToEvent()
    {
        _isRepeat = _pool.Count > 0 && (_places.NextPlace < _main || _pool.IsFull || _main == _mainCount);
        if (_isRepeat)
        {
            _places.Take();
            _pool.Take();
        }
        else if (_main == _mainCount)
        {
            return End();
        }
        else if (_input.MoveNext() || EndsEarly())
        {
            int row = _mainRow is null ? (int)_main : _mainRow();
            _main++;
            _place.Index = StoredPlace.None;
            int copies = _rows[row];
            if (copies > 0)
                _pool.Add(row, copies);
        }
        _event = NextEvent();
        return true;
    }

    private long NextEvent()
    {
        if (_mainRow is not null)
            return _main;
        long limit = Math.Min(_pool.Count > 0 ? _places.NextPlace + 1 : _mainCount, _mainCount);
        return limit <= _main ? _main : _main + _rows.CountSingles((int)_main, (int)limit);
    }

    private bool EndsEarly() => throw View.Identity.ChangedData("it now has fewer");

    private bool End()
    {
        if (!_isAtEnd && _input.MoveNext())
            throw View.Identity.ChangedData("it now has more");
        _isAtEnd = true;
        return false;
    }
}
