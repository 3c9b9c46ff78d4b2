namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Turns the progress of a comparison into steps of a bar, and lines where there is none.</summary>
internal sealed class ComparisonSteps(Action step, Action<string> line, int splitCount) : IProgress<ComparisonProgress>
{
    private int _models;
    private int _splits;

    public void Report(ComparisonProgress value)
    {
        for (; _models < value.CompletedModels; _models++)
            step();
        for (; _splits < value.CompletedFolds; _splits++)
            line($"  split {_splits + 1} of {splitCount} done");
    }
}
