using System.Text.Json;

namespace Microsoft.ML.Imbalance.Tests.Evaluation;

/// <summary>Curves and measures against scikit-learn, on rows with and without weights.</summary>
[TestClass]
public sealed class CurveReferenceTests
{
    private const double Tolerance = 1e-9;

    public static IEnumerable<object[]> BinaryCases => NamesOf("binary");

    public static IEnumerable<object[]> MulticlassCases => NamesOf("multiclass");

    [TestMethod]
    [DynamicData(nameof(BinaryCases))]
    public void RocCurvesAgree(string name) => ForBothWeights(name, (@case, suffix, metrics) =>
    {
        RocCurve curve = metrics.RocCurve();
        JsonElement expected = @case.GetProperty("roc" + suffix);
        AssertAgree(expected, "fpr", curve.Points.Select(point => point.FalsePositiveRate));
        AssertAgree(expected, "tpr", curve.Points.Select(point => point.TruePositiveRate));
        // The first threshold, infinity, is null in JSON.
        CollectionAssert.AreEqual(Finite(expected, "thresholds"), curve.Points.Skip(1).Select(point => point.Threshold).ToArray());
    });

    [TestMethod]
    [DynamicData(nameof(BinaryCases))]
    public void PrecisionRecallCurvesAgree(string name) => ForBothWeights(name, (@case, suffix, metrics) =>
    {
        PrecisionRecallCurve curve = metrics.PrecisionRecallCurve();
        JsonElement expected = @case.GetProperty("precision_recall" + suffix);
        AssertAgree(expected, "precision", curve.Points.Reverse().Select(point => point.Precision));
        AssertAgree(expected, "recall", curve.Points.Reverse().Select(point => point.Recall));
        CollectionAssert.AreEqual(Finite(expected, "thresholds"), curve.Points.Skip(1).Reverse().Select(point => point.Threshold).ToArray());
        Assert.AreEqual(@case.GetProperty("average_precision" + suffix).GetDouble(), curve.AveragePrecision, Tolerance);
    });

    [TestMethod]
    [DynamicData(nameof(BinaryCases))]
    public void DetectionErrorsAgreeWithTheThresholdCurve(string name)
    {
        JsonElement @case = Case(name), expected = @case.GetProperty("det");
        double[] fpr = expected.Numbers("fpr"), fnr = expected.Numbers("fnr");
        JsonElement[] thresholds = [.. expected.GetProperty("thresholds").EnumerateArray()];
        Dictionary<double, ThresholdPoint> points = Metrics(@case, weighted: false).ThresholdCurve().Points.ToDictionary(point => point.Threshold);
        for (int i = 0; i < thresholds.Length; i++)
        {
            // Infinity is null in JSON.
            ThresholdPoint point = points[thresholds[i].ValueKind == JsonValueKind.Null ? double.PositiveInfinity : thresholds[i].GetDouble()];
            Assert.AreEqual(fpr[i], 1 - point.Specificity, Tolerance);
            Assert.AreEqual(fnr[i], 1 - point.Recall, Tolerance);
        }
    }

    [TestMethod]
    [DynamicData(nameof(BinaryCases))]
    public void PartialAreasAndBrierScoresAgree(string name) => ForBothWeights(name, (@case, suffix, metrics) =>
    {
        foreach (double most in new[] { 0.05, 0.3, 0.8 })
        {
            double expected = @case.GetProperty(FormattableString.Invariant($"partial_{most}{suffix}")).GetDouble();
            Assert.AreEqual(expected, metrics.PartialAreaUnderRocCurve(most), Tolerance);
        }
        Assert.AreEqual(@case.GetProperty("brier" + suffix).GetDouble(), metrics.BrierScore, Tolerance);
        Assert.AreEqual(@case.GetProperty("brier_skill" + suffix).GetDouble(), metrics.BrierSkillScore, Tolerance);
    });

    [TestMethod]
    [DynamicData(nameof(BinaryCases))]
    public void CalibrationCurvesOfEqualWidthAgree(string name)
    {
        JsonElement @case = Case(name), expected = @case.GetProperty("calibration_uniform");
        // The peer puts a probability on an edge into the bin below: the case with ties has such.
        if (@case.Numbers("probability").Any(p => p * 10 == Math.Floor(p * 10)))
            return;
        IReadOnlyList<CalibrationBin> bins = Metrics(@case, weighted: false).CalibrationCurve().Bins;
        AssertAgree(expected, "share", bins.Select(bin => bin.ObservedShare));
        AssertAgree(expected, "mean", bins.Select(bin => bin.MeanProbability));
    }

