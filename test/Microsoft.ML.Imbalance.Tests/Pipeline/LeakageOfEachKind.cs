namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class RandomOversampleLeakageTests : LeakageTests
{
    protected override string Name => "RandomOversample";

    protected override bool AddsRows => true;

    protected override ResamplingEstimator Create(TransformsImbalanceCatalog catalog) => catalog.RandomOversample(seed: 5);
}

[TestClass]
public sealed class SmoteLeakageTests : LeakageTests
{
    protected override string Name => "Smote";

    protected override bool AddsRows => true;

    protected override ResamplingEstimator Create(TransformsImbalanceCatalog catalog) => catalog.Smote(seed: 5);
}

[TestClass]
public sealed class EditedNearestNeighborsLeakageTests : LeakageTests
{
    protected override string Name => "EditedNearestNeighbors";

    protected override bool AddsRows => false;

    protected override ResamplingEstimator Create(TransformsImbalanceCatalog catalog) => catalog.EditedNearestNeighbors();
}

/// <summary>A function of the user's: the first half of the larger class goes.</summary>
[TestClass]
public sealed class CustomLeakageTests : LeakageTests
{
    protected override string Name => "FirstHalf";

    protected override bool AddsRows => false;

    protected override ResamplingEstimator Create(TransformsImbalanceCatalog catalog) => catalog.Custom("FirstHalf", resampling =>
    {
        IReadOnlyList<int> rows = resampling.RowsOf(resampling.ClassNamed("False"));
        foreach (int row in rows.Take(rows.Count / 2))
            resampling.Remove(row);
    });
}

[TestClass]
public sealed class ThenLeakageTests : LeakageTests
{
    protected override string Name => "Smote + TomekLinks + RandomUndersample";

    protected override bool AddsRows => true;

    protected override ResamplingEstimator Create(TransformsImbalanceCatalog catalog)
        => catalog.Smote(target: SamplingTarget.Ratio(0.8), seed: 5).Then(catalog.TomekLinks(target: SamplingTarget.All)).Then(catalog.RandomUndersample(seed: 6));
}
