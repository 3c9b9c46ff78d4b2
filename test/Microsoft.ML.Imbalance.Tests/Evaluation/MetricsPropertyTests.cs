using CsCheck;

namespace Microsoft.ML.Imbalance.Tests.Evaluation;

/// <summary>What holds for all labels, predictions, scores and weights.</summary>
[TestClass]
public sealed class MetricsPropertyTests
{
    private const int ClassCount = 3;

    // Scores of eighths: many ties, and sums of three that are exactly 1.
    private static readonly Gen<Row[]> Rows = Gen.Select(
        Gen.Int[0, ClassCount - 1], Gen.Int[0, ClassCount - 1], Gen.Int[0, 8], Gen.Int[0, 8], Gen.Int[1, 4],
        (actual, predicted, a, b, weight) => new Row(actual, predicted, [Math.Min(a, b) / 8.0, Math.Abs(a - b) / 8.0, 1 - Math.Max(a, b) / 8.0], weight)).Array[1, 40];

    [TestMethod]
    public void IntegerWeightsEqualRepeatedRows() => Rows.Sample(rows =>
    {
        Row[] repeated = [.. rows.SelectMany(row => Enumerable.Repeat(row with { Weight = 1 }, (int)row.Weight))];
        AssertEqual(Binary(repeated), Binary(rows), tolerance: 1e-12);
        AssertEqual(Multiclass(repeated), Multiclass(rows), tolerance: 1e-12);
        AssertEqual(LabelMetrics(repeated), LabelMetrics(rows), tolerance: 0);
    });

    [TestMethod]
    public void RowsOfWeightZeroChangeNothing() => Rows.Sample(rows =>
    {
        Row[] more = [.. rows, .. rows.Select(row => row with { Actual = 0, Predicted = 1, Weight = 0 })];
        AssertEqual(Binary(rows), Binary(more), tolerance: 0);
        AssertEqual(Multiclass(rows), Multiclass(more), tolerance: 0);
    });

    [TestMethod]
    public void TheScaleOfTheWeightsChangesNothing() => Gen.Select(Rows, Gen.Double[0.01, 100]).Sample((rows, scale) =>
    {
        Row[] scaled = [.. rows.Select(row => row with { Weight = scale * row.Weight })];
        AssertEqual(Binary(rows), Binary(scaled), tolerance: 1e-9);
        AssertEqual(Multiclass(rows), Multiclass(scaled), tolerance: 1e-9);
    });

