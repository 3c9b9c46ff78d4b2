using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>A data set after resampling. It streams: rows come from the source as they are read, synthetic rows are computed when they are asked for.</summary>
/// <remarks>
/// Repeated and synthetic rows are spread evenly over the pass, so that trainers which see rows in order see every class all the time.
/// Every pass gives the same rows in the same order with the same ids. The label column carries the class counts before and after as annotations
/// (<c>ImbalanceClassNames</c>, <c>ImbalanceClassCountsBefore</c>, <c>ImbalanceClassCountsAfter</c>).
/// </remarks>
public sealed class ResampledDataView : IDataView
{
    private readonly IDataView _source;
    private readonly IDataView _main;
    private readonly RowIdentity _identity;
    private readonly ClassLabels _labels;
    private readonly ResamplingPlan _plan;
    private readonly SyntheticRows[] _synthetic;
    private readonly OriginColumns _origins;
    private readonly long _mainCount;
    private readonly int _seed;
    private readonly ResampledDataView? _previous;

    internal ResampledDataView(IDataView source, RowIdentity identity, ClassPartition classes, ResamplingPlan plan, ResamplingReport report, int seed, ResampledDataView? previous)
    {
        _source = source;
        _identity = identity;
        // Only the labels are kept: the class of every row would be a bit or a byte a row for nothing.
        _labels = new ClassLabels(classes.LabelColumnName, classes.Labels);
        _plan = plan;
        _seed = seed;
        _previous = previous;
        _main = plan.Kept is null ? source : new RowSubsetDataView(source, plan.Kept, identity);
        _mainCount = plan.Kept?.Count ?? classes.RowCount;
        _synthetic = [.. plan.Extras.OfType<SyntheticRows>()];
        _origins = new OriginColumns(source, identity, _synthetic);
        Report = report;
        Schema = CountAnnotations.AddTo(source.Schema, classes.LabelColumnName, report);
    }

    /// <summary>Class counts before and after, and what there is to say about them.</summary>
    public ResamplingReport Report { get; }

    /// <summary>Where each row comes from, in the order of a pass. Read lazily: each enumeration is a pass over the source's row ids.</summary>
    public IEnumerable<RowProvenance> Provenance
    {
        get
        {
            RowProvenance[]? before = _previous is null ? null : [.. _previous.Provenance];
            using ViewCursor cursor = OpenPass([], rand: null);
            while (cursor.MoveNext())
                yield return before is null ? cursor.Provenance : cursor.Provenance.Through(before);
        }
    }

    internal ReadMark ReadMark { get; } = new();

    /// <inheritdoc/>
    public DataViewSchema Schema { get; }

    /// <inheritdoc/>
    public bool CanShuffle => SourceRowsScope.IsOpen ? _source.CanShuffle : _source.CanShuffle && _identity.IsUnique;

    internal IDataView MainRows => _main;

    internal RowIdentity Identity => _identity;

    internal RowSet? Kept => _plan.Kept;

    internal IReadOnlyList<ExtraRows> Extras => _plan.Extras;

    /// <summary>The ids of the rows of a group of extras, all synthetic.</summary>
    internal Func<int, DataViewRowId> IdsOf(int group) => SyntheticLane.IdsOf((SyntheticRows)_plan.Extras[group], _identity, _seed);

    /// <inheritdoc/>
    public long? GetRowCount() => SourceRowsScope.IsOpen ? _source.GetRowCount() : _mainCount + _plan.Extras.Sum(e => (long)e.Count);

