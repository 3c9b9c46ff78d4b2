using Microsoft.ML.Imbalance.Tests.Evaluation;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>The code of docs/reference/evaluate.md.</summary>
[TestClass]
public sealed class EvaluateSnippets
{
    [TestMethod]
    public void Evaluate()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView data = Sample.Binary(mlContext, seed: 1, count: 1000), test = Sample.Binary(mlContext, seed: 2, count: 500);
        var pipeline = mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression();
        ITransformer model = pipeline.Fit(data);

        BinaryImbalanceMetrics metrics = mlContext.BinaryClassification.Imbalance.Evaluate(model.Transform(test));
        Console.WriteLine(metrics);                                    // a table of the classes, then every metric
        Console.WriteLine(metrics.AreaUnderPrecisionRecallCurve);
        Console.WriteLine(metrics.PerClass[1].Recall);                 // of the positive class, as metrics.PositiveRecall
        Console.WriteLine(metrics.ConfusionMatrix["True", "False"]);   // positive rows that were missed

        // The same predictions, decided at another probability.
        BinaryImbalanceMetrics careful = mlContext.BinaryClassification.Imbalance.Evaluate(model.Transform(test), threshold: 0.2);
        Console.WriteLine(careful.PositiveRecall);

        // Stratified: every fold has its share of the rare class.
        ImbalanceCrossValidationResult<BinaryImbalanceMetrics> result =
            mlContext.BinaryClassification.Imbalance.CrossValidate(data, pipeline, numberOfFolds: 5, seed: 1);
        Console.WriteLine(result.Pooled.GeometricMean);                // all out-of-fold predictions together
        Console.WriteLine($"{result.Mean["areaUnderRocCurve"]:0.000} ± {result.StandardDeviation["areaUnderRocCurve"]:0.000}");

        Assert.AreEqual(metrics.PositiveRecall, metrics.PerClass[1].Recall);
        Assert.IsGreaterThan(metrics.PositiveRecall, careful.PositiveRecall, "a lower threshold finds more");
        Assert.AreEqual(1000, result.Pooled.RowCount);
    }

    [TestMethod]
    public void ResamplingBeforeTheSplitFlatters()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView data = Sample.Binary(mlContext, seed: 1, count: 1000);
        var trainer = mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression();

        IDataView balanced = mlContext.Transforms.Imbalance.Smote().FitResample(data);
        var flattered = mlContext.BinaryClassification.Imbalance.CrossValidate(balanced, trainer); // synthetic rows in every fold

        var honest = mlContext.BinaryClassification.Imbalance.CrossValidate(data, mlContext.Transforms.Imbalance.Smote().Append(trainer));

        Assert.IsGreaterThan(honest.Pooled.PositivePrecision + 0.2, flattered.Pooled.PositivePrecision);
    }
}
