namespace Microsoft.ML.Imbalance;

/// <summary>One split with its features: fitted on the training rows, applied to both sides, and kept in memory for all strategies and trainers.</summary>
internal sealed class PreparedSplit
{
    private PreparedSplit(ITransformer features, IDataView train, IDataView test)
    {
        Features = features;
        Train = train;
        Test = test;
    }

    /// <summary>What made the features.</summary>
    public ITransformer Features { get; }

    public IDataView Train { get; }

    public IDataView Test { get; }

    public static PreparedSplit Create(StratifiedSplit split, ComparisonFeaturizer featurizer, ComparisonSettings settings, bool isBinary, int seed)
    {
        ITransformer features = featurizer.Fit(seed, Cancellation.Watch(split.TrainSet));
        return new PreparedSplit(
            features, PreparedRows.Keep(features.Transform(split.TrainSet), settings, isBinary), PreparedRows.Keep(features.Transform(split.TestSet), settings, isBinary));
    }

    /// <summary>The same with a stratified part of the training rows.</summary>
    public PreparedSplit WithPart(string labelColumnName, double share, int seed)
        => new(Features, StratifiedSplitter.TrainTest(new MLContext(seed), Train, labelColumnName, share, groupColumnName: null, seed).TestSet, Test);

    /// <summary>How many training rows the smallest class has.</summary>
    public int SmallestClass(string labelColumnName)
    {
        ClassPartition partition = LabeledView.Read(Train, labelColumnName).Partition;
        return partition.Counts[partition.Minority];
    }
}
