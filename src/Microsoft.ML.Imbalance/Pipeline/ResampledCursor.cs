using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Walks main rows and extra rows as the schedule says.</summary>
internal sealed class ResampledCursor : ViewCursor
{
    private readonly ExtraLane[] _lanes;
    private readonly PassSchedule _schedule;
    private readonly Func<int>? _mainRow;
    private readonly LaneState[]? _states;
    private long _position = -1;
    private int _current = PassSchedule.Main;
    private State _state = State.BeforeStart;

    /// <param name="view">The view.</param>
    /// <param name="columns">The columns asked for.</param>
    /// <param name="input">The main rows.</param>
    /// <param name="lanes">The extra rows, one lane for each group.</param>
    /// <param name="mainRow">For one cursor of a set: the source row that <paramref name="input"/> stands on, so that it brings the extras that follow that row. Null for the one cursor of a pass.</param>
    public ResampledCursor(ResampledDataView view, DataViewSchema.Column[] columns, DataViewRowCursor input, ExtraLane[] lanes, Func<int>? mainRow = null)
        : base(view, columns, input)
    {
        _lanes = lanes;
        _mainRow = mainRow;
        _schedule = view.CreateSchedule();
        if (Array.Exists(_lanes, lane => lane.FollowsMainRows))
            _states = Array.ConvertAll(_lanes, lane => lane.FollowsMainRows ? LaneState.Empty : LaneState.Ready);
    }

    private enum State
    {
        BeforeStart,
        OnRow,
        AtEnd,
    }

    public override long Position => _state == State.OnRow ? _position : -1;

    /// <summary>On an unshuffled pass: the group of the extra row that it stands on, or <see cref="PassSchedule.Main"/>, and which of the group it is.</summary>
    public (int Group, int Index) Extra => (_current, _current == PassSchedule.Main ? 0 : _schedule.Position(_current) - 1);

    public override RowProvenance Provenance => _current == PassSchedule.Main ? MainProvenance() : _lanes[_current].Provenance;

    public override bool MoveNext()
    {
        if (_state == State.AtEnd)
            return false;
        if (_mainRow is null ? MoveInPass() : MoveInSet())
        {
            _position++;
            _state = State.OnRow;
            return true;
        }
        _state = State.AtEnd;
        return false;
    }

    public override ValueGetter<DataViewRowId> GetIdGetter()
    {
        ValueGetter<DataViewRowId> main = Input.GetIdGetter();
        if (_lanes.Length == 0)
            return main;
        ValueGetter<DataViewRowId>[] extras = Array.ConvertAll(_lanes, lane => lane.GetIdGetter());
        return (ref DataViewRowId id) => (_current == PassSchedule.Main ? main : extras[_current])(ref id);
    }

    protected override ValueGetter<TValue> CreateGetter<TValue>(DataViewSchema.Column source, ValueGetter<TValue> main)
    {
        if (_lanes.Length == 0)
            return main;
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

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (ExtraLane lane in _lanes)
                lane.Dispose();
        }
        _state = State.AtEnd;
        base.Dispose(disposing);
    }

    private bool MoveInPass()
    {
        if (_lanes.Length == 0)
            return Input.MoveNext();
        _current = _schedule.Next(_states);
        if (_current >= 0)
        {
            LaneState state = _lanes[_current].MoveTo(_schedule.Position(_current) - 1);
            if (_states is not null)
                _states[_current] = state;
            return true;
        }
        bool moved = Input.MoveNext();
        if (moved != (_current == PassSchedule.Main))
            throw View.Identity.ChangedData(moved ? "it now has more" : "it now has fewer");
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
        if (!Input.MoveNext())
            return false;
        _schedule.MoveTo(_mainRow!());
        _current = PassSchedule.Main;
        return true;
    }
}
