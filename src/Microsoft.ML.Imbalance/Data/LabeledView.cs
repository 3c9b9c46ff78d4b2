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
}
