using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Walks main rows and extra rows as the schedule says.</summary>
internal sealed class ResampledCursor : DataViewRowCursor
{
    private readonly ResampledDataView _view;
    private readonly DataViewRowCursor _input;
    private readonly ExtraLane[] _lanes;
    private readonly PassSchedule _schedule;
    private readonly DataViewSchema _inputSchema;
    private readonly bool[] _active;
    private readonly Func<int>? _mainRow;
    private readonly LaneState[]? _states;
    private readonly RepeatPass? _repeats;
    private Func<long>? _mainSource;
    private long _position = -1;
    private int _current = PassSchedule.Main;
    private State _state = State.BeforeStart;

    /// <summary>The one cursor of a pass.</summary>
    public ResampledCursor(ResampledDataView view, DataViewSchema.Column[] columns, Random? rand = null)
        : this(view, columns, Open(view, columns, rand), input => view.OpenLanes(columns, input, rand))
    {
    }

    /// <summary>One cursor of a set: its main rows are known by id, and each brings the extras that follow it.</summary>
    public ResampledCursor(ResampledDataView view, DataViewSchema.Column[] columns, DataViewRowCursor input)
        : this(view, columns, input, main => view.OpenLanes(columns, main, rand: null))
        => _mainRow = _lanes.Length == 0 ? null : SourceRow.ById(input, view.Identity);

    private ResampledCursor(ResampledDataView view, DataViewSchema.Column[] columns, DataViewRowCursor input, Func<DataViewRowCursor, ExtraLane[]> openLanes)
    {
        _view = view;
        _input = input;
        _inputSchema = view.MainRows.Schema;
        _schedule = view.CreateSchedule();
        _active = new bool[view.Schema.Count];
        foreach (DataViewSchema.Column column in columns)
            _active[column.Index] = true;
        _lanes = openLanes(input);
        if (_lanes is [PooledRepeatLane only])
            _repeats = only.CreatePass(input, view.CreatePlaces(group: 0), view.MainCount);
        else if (Array.Exists(_lanes, lane => lane.FollowsMainRows))
            _states = Array.ConvertAll(_lanes, lane => lane.FollowsMainRows ? LaneState.Empty : LaneState.Ready);
    }

    /// <summary>The rows that were resampled, as they are, with the columns of the view.</summary>
    public static ResampledCursor OverSource(ResampledDataView view, DataViewSchema.Column[] columns, DataViewRowCursor source) => new(view, columns, source, _ => []);

    private enum State
    {
        BeforeStart,
        OnRow,
        AtEnd,
    }

    public override DataViewSchema Schema => _view.Schema;

    public override long Position => _state == State.OnRow ? _position : -1;

    public override long Batch => _input.Batch;

    /// <summary>Where the current row comes from.</summary>
    public RowProvenance Provenance => _current == PassSchedule.Main
        ? new RowProvenance((_mainSource ??= MainSource())(), isSynthetic: false, isRepeat: false, null, float.NaN)
        : _lanes[_current].Provenance;

    public override bool IsColumnActive(DataViewSchema.Column column) => _active[column.Index];

    public override bool MoveNext()
    {
        if (_state == State.AtEnd)
            return false;
        if (_repeats is not null)
        {
            _current = _repeats.MoveNext();
            if (_current != PassSchedule.End)
            {
                _position++;
                _state = State.OnRow;
                return true;
            }
        }
        else if (_mainRow is null ? MoveInPass() : MoveInSet())
        {
            _position++;
            _state = State.OnRow;
            return true;
        }
        _state = State.AtEnd;
        return false;
    }

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!_active[column.Index])
            throw new ArgumentOutOfRangeException(nameof(column), $"Column '{column.Name}' was not asked for when the cursor was opened.");
        DataViewSchema.Column source = _inputSchema[column.Index];
        ValueGetter<TValue> main = _input.GetGetter<TValue>(source);
        if (_lanes.Length == 0)
            return main;
        if (_repeats is not null)
            return _repeats.GetGetter(source, main);
        ValueGetter<TValue>[] extras = Array.ConvertAll(_lanes, lane => lane.GetGetter<TValue>(source));
        if (extras is [var only])
        {
            return (ref TValue value) =>
            {
                if (_current == PassSchedule.Main)
                    main(ref value);
                else
                    only(ref value);
            };
        }
        return (ref TValue value) => (_current == PassSchedule.Main ? main : extras[_current])(ref value);
    }

    public override ValueGetter<DataViewRowId> GetIdGetter()
    {
        ValueGetter<DataViewRowId> main = _input.GetIdGetter();
        if (_lanes.Length == 0)
            return main;
        ValueGetter<DataViewRowId>[] extras = Array.ConvertAll(_lanes, lane => lane.GetIdGetter());
        return (ref DataViewRowId id) => (_current == PassSchedule.Main ? main : extras[_current])(ref id);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _input.Dispose();
            foreach (ExtraLane lane in _lanes)
                lane.Dispose();
        }
        _state = State.AtEnd;
        base.Dispose(disposing);
    }

    private static DataViewRowCursor Open(ResampledDataView view, DataViewSchema.Column[] columns, Random? rand)
        => view.MainRows.GetRowCursor(view.SourceColumns(columns), rand);

    private bool MoveInPass()
    {
        if (_lanes.Length == 0)
            return _input.MoveNext();
        _current = _schedule.Next(_states);
        if (_current >= 0)
        {
            LaneState state = _lanes[_current].MoveTo(_schedule.Position(_current) - 1);
            if (_states is not null)
                _states[_current] = state;
            return true;
        }
        bool moved = _input.MoveNext();
        if (moved != (_current == PassSchedule.Main))
            throw _view.Identity.ChangedData(moved ? "it now has more" : "it now has fewer");
        for (int lane = 0; moved && _states is not null && lane < _states.Length; lane++)
            _states[lane] = _lanes[lane].OnMainRow();
        return moved;
    }

    private bool MoveInSet()
    {
        int extra = _state == State.BeforeStart ? PassSchedule.End : _schedule.NextExtra();
        if (extra != PassSchedule.End)
        {
            _current = extra;
            _lanes[extra].MoveTo(_schedule.Position(extra) - 1);
            return true;
        }
        if (!_input.MoveNext())
            return false;
        _schedule.MoveTo(_mainRow!());
        _current = PassSchedule.Main;
        return true;
    }

    // Provenance is asked for on unshuffled passes only.
    private Func<long> MainSource()
    {
        RowIdentity identity = _view.Identity;
        if (identity.IsUnique)
        {
            Func<int> rowOf = SourceRow.ById(_input, identity);
            return () => identity.PositionOf(rowOf());
        }
        IEnumerator<int> rows = (_view.Kept ?? RowSet.All(identity.RowCount)).GetEnumerator();
        return () => rows.MoveNext() ? rows.Current : -1;
    }
}
