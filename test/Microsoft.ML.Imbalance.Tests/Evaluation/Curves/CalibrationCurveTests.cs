namespace Microsoft.ML.Imbalance.Tests.Evaluation.Curves;

[TestClass]
public sealed class CalibrationCurveTests
{
    private static readonly BinaryImbalanceMetrics Metrics =
        ScoredRows.Binary((false, 0.05), (false, 0.1), (true, 0.15), (false, 0.18), (true, 0.8), (true, 1));

    [TestMethod]
    public void EqualWidthByHand()
    {
        // Ten bins: 0.05; 0.1 (on an edge: above it), 0.15, 0.18; 0.8; 1 in the last.
        CalibrationCurve curve = Metrics.CalibrationCurve();
        Assert.AreEqual(CalibrationBinning.EqualWidth, curve.Binning);
        CollectionAssert.AreEqual(new[] { 1.0, 3, 1, 1 }, curve.Bins.Select(bin => bin.Count).ToArray());
        CalibrationBin second = curve.Bins[1];
        Assert.AreEqual(0.1, second.LowestProbability);
        Assert.AreEqual(0.18, second.HighestProbability);
        Assert.AreEqual(0.43 / 3, second.MeanProbability, 1e-15);
        Assert.AreEqual(1.0 / 3, second.ObservedShare, 1e-15);
        // 0.05 too high, 3 · (1/3 - 0.43/3) too low, 0.2 too low, 0: of 6 rows.
        Assert.AreEqual((0.05 + 0.57 + 0.2) / 6, curve.ExpectedCalibrationError, 1e-15);
        Assert.AreEqual(0.2, curve.MaximumCalibrationError, 1e-15);
        Assert.AreEqual(curve.ExpectedCalibrationError, Metrics.ExpectedCalibrationError, 1e-15);
        Assert.AreEqual(curve.MaximumCalibrationError, Metrics.MaximumCalibrationError, 1e-15);
    }

    [TestMethod]
    public void EqualMassByHand()
    {
        // Three bins of two rows: none positive, one, both.
        CalibrationCurve curve = Metrics.CalibrationCurve(CalibrationBinning.EqualMass, binCount: 3);
        CollectionAssert.AreEqual(new[] { 2.0, 2, 2 }, curve.Bins.Select(bin => bin.Count).ToArray());
        CollectionAssert.AreEqual(new[] { 0.0, 0.5, 1 }, curve.Bins.Select(bin => bin.ObservedShare).ToArray());
        Assert.AreEqual((2 * 0.075 + 2 * (0.5 - 0.165) + 2 * 0.1) / 6, curve.ExpectedCalibrationError, 1e-15);
    }

    [TestMethod]
    public void IntervalsAreThoseOfTheObservedShares()
    {
        foreach (ProportionIntervalMethod method in Enum.GetValues<ProportionIntervalMethod>())
        {
            CalibrationBin bin = Metrics.CalibrationCurve(confidenceLevel: 0.9, intervalMethod: method).Bins[1];
            (double lower, double upper) = ProportionInterval.Of(1, 3, 0.9, method);
            Assert.AreEqual(lower, bin.LowerShare);
            Assert.AreEqual(upper, bin.UpperShare);
            Assert.IsTrue(lower < bin.ObservedShare && bin.ObservedShare < upper);
        }
    }

    [TestMethod]
    public void ArgumentsAreChecked()
    {
        Assert.StartsWith("binCount is 0; it must be at least 1.", Error(() => Metrics.CalibrationCurve(binCount: 0)));
        Assert.StartsWith("confidenceLevel is 1; it must be above 0 and below 1.", Error(() => Metrics.CalibrationCurve(confidenceLevel: 1)));
        Assert.StartsWith("binning is 7; it must be one of EqualWidth, EqualMass.", Error(() => Metrics.CalibrationCurve((CalibrationBinning)7)));
        Assert.StartsWith("intervalMethod is 7; it must be one of Wilson, ClopperPearson.", Error(() => Metrics.CalibrationCurve(intervalMethod: (ProportionIntervalMethod)7)));

        static string Error(Func<object> action) => Assert.ThrowsExactly<ArgumentOutOfRangeException>(action).Message;
    }
}