    [TestMethod]
    [DataRow("distinct")]
    [DataRow("rare")]
    public void CalibrationCurvesOfEqualMassAgreeWhereNoProbabilitiesTie(string name)
    {
        JsonElement @case = Case(name), expected = @case.GetProperty("calibration_quantile");
        IReadOnlyList<CalibrationBin> bins = Metrics(@case, weighted: false).CalibrationCurve(CalibrationBinning.EqualMass).Bins;
        AssertAgree(expected, "share", bins.Select(bin => bin.ObservedShare));
        AssertAgree(expected, "mean", bins.Select(bin => bin.MeanProbability));
    }

    [TestMethod]
    [DynamicData(nameof(MulticlassCases))]
    public void MulticlassMeasuresAgree(string name)
    {
        JsonElement @case = Case(name);
        Assert.AreEqual(@case.GetProperty("one_versus_one").GetDouble(), Multiclass(@case, weighted: false).OneVersusOneAreaUnderRocCurve, Tolerance);
        foreach ((string suffix, bool weighted) in new[] { ("", false), ("_weighted", true) })
        {
            MulticlassImbalanceMetrics metrics = Multiclass(@case, weighted);
            Assert.AreEqual(@case.GetProperty("quadratic_kappa" + suffix).GetDouble(), metrics.QuadraticKappa, Tolerance);
            Assert.AreEqual(@case.GetProperty("top_2" + suffix).GetDouble(), metrics.TopAccuracy(2), Tolerance);
            Assert.AreEqual(@case.GetProperty("brier" + suffix).GetDouble(), metrics.BrierScore, Tolerance);
            Assert.AreEqual(@case.GetProperty("brier_skill" + suffix).GetDouble(), metrics.BrierSkillScore, Tolerance);
        }
    }

    private static void ForBothWeights(string name, Action<JsonElement, string, BinaryImbalanceMetrics> check)
    {
        JsonElement @case = Case(name);
        check(@case, "", Metrics(@case, weighted: false));
        check(@case, "_weighted", Metrics(@case, weighted: true));
    }

    private static BinaryImbalanceMetrics Metrics(JsonElement @case, bool weighted)
    {
        int[] labels = @case.Integers("label");
        double[] probabilities = @case.Numbers("probability"), weights = @case.Numbers("weight");
        return ScoredRows.Binary([.. labels.Select((label, i) => (label == 1, probabilities[i], weighted ? weights[i] : 1))]);
    }

    private static MulticlassImbalanceMetrics Multiclass(JsonElement @case, bool weighted)
    {
        int[] labels = @case.Integers("label");
        double[] weights = @case.Numbers("weight");
        double[][] scores = [.. @case.GetProperty("probability").EnumerateArray().Select(row => row.EnumerateArray().Select(v => v.GetDouble()).ToArray())];
        var predictions = new MulticlassPredictions([.. Enumerable.Range(0, scores[0].Length).Select(c => $"{c}")]);
        for (int i = 0; i < labels.Length; i++)
            predictions.Add(labels[i], Array.IndexOf(scores[i], scores[i].Max()), scores[i], weighted ? weights[i] : null);
        return new MulticlassImbalanceMetrics(predictions, 10);
    }

    private static void AssertAgree(JsonElement expected, string name, IEnumerable<double> actual)
    {
        double[] values = expected.Numbers(name), ours = [.. actual];
        Assert.HasCount(values.Length, ours, name);
        for (int i = 0; i < values.Length; i++)
            Assert.AreEqual(values[i], ours[i], Tolerance, $"{name}, point {i}");
    }

    private static double[] Finite(JsonElement element, string name)
        => [.. element.GetProperty(name).EnumerateArray().Where(v => v.ValueKind == JsonValueKind.Number).Select(v => v.GetDouble())];

    private static JsonElement Case(string name) => ReferenceFile.Cases("curves.json").Single(c => c.GetProperty("name").GetString() == name);

    private static IEnumerable<object[]> NamesOf(string kind)
        => from @case in ReferenceFile.Cases("curves.json")
           where @case.GetProperty("kind").GetString() == kind
           select new object[] { @case.GetProperty("name").GetString()! };
}
