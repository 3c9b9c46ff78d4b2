namespace Microsoft.ML.Imbalance;

/// <summary>A view whose labels have been read: the class of each row, and what tells its rows apart.</summary>
internal sealed class LabeledView
{
    private readonly IDataView _view;
    private readonly RowIdentity _identity;

    private LabeledView(IDataView view, ClassPartition partition, RowIdentity identity)
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

    public IDataView Subset(RowSet rows) => new RowSubsetDataView(_view, rows, _identity);
}
