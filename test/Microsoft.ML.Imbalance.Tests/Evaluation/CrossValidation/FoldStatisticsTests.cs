namespace Microsoft.ML.Imbalance.Tests.Evaluation.CrossValidation;

[TestClass]
public sealed class FoldStatisticsTests
{
    [TestMethod]
    public void MeanAndSampleDeviationOfTheFolds()
    {
        // Mean 0.5; ((0.3)² + (0.1)² + (0.2)²) / 2 = 0.07
        (IReadOnlyDictionary<string, double> mean, IReadOnlyDictionary<string, double> deviation) = Of(0.2, 0.6, 0.7);
        Assert.AreEqual(0.5, mean["recall"], 1e-15);
        Assert.AreEqual(Math.Sqrt(0.07), deviation["recall"], 1e-15);
    }

    [TestMethod]
    public void FoldsWithoutAValueAreLeftOut()
    {
        (IReadOnlyDictionary<string, double> mean, IReadOnlyDictionary<string, double> deviation) = Of(0.25, double.NaN, 0.75);
        Assert.AreEqual(0.5, mean["recall"]);
        Assert.AreEqual(Math.Sqrt(0.125), deviation["recall"], 1e-15);
    }

    [TestMethod]
    public void AMetricThatIsNowhereDefinedHasNoMean()
    {
        Assert.AreEqual(double.NaN, Of(double.NaN, double.NaN).Mean["recall"]);
        Assert.AreEqual(double.NaN, Of(0.5, double.NaN).Deviation["recall"]);
    }

    private static (IReadOnlyDictionary<string, double> Mean, IReadOnlyDictionary<string, double> Deviation) Of(params double[] values)
        => FoldStatistics.Of([.. values.Select(value => new Dictionary<string, double> { ["recall"] = value })]);
}
