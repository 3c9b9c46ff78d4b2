namespace Microsoft.ML.Imbalance.Tests;

/// <summary>The code of docs/reference/compare.md.</summary>
[TestClass]
public sealed class CompareSnippets
{
    [TestMethod]
    public void Compare()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView data = Evaluation.Sample.Binary(mlContext, seed: 1, count: 600);
        IEstimator<ITransformer> featurizer = mlContext.Transforms.NormalizeMeanVariance("Features");

        var sgd = new ComparisonTrainer("sgd", of => of.Context.BinaryClassification.Trainers.SgdCalibrated(new()
        {
            LabelColumnName = of.LabelColumnName,
            FeatureColumnName = of.FeatureColumnName,
            ExampleWeightColumnName = of.ExampleWeightColumnName,
            NumberOfThreads = 1,
        }));

        ComparisonResult result = mlContext.BinaryClassification.Imbalance.Compare(
            data,                                                      // raw rows: the featurizer is fitted inside each fold
            [ComparisonTrainer.LogisticRegression, sgd],
            [ImbalanceStrategy.Parse("smote"), ImbalanceStrategy.ClassWeights(), ImbalanceStrategy.TunedThreshold],
            featurizer,
            new ComparisonSettings { NumberOfFolds = 3, Seed = 1 });
        Console.WriteLine(result);                                     // a table for each trainer, then the recommendation and its reasons

        ComparedMetric metric = result["sgd", "smote"][ComparisonMetric.AreaUnderPrecisionRecallCurve];
        Console.WriteLine($"{metric.Mean:0.000}: {metric.Difference!.AdjustedLow:+0.000;-0.000} to {metric.Difference.AdjustedHigh:+0.000;-0.000}, p = {metric.Difference.AdjustedPValue:0.000}");

        ITransformer model = result.FitBest();                         // featurizer and model, on all rows

        Assert.HasCount(3, metric.Values);
        Assert.IsNotNull(model.Transform(data).Schema.GetColumnOrNull("PredictedLabel"));
    }

    [TestMethod]
    public void SearchAndTime()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView data = Evaluation.Sample.Binary(mlContext, seed: 1, count: 300);
        using var cancellation = new CancellationTokenSource();

        var settings = new ComparisonSettings
        {
            NumberOfFolds = 3,
            SearchTrials = 4,                                          // random options of each strategy, tried on inner folds
            SearchMethod = OptionSearchMethod.SuccessiveHalving,       // many on a part of the rows, the best on all
            Objective = ComparisonMetric.BalancedAccuracy,
            TimeBudget = TimeSpan.FromMinutes(10),
            CancellationToken = cancellation.Token,
            Progress = new Progress<ComparisonProgress>(p => Console.WriteLine($"{p.Fraction:P0}, {p.TimeLeft} left")),
        };
        ComparisonResult result = mlContext.BinaryClassification.Imbalance.Compare(
            data, [ComparisonTrainer.LogisticRegression], [ImbalanceStrategy.Parse("smote"), ImbalanceStrategy.ClassWeights()], settings: settings);
        foreach (ImbalanceStrategy chosen in result["logistic-regression", "smote"].FoldStrategies)
            Console.WriteLine(chosen);                                 // the options that were best inside each fold

        foreach (ImbalanceDiagnostic diagnostic in result.Diagnostics)
            Console.WriteLine(diagnostic);                             // few rows in a fold, leaks, probabilities that are off, ...

        Assert.HasCount(3, result["logistic-regression", "smote"].FoldStrategies);
    }
}