    [TestMethod]
    public void TheOrderOfRowsChangesNothing() => Gen.Select(Rows, Gen.Int[0, 1000]).Sample((rows, seed) =>
    {
        RandomStream random = RandomStream.Create(seed, "order");
        Row[] shuffled = [.. rows];
        for (int i = shuffled.Length - 1; i > 0; i--)
        {
            int j = random.Next(i + 1);
            (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
        }
        AssertEqual(Binary(rows), Binary(shuffled), tolerance: 1e-12);
        AssertEqual(Multiclass(rows), Multiclass(shuffled), tolerance: 1e-12);
    });

    [TestMethod]
    public void MetricsStayWithinTheirBounds() => Gen.Select(Rows, Gen.Double[1e-3, 10].Array[40]).Sample((rows, weights) =>
    {
        Row[] weighted = [.. rows.Select((row, i) => row with { Weight = weights[i] })];
        foreach ((string name, double value) in Binary(weighted).Concat(Multiclass(weighted)))
        {
            double low = name switch
            {
                "matthewsCorrelation" or "cohenKappa" or "adjustedBalancedAccuracy" or "quadraticKappa" => -1,
                "areaUnderPrecisionRecallGainCurve" or "brierSkillScore" => double.NegativeInfinity,
                _ => 0,
            };
            double high = name switch
            {
                "logLoss" => 34.54,
                "brierScore" => 2,
                "macroMeanAbsoluteError" => ClassCount - 1,
                "macroMeanSquaredError" => (ClassCount - 1) * (ClassCount - 1),
                _ => 1,
            };
            const double Rounding = 1e-12;
            Assert.IsTrue(double.IsNaN(value) || (value >= low - Rounding && value <= high + Rounding), $"{name} is {value}");
        }
    });

    [TestMethod]
    public void RisingFunctionsOfTheScoresChangeNoRanking() => Rows.Sample(rows =>
    {
        Row[] mapped = [.. rows.Select(row => row with { Scores = [.. row.Scores.Select(score => Math.Exp(score) - 5)] })];
        foreach (string name in new[] { "areaUnderRocCurve", "areaUnderPrecisionRecallCurve", "oneVersusOneAreaUnderRocCurve" })
            Assert.AreEqual(Multiclass(rows)[name], Multiclass(mapped)[name]);
    });

    [TestMethod]
    public void ReversedScoresReverseTheRocArea() => Rows.Sample(rows =>
    {
        Row[] reversed = [.. rows.Select(row => row with { Scores = [.. row.Scores.Select(score => -score)] })];
        Assert.AreEqual(1 - Multiclass(rows)["areaUnderRocCurve"], Multiclass(reversed)["areaUnderRocCurve"], 1e-12);
    });

    [TestMethod]
    public void RenamedClassesChangeNothing() => Rows.Sample(rows =>
    {
        // Class c becomes class c + 1; only the ordinal error knows an order of classes.
        Row[] renamed = [.. rows.Select(row => new Row((row.Actual + 1) % 3, (row.Predicted + 1) % 3, [row.Scores[2], row.Scores[0], row.Scores[1]], row.Weight))];
        Dictionary<string, double> before = new(Multiclass(rows)), after = new(Multiclass(renamed));
        // The first of equally probable classes is the confident one.
        string[] confidence = ["expectedCalibrationError", "adaptiveCalibrationError", "maximumCalibrationError"];
        foreach (string name in confidence.Concat(["macroMeanAbsoluteError", "macroMeanSquaredError", "quadraticKappa"]))
        {
            before.Remove(name);
            after.Remove(name);
        }
        AssertEqual(before, after, tolerance: 1e-12);
    });

    private static IReadOnlyDictionary<string, double> Binary(Row[] rows)
    {
        var predictions = new BinaryPredictions("0", "1");
        foreach (Row row in rows)
            predictions.Add(Math.Min(row.Actual, 1), Math.Min(row.Predicted, 1), row.Scores[0], row.Scores[1], row.Weight);
        return new BinaryImbalanceMetrics(predictions, 10).ToDictionary();
    }

    private static IReadOnlyDictionary<string, double> Multiclass(Row[] rows) => Evaluate(rows).ToDictionary();

    private static Dictionary<string, double> LabelMetrics(Row[] rows)
    {
        string[] summed = ["logLoss", "brier", "Calibration"];
        return Evaluate(rows).ToDictionary().Where(metric => !summed.Any(part => metric.Key.Contains(part, StringComparison.Ordinal))).ToDictionary();
    }

    private static MulticlassImbalanceMetrics Evaluate(Row[] rows)
    {
        var predictions = new MulticlassPredictions(["0", "1", "2"]);
        foreach (Row row in rows)
            predictions.Add(row.Actual, row.Predicted, row.Scores, row.Weight);
        return new MulticlassImbalanceMetrics(predictions, 10);
    }

    private static void AssertEqual(IReadOnlyDictionary<string, double> expected, IReadOnlyDictionary<string, double> actual, double tolerance)
    {
        Assert.HasCount(expected.Count, actual);
        foreach ((string name, double value) in expected)
        {
            if (double.IsNaN(value))
                Assert.AreEqual(value, actual[name], name);
            else
                Assert.AreEqual(value, actual[name], tolerance, name);
        }
    }

    private sealed record Row(int Actual, int Predicted, double[] Scores, double Weight);
}