    /// <inheritdoc/>
    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        DataViewSchema.Column[] columns = [.. columnsNeeded];
        if (SourceRowsScope.IsOpen)
            return OverSource(columns, _source.GetRowCursor(SourceColumns(columns), rand));
        ReadMark.Set();
        return OpenPass(columns, CanShuffle ? rand : null);
    }

    /// <inheritdoc/>
    /// <remarks>Parallel where the source is, unless rows are repeated: repeats follow the source in one pass.</remarks>
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        DataViewSchema.Column[] columns = [.. columnsNeeded];
        if (SourceRowsScope.IsOpen)
            return Array.ConvertAll(_source.GetRowCursorSet(SourceColumns(columns), n, rand), input => (DataViewRowCursor)OverSource(columns, input));
        bool parallel = n > 1 && _identity.IsUnique && (_plan.Extras.Count == 0 || (_plan.Kept is null && _plan.Extras.All(e => e is SyntheticRows)));
        // A shuffled set has no common order that the extras could be spread over.
        if (!parallel || (rand is not null && _plan.Extras.Count > 0))
            return [GetRowCursor(columns, rand)];
        ReadMark.Set();
        DataViewRowCursor[] inputs = _main.GetRowCursorSet(SourceColumns(columns), n, CanShuffle ? rand : null);
        return Array.ConvertAll(inputs, input => (DataViewRowCursor)OpenPart(columns, input));
    }

    /// <summary>How many rows come from <see cref="MainRows"/>.</summary>
    internal long MainCount => _mainCount;

    internal ExtraPlaces CreatePlaces(int group) => ExtraPlaces.Create(_plan.Extras[group].Count, _mainCount, _seed, group);

    internal PassSchedule CreateSchedule() => new(_mainCount, _plan.Extras, _seed);

    private DataViewSchema.Column[] SourceColumns(DataViewSchema.Column[] columns) => Array.ConvertAll(columns, c => _source.Schema[c.Index]);

    // The rows that were resampled, as they are, with the columns of the view.
    private ResampledCursor OverSource(DataViewSchema.Column[] columns, DataViewRowCursor source) => new(this, columns, source, []);

    private ViewCursor OpenPass(DataViewSchema.Column[] columns, Random? rand)
    {
        return Open(_main.GetRowCursor(SourceColumns(columns), rand), main =>
        {
            ExtraLane[] lanes = OpenLanes(columns, main, rand);
            return lanes is [PooledRepeatLane only] ? only.CreateCursor(this, columns, main) : new ResampledCursor(this, columns, main, lanes);
        });
    }

    private ViewCursor OpenPart(DataViewSchema.Column[] columns, DataViewRowCursor input) => Open(input, main =>
    {
        ExtraLane[] lanes = OpenLanes(columns, main, rand: null);
        return new ResampledCursor(this, columns, main, lanes, lanes.Length == 0 ? null : SourceRow.ById(main, _identity));
    });

    private static ViewCursor Open(DataViewRowCursor main, Func<DataViewRowCursor, ViewCursor> create)
    {
        try
        {
            return create(main);
        }
        catch
        {
            // No cursor owns it yet.
            main.Dispose();
            throw;
        }
    }

    // One lane for each group of extras, ready to hand out the columns asked for on the pass of the main rows.
    private ExtraLane[] OpenLanes(DataViewSchema.Column[] columns, DataViewRowCursor main, Random? rand)
    {
        if (_plan.Extras.Count == 0)
            return [];
        DataViewSchema.Column[] sourceColumns = SourceColumns(columns);
        if (_synthetic.Length > 0)
            _origins.Load(sourceColumns.Where(c => c.IsHidden || (c.Name != _labels.ColumnName && !Array.Exists(_synthetic[0].Table.Layout.Columns, f => f.Name == c.Name))));
        return [.. _plan.Extras.Select(extra => extra is RepeatedRows repeated
            ? OpenRepeats(repeated, sourceColumns, main, rand)
            : new SyntheticLane((SyntheticRows)extra, _origins, _identity, _labels, _seed, rand is null ? null : AffineOrder.Create(extra.Count, rand.Next())))];
    }

    private SecondPassLane OpenSecondPass(RepeatedRows repeated, DataViewSchema.Column[] columns)
    {
        DataViewRowCursor source = _source.GetRowCursor(columns);
        return new SecondPassLane(repeated, source, new RepeatPool(source, columns), _identity, _seed);
    }

    private ExtraLane OpenRepeats(RepeatedRows repeated, DataViewSchema.Column[] columns, DataViewRowCursor main, Random? rand)
    {
        if (repeated is VariedRows varied)
            return new VariedLane(varied, _source.GetRowCursor(columns, rand is null ? null : new Random(rand.Next())), _identity, _seed, isShuffled: rand is not null);
        // A shuffled pass mixes every class; a clumped class needs a pass of its own only when the source's order is kept.
        bool counted = rand is null && _plan.Kept is null && _identity.IsPassOrder;
        bool pooled = (rand is not null || !repeated.IsClumped) && (counted || _identity.IsUnique);
        return pooled
            ? new PooledRepeatLane(repeated, new RepeatPool(main, columns), counted ? null : SourceRow.ById(main, _identity), _identity, _seed)
            : OpenSecondPass(repeated, columns);
    }
}
