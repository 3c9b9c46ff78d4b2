using CsCheck;

namespace Microsoft.ML.Imbalance.Tests.Evaluation.Curves;

/// <summary>On every curve and in every measure with something to choose, a row of weight 2 is the same row twice.</summary>
[TestClass]
public sealed class CurveWeightTests
{
    private static readonly Gen<(bool IsPositive, double Probability, double Weight)[]> Rows = Gen.Select(
        Gen.Bool, Gen.Int[0, 12], Gen.Int[0, 4], (isPositive, score, weight) => (isPositive, score / 12.0, (double)weight)).Array[1, 40];

    [TestMethod]
    public void IntegerWeightsEqualRepeatedRows() => Rows.Sample(rows =>
    {
        (bool, double, double)[] repeated = [.. rows.SelectMany(row => Enumerable.Repeat((row.IsPositive, row.Probability, 1.0), (int)row.Weight))];
        if (repeated.Length == 0)
            return;
        AssertEqual(ScoredRows.Binary(repeated), ScoredRows.Binary(rows), 1e-12);
    });

    [TestMethod]
    public void TheScaleOfTheWeightsChangesNoCurve() => Gen.Select(Rows, Gen.Double[0.01, 100]).Sample((rows, scale) =>
    {
        if (rows.All(row => row.Weight == 0))
            return;
        BinaryImbalanceMetrics plain = ScoredRows.Binary(rows), scaled = ScoredRows.Binary([.. rows.Select(row => (row.IsPositive, row.Probability, row.Weight * scale))]);
        // Counts scale, and intervals get narrower with more rows.
        AssertEqual([.. RatesOf(plain)], [.. RatesOf(scaled)], 1e-9);
    });

    private static void AssertEqual(BinaryImbalanceMetrics expected, BinaryImbalanceMetrics actual, double tolerance)
    {
        AssertEqual([.. RatesOf(expected)], [.. RatesOf(actual)], tolerance);
        AssertEqual([.. CountsOf(expected)], [.. CountsOf(actual)], tolerance);
    }

    private static IEnumerable<double> RatesOf(BinaryImbalanceMetrics metrics)
    {
        RocCurve roc = metrics.RocCurve();
        foreach (RocPoint point in roc.Points.Concat(roc.ConvexHull))
            yield return point.Threshold + point.FalsePositiveRate + 100 * point.TruePositiveRate;
        foreach (PrecisionRecallPoint point in metrics.PrecisionRecallCurve().Points)
            yield return point.Threshold + point.Recall + 100 * point.Precision;
        foreach (PrecisionRecallGainPoint point in metrics.PrecisionRecallGainCurve().Points)
            yield return point.RecallGain + 100 * point.PrecisionGain;
        foreach (ThresholdPoint point in metrics.ThresholdCurve().Points)
            yield return point.Threshold + point.FlaggedShare + 100 * point.F1Score + 10_000 * point.ExpectedCost(1, 3);
        foreach (GainsPoint point in metrics.GainsCurve().Points)
            yield return point.Threshold + point.FlaggedShare + 100 * point.CapturedShare + 10_000 * point.Lift;
        foreach (CostPoint point in metrics.CostCurve().Points)
            yield return point.Threshold + point.ProbabilityCost + 100 * point.NormalizedExpectedCost;
        foreach (CalibrationBinning binning in Enum.GetValues<CalibrationBinning>())
        {
            CalibrationCurve curve = metrics.CalibrationCurve(binning, 4);
            foreach (CalibrationBin bin in curve.Bins)
                yield return bin.LowestProbability + bin.HighestProbability + 100 * bin.MeanProbability + 10_000 * bin.ObservedShare;
            yield return curve.ExpectedCalibrationError + 100 * curve.MaximumCalibrationError;
        }

        yield return metrics.HMeasureWith(CostSeverity.Symmetric);
        yield return metrics.PartialAreaUnderRocCurve(0.3);
        yield return metrics.PartialAreaUnderRocCurveByRecall(0.6);
        yield return metrics.AtTopShare(0.37).Precision;
        yield return metrics.BrierDecomposition().Calibration;
        yield return metrics.BrierDecomposition(3).WithinBins;
        yield return metrics.ExpectedCost(1, 7);
    }

    private static IEnumerable<double> CountsOf(BinaryImbalanceMetrics metrics)
    {
        foreach (ThresholdPoint point in metrics.ThresholdCurve().Points)
            yield return point.TruePositives + 100 * point.FalsePositives + 10_000 * point.FalseNegatives + 1e6 * point.TrueNegatives;
        foreach (CalibrationBin bin in metrics.CalibrationCurve(CalibrationBinning.EqualMass, 3, intervalMethod: ProportionIntervalMethod.ClopperPearson).Bins)
            yield return bin.Count + 100 * bin.LowerShare + 10_000 * bin.UpperShare;
        yield return metrics.AtTop(1).Positives;
    }

    private static void AssertEqual(double[] expected, double[] actual, double tolerance)
    {
        Assert.HasCount(expected.Length, actual);
        for (int i = 0; i < expected.Length; i++)
        {
            if (double.IsFinite(expected[i]))
                Assert.AreEqual(expected[i], actual[i], tolerance * Math.Max(1, Math.Abs(expected[i])), $"value {i}");
            else
                Assert.AreEqual(expected[i], actual[i], $"value {i}");
        }
    }
}
