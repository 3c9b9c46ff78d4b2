namespace Microsoft.ML.Imbalance;

/// <summary>One split with its features: fitted on the training rows, applied to both sides, and kept in memory for all strategies and trainers.</summary>
internal sealed class PreparedSplit
{
    private PreparedSplit(IDataView train, IDataView test)
    {
        Train = train;
        Test = test;
    }

    public IDataView Train { get; }

    public IDataView Test { get; }

    public static PreparedSplit Create(StratifiedSplit split, ComparisonFeaturizer featurizer, ComparisonSettings settings, bool isBinary, int seed)
    {
        ITransformer features = featurizer.Fit(seed, split.TrainSet);
        return new PreparedSplit(
            PreparedRows.Keep(features.Transform(split.TrainSet), settings, isBinary), PreparedRows.Keep(features.Transform(split.TestSet), settings, isBinary));
    }
}
