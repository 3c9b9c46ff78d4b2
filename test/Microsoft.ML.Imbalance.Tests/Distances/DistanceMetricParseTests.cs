namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Metrics as text.</summary>
[TestClass]
public sealed class DistanceMetricParseTests
{
    [TestMethod]
    public void EveryMetricIsReadByItsName()
    {
        (string Text, DistanceMetric Metric)[] named =
        [
            ("euclidean", DistanceMetric.Euclidean), ("Manhattan", DistanceMetric.Manhattan), ("chebyshev", DistanceMetric.Chebyshev), ("cosine", DistanceMetric.Cosine),
            ("missing-euclidean", DistanceMetric.MissingEuclidean), ("heom", DistanceMetric.Heom), ("HVDM", DistanceMetric.Hvdm), ("value-difference", DistanceMetric.ValueDifference),
        ];
        foreach ((string text, DistanceMetric metric) in named)
            Assert.AreSame(metric, DistanceMetric.Parse(text));
        Assert.AreEqual(DistanceMetric.Minkowski(3).ToString(), DistanceMetric.Parse("minkowski(3)").ToString());
    }

    [TestMethod]
    public void AnUnknownMetricIsRefusedWithThoseThatThereAre()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => DistanceMetric.Parse("taxi"));
        StringAssert.StartsWith(
            error.Message, "'taxi' is not a distance metric. Use euclidean, manhattan, chebyshev, cosine, missing-euclidean, heom, hvdm, value-difference or minkowski(3).");
    }
}
