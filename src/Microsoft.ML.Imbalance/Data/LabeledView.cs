namespace Microsoft.ML.Imbalance;

/// <summary>A view whose labels have been read: the class of each row, and what tells its rows apart.</summary>
internal sealed class LabeledView
{
    private readonly IDataView _view;
    private readonly RowIdentity _identity;

    public LabeledView(IDataView view, ClassPartition partition, RowIdentity identity)
    {
        _view = view;
        Partition = partition;
        _identity = identity;
    }

    public ClassPartition Partition { get; }

    public static LabeledView Read(IDataView view, string labelColumnName)
    {
        var identity = new RowIdentityBuilder();
        ClassPartition partition = ClassPartitionReader.Read(view, labelColumnName, identity);
        return new LabeledView(view, partition, identity.Build());
    }

    public RowGroups Groups(string groupColumnName) => GroupColumnReader.Read(_view, groupColumnName, _identity);

    /// <summary>A function that gives the row an unshuffled cursor over a subset, or over what was made of it row by row, stands on; to be called once a row.</summary>
    public Func<int> RowsOf(DataViewRowCursor cursor, RowSet subset)
    {
        if (_identity.IsUnique)
            return SourceRow.ById(cursor, _identity);
        IEnumerator<int> rows = subset.GetEnumerator();
        return () => rows.MoveNext() ? rows.Current : throw _identity.ChangedData("it now has more");
    }

    public IDataView Subset(RowSet rows) => new RowSubsetDataView(_view, rows, _identity);

    /// <summary>Whether several threads that each skip the others' rows are faster than one: so it is in memory, unless the source parallelizes by itself.</summary>
    public bool IsReadInParts
    {
        get
        {
            if (!_view.CanShuffle || !_identity.IsUnique)
                return false;
            DataViewRowCursor[] cursors = _view.GetRowCursorSet([], 2);
            foreach (DataViewRowCursor cursor in cursors)
                cursor.Dispose();
            return cursors.Length == 1;
        }
    }

    /// <summary>The rows of a plan.</summary>
    /// <param name="plan">Which rows, and how often.</param>
    /// <param name="method">What planned it.</param>
    /// <param name="seed">The seed of the order of repeats.</param>
    public ResampledDataView Resample(ResamplingPlan plan, string method, int seed)
        => new(_view, _identity, Partition, plan, new ResamplingReport(method, seed, isSeedUsed: true, ResamplingPlanner.Count(Partition, plan), Partition.UnlabeledCount, []), seed, previous: null);

    /// <summary>The same rows with one more column, whose value follows from the row's number.</summary>
    public LabeledView With(string columnName, Func<int, float> valueOf)
        => new(
            new AppendedColumnView(
                new AppendedColumn<float>(_view.Schema, columnName, Microsoft.ML.Data.NumberDataViewType.Single, dependency: null, (row, _) =>
                {
                    Func<int> rowOf = _identity.IsUnique ? SourceRow.ById(row, _identity) : () => (int)row.Position;
                    return (ref float value) => value = valueOf(rowOf());
                }),
                _view),
            Partition,
            _identity);
}
