using Microsoft.ML.Imbalance.Tests.Evaluation;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>The code of docs/reference/intervals.md.</summary>
[TestClass]
public sealed class IntervalSnippets
{
    private MLContext mlContext { get; } = new(seed: 1);

    [TestMethod]
    public void Intervals()
    {
        IDataView data = Sample.Binary(mlContext, seed: 1, count: 1000), test = Sample.Binary(mlContext, seed: 2, count: 500);
        ITransformer model = mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(data);

        BinaryImbalanceMetrics metrics = mlContext.BinaryClassification.Imbalance.Evaluate(model.Transform(test));

        MetricIntervals intervals = metrics.Intervals();
        Console.WriteLine(intervals);                                   // a table of every metric
        Console.WriteLine(intervals["positiveRecall"]);                 // the estimate, and its interval

        // A measure of one's own: any function of the metrics, their curves, or the rows.
        MetricInterval top = metrics.Interval(m => m.AtTopShare(0.05).Recall, new BootstrapOptions { ReplicateCount = 2000, ConfidenceLevel = 0.9 });
        MetricInterval cost = metrics.Interval(m => m.Predictions.Sum(row => row.Weight * (row.IsPositive && !row.IsPredictedPositive ? 20 : 0)));

        Assert.IsLessThan(intervals["positiveRecall"].Upper, intervals["positiveRecall"].Lower);
        Assert.IsLessThan(top.Upper, top.Lower);
        Assert.IsGreaterThan(0, cost.Estimate);
    }

    [TestMethod]
    public void Groups()
    {
        IDataView data = Sample.Binary(mlContext, seed: 1, count: 1000);
        ITransformer model = mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(data);
        IDataView scored = model.Transform(data);

        var evaluation = new BinaryEvaluationOptions { GroupColumnName = "Group" };
        MetricIntervals ofGroups = mlContext.BinaryClassification.Imbalance.Evaluate(scored, evaluation).Intervals();

        Assert.IsGreaterThan(0, ofGroups["f1Score"].StandardError);
    }

    [TestMethod]
    public void Compare()
    {
        IDataView train = Sample.Binary(mlContext, seed: 1, count: 1000), test = Sample.Binary(mlContext, seed: 2, count: 1000);
        var trainer = mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression();
        ITransformer plain = trainer.Fit(train), balanced = mlContext.Transforms.Imbalance.Smote(seed: 1).Append(trainer).Fit(train);

        BinaryModelComparison comparison = mlContext.BinaryClassification.Imbalance.CompareModels(plain.Transform(test), balanced.Transform(test));
        Console.WriteLine(comparison.RocAreas);                // DeLong: do they rank differently?
        Console.WriteLine(comparison["brierScore"]);           // paired bootstrap, for every metric
        Console.WriteLine(comparison.PerClassDecisions[1]);    // McNemar, on the rows of the positive class: a test of recall

        // Measures that have something to choose, or of one's own, in the same way.
        Console.WriteLine(comparison.Difference("lift of the first 5 %", m => m.AtTopShare(0.05).Lift));

        // Balanced rows find more positives and ruin the probabilities; they hardly rank otherwise.
        Assert.IsLessThan(0.01, comparison.PerClassDecisions[1].MidPValue);
        Assert.IsGreaterThan(0, comparison["brierScore"].Interval.Lower);
        Assert.IsLessThan(0.02, Math.Abs(comparison.RocAreas.Difference));
    }
}
