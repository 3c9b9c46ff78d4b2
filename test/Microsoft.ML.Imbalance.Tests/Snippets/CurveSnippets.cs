using Microsoft.ML.Imbalance.Tests.Evaluation;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>The code of docs/reference/curves.md.</summary>
[TestClass]
public sealed class CurveSnippets
{
    [TestMethod]
    public void Curves()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView data = Sample.Binary(mlContext, seed: 1, count: 1000), test = Sample.Binary(mlContext, seed: 2, count: 500);
        ITransformer model = mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(data);

        BinaryImbalanceMetrics metrics = mlContext.BinaryClassification.Imbalance.Evaluate(model.Transform(test));

        RocCurve roc = metrics.RocCurve();
        foreach (RocPoint point in roc.Points)
            Console.WriteLine($"{point.FalsePositiveRate:0.000} {point.TruePositiveRate:0.000} from score {point.Threshold:0.00} on");

        PrecisionRecallCurve precisionRecall = metrics.PrecisionRecallCurve(maximumPointCount: 200);   // for a plot; the area is that of all points
        Console.WriteLine($"{precisionRecall.AveragePrecision:0.000}, by chance {precisionRecall.Prevalence:0.000}");

        // Every measure at every threshold: which is best for a miss that costs 20 times a false alarm?
        ThresholdPoint best = metrics.ThresholdCurve().Best(point => -point.ExpectedCost(falsePositiveCost: 1, falseNegativeCost: 20));
        Console.WriteLine($"from {best.Threshold:0.000} on: recall {best.Recall:0.000}, precision {best.Precision:0.000}, {best.FlaggedShare:P1} flagged");

        Assert.AreEqual(metrics.AreaUnderRocCurve, roc.AreaUnderCurve);
        Assert.IsGreaterThan(metrics.PositiveRecall, best.Recall);
    }

    [TestMethod]
    public void Calibration()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView data = Sample.Binary(mlContext, seed: 1, count: 1000);
        ITransformer model = mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(data);
        BinaryImbalanceMetrics metrics = mlContext.BinaryClassification.Imbalance.Evaluate(model.Transform(data));

        CalibrationCurve calibration = metrics.CalibrationCurve(CalibrationBinning.EqualMass, binCount: 10);
        foreach (CalibrationBin bin in calibration.Bins)
            Console.WriteLine($"{bin.Count} rows: {bin.MeanProbability:0.000} promised, {bin.ObservedShare:0.000} found [{bin.LowerShare:0.000}, {bin.UpperShare:0.000}]");

        BrierDecomposition brier = metrics.BrierDecomposition(binCount: 10);
        Console.WriteLine($"{brier.Calibration:0.0000} can be mended by calibration, {brier.Refinement:0.0000} can't");

        Assert.AreEqual(1000, calibration.Bins.Sum(bin => bin.Count));
        Assert.IsLessThan(brier.Refinement, brier.Calibration);
    }

    [TestMethod]
    public void Costs()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView data = Sample.Binary(mlContext, seed: 1, count: 1000);
        ITransformer model = mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(data);
        BinaryImbalanceMetrics metrics = mlContext.BinaryClassification.Imbalance.Evaluate(model.Transform(data));

        // Where the model will be used 1 row in 50 is positive, and a miss costs 20 times a false alarm.
        double x = CostCurve.ProbabilityCostOf(positiveShare: 0.02, falsePositiveCost: 1, falseNegativeCost: 20);
        CostPoint there = metrics.CostCurve().At(x);
        Console.WriteLine($"flag from score {there.Threshold:0.00} on; cost {there.NormalizedExpectedCost:0.000}, knowing nothing {Math.Min(x, 1 - x):0.000}");

        TopRowsMetrics top = metrics.AtTopShare(0.05);
        Console.WriteLine($"the first 5 % of the rows hold {top.Recall:P0} of the positives, {top.Lift:0.0} times as many as by chance");

        Assert.IsLessThan(Math.Min(x, 1 - x), there.NormalizedExpectedCost);
        Assert.IsGreaterThan(2, top.Lift);
    }

    [TestMethod]
    public void OneClass()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView data = Sample.Multiclass(mlContext, seed: 1, count: 600);
        ITransformer model = mlContext.Transforms.Conversion.MapValueToKey("Label", "Class").Append(mlContext.MulticlassClassification.Trainers.LbfgsMaximumEntropy()).Fit(data);
        MulticlassImbalanceMetrics metrics = mlContext.MulticlassClassification.Imbalance.Evaluate(model.Transform(data));

        PrecisionRecallCurve rare = metrics.OneVersusRest("rare").PrecisionRecallCurve();

        Assert.IsGreaterThan(rare.Prevalence, rare.AveragePrecision);
    }
}
