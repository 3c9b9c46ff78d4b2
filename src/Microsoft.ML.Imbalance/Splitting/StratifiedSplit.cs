namespace Microsoft.ML.Imbalance;

/// <summary>The two sides of a stratified split. Both are views of the data that was split: rows are streamed and skipped, never copied.</summary>
public sealed class StratifiedSplit
{
    internal StratifiedSplit(IDataView trainSet, IDataView testSet)
    {
        TrainSet = trainSet;
        TestSet = testSet;
    }

    /// <summary>The rows to fit on.</summary>
    public IDataView TrainSet { get; }

    /// <summary>The other rows, to evaluate on.</summary>
    public IDataView TestSet { get; }
}
