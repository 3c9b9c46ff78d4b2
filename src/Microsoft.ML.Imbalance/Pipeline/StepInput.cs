namespace Microsoft.ML.Imbalance;

/// <summary>The data of a step whose labels are known: what was read of it, or what follows from the step before.</summary>
internal class StepInput(IDataView view, ClassPartition classes, RowIdentity identity)
{
    public IDataView View => view;

    public ClassPartition Classes => classes;

    public RowIdentity Identity => identity;

    public static StepInput Read(IDataView view, string labelColumnName)
    {
        var ids = new RowIdentityBuilder();
        ClassPartition classes = ClassPartitionReader.Read(view, labelColumnName, ids);
        return new StepInput(view, classes, ids.Build());
    }

    /// <summary>The rows of some classes, one table a class.</summary>
    public FeatureTable[] ReadFeatures(FeatureSelection features, IReadOnlyList<int> classIndexes) => FeatureTableReader.Read(view, identity, classes, features, classIndexes);

    /// <summary>The rows of all classes in one table.</summary>
    /// <param name="features">What is read.</param>
    /// <param name="mayBeComputed">Whether rows may be computed when they are looked at.</param>
    /// <param name="classApart">The class whose rows had better stand apart.</param>
    public virtual FeatureTable ReadAllFeatures(FeatureSelection features, bool mayBeComputed = false, int? classApart = null)
        => FeatureTableReader.ReadAll(view, identity, classes, features, classApart);
}
