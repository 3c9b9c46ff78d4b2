#:project ../../src/Microsoft.ML.Imbalance

// Compare strategies on the same folds, read the recommendation, and fit it on all loans.
//
//   dotnet run docs/samples/compare.cs
//
// Expected output:
//
//   logistic-regression  PR-AUC   ROC-AUC   bal. acc.   G-mean      MCC       F1   log-loss    Brier
//   none                 0.1314    0.7271      0.5017   0.0393   0.0283   0.0076     0.1909   0.0485
//   class-weights        0.1256    0.7234      0.6594+  0.6584+  0.1521   0.1748+    0.5785-  0.1985-
//   random-oversample    0.1241    0.7223      0.6610+  0.6600+  0.1538   0.1759+    0.5772-  0.1980-
//   smote                0.1266    0.7174      0.6493+  0.6471+  0.1428   0.1700+    0.5757-  0.1976-
//   tuned-threshold      0.1314    0.7271      0.6757+  0.6649+  0.1579   0.1633+    0.1909   0.0485
//
//   Recommended: none with logistic-regression.
//   Nothing beats doing nothing: no strategy has a significantly better PR-AUC, after Holm's correction for 4 comparisons.
//   If decisions are needed, a tuned threshold suffices: its bal. acc. is 0.6757, with nothing done 0.5017; the probabilities stay as they are.
//   Diagnostics: IMB201, IMB203.
//
//   On the loans it was fitted on: 86.3 % of the bad ones found, 9.5 % of those it finds are bad.

using Microsoft.ML;
using Microsoft.ML.Imbalance;

var mlContext = new MLContext(seed: 1);
IDataView loans = LendingClub.Load(mlContext);

ComparisonResult result = mlContext.BinaryClassification.Imbalance.Compare(
    loans,
    [new ComparisonTrainer("logistic-regression", of => LendingClub.LogisticRegression(of.Context, of.ExampleWeightColumnName))],
    [ImbalanceStrategy.ClassWeights(), ImbalanceStrategy.Parse("random-oversample"), ImbalanceStrategy.Parse("smote"), ImbalanceStrategy.TunedThreshold],
    LendingClub.Featurize(mlContext),
    new ComparisonSettings { Seed = 1 });
Console.WriteLine(result);

// Decisions are needed here: the same model, with a threshold that was tuned by inner folds.
ITransformer model = result.Refit(ImbalanceStrategy.TunedThreshold, result.Recommendation.Trainer);
BinaryImbalanceMetrics metrics = mlContext.BinaryClassification.Imbalance.Evaluate(model.Transform(loans));
Console.WriteLine($"On the loans it was fitted on: {metrics.PositiveRecall:P1} of the bad ones found, {metrics.PositivePrecision:P1} of those it finds are bad.");
