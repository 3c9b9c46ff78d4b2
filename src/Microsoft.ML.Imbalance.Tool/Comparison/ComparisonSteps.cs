namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Turns the progress of a comparison into steps of a bar, and lines where there is none.</summary>
/// <param name="progress">Counts models.</param>
/// <param name="line">Prints a line; null where there is a bar.</param>
/// <param name="splitCount">How many folds there are in all.</param>
internal sealed class ComparisonSteps(WorkProgress progress, Action<string>? line, int splitCount) : IProgress<ComparisonProgress>
{
    private int _models;
    private int _splits;

    public void Report(ComparisonProgress value)
    {
        for (; _models < value.CompletedModels; _models++)
            progress.Add();
        for (; _splits < value.CompletedFolds; _splits++)
            line?.Invoke($"  split {_splits + 1} of {splitCount} done");
    }
}
