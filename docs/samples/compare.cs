#:project ../../src/Microsoft.ML.Imbalance

// Compare strategies on the same folds, read the recommendation, and fit it on all loans.
//
//   dotnet run docs/samples/compare.cs

using Microsoft.ML;
using Microsoft.ML.Imbalance;

var mlContext = new MLContext(seed: 1);
IDataView loans = LendingClub.Load(mlContext);

ComparisonResult result = mlContext.BinaryClassification.Imbalance.Compare(
    loans,
    [new ComparisonTrainer("logistic-regression", (ml, label, features, weight, seed) => LendingClub.LogisticRegression(ml, weight))],
    [ImbalanceStrategy.ClassWeights(), ImbalanceStrategy.Parse("random-oversample"), ImbalanceStrategy.Parse("smote"), ImbalanceStrategy.TunedThreshold],
    LendingClub.Featurize(mlContext),
    new ComparisonSettings { Seed = 1 });
Console.WriteLine(result);

// Decisions are needed here: the same model, with a threshold that was tuned by inner folds.
ITransformer model = result.Refit(ImbalanceStrategy.TunedThreshold, result.Recommendation.Trainer);
BinaryImbalanceMetrics metrics = mlContext.BinaryClassification.Imbalance.Evaluate(model.Transform(loans));
Console.WriteLine($"On the loans it was fitted on: {metrics.PositiveRecall:P0} of the bad ones found, {metrics.PositivePrecision:P0} of those it finds are bad.");
