#:project ../../src/Microsoft.ML.Imbalance

// Class weights: what the schemes give, and what they do to a logistic regression.
//
//   dotnet run docs/samples/class-weights.cs
//
// Expected output:
//
//   scheme                   good loan  bad loan
//   balanced                     0.528     9.530
//   inverse-frequency            1.055    19.061
//   square-root                  0.381     1.619
//   effective-number(0.999)      0.467     1.533
//
//   logistic regression      recall  precision  balanced accuracy  PR AUC  Brier
//   no weights                0.006      0.250              0.503   0.114  0.049
//   no weights, threshold     0.600      0.097              0.646   0.114  0.049
//   balanced weights          0.561      0.096              0.635   0.111  0.194

using Microsoft.ML;
using Microsoft.ML.Imbalance;

var mlContext = new MLContext(seed: 1);
IDataView loans = LendingClub.Load(mlContext);
StratifiedSplit split = mlContext.Data.Imbalance.StratifiedTrainTestSplit(loans, testFraction: 0.3, seed: 1);
var binary = mlContext.BinaryClassification;

// 1. The weights of each scheme.
ClassWeightScheme[] schemes = [ClassWeightScheme.Balanced, ClassWeightScheme.InverseFrequency, ClassWeightScheme.SquareRoot, ClassWeightScheme.EffectiveNumber(0.999)];
Console.WriteLine($"{"scheme",-24} {"good loan",9} {"bad loan",9}");
foreach (ClassWeightScheme scheme in schemes)
{
    var fitted = (ClassWeightsTransformer)mlContext.Transforms.Imbalance.ClassWeights(scheme: scheme).Fit(split.TrainSet);
    Console.WriteLine($"{scheme,-24} {fitted.Weights["False"],9:0.000} {fitted.Weights["True"],9:0.000}");
}
Console.WriteLine();

// 2. A trainer that takes them.
var pipeline = LendingClub.Featurize(mlContext)
    .Append(mlContext.Transforms.Imbalance.ClassWeights("Weight", "Label", ClassWeightScheme.Balanced))
    .Append(mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression(new() { ExampleWeightColumnName = "Weight", L1Regularization = 0, NumberOfThreads = 1 }));
var weighted = pipeline.Fit(split.TrainSet);
var plain = LendingClub.Featurize(mlContext).Append(LendingClub.LogisticRegression(mlContext)).Fit(split.TrainSet);
double share = mlContext.Data.Imbalance.Inspect(split.TrainSet).SmallestClass.Share;

Console.WriteLine("logistic regression      recall  precision  balanced accuracy  PR AUC  Brier");
Show("no weights", binary.Imbalance.Evaluate(plain.Transform(split.TestSet)));
Show("no weights, threshold", binary.Imbalance.Evaluate(plain.Transform(split.TestSet), threshold: share));
Show("balanced weights", binary.Imbalance.Evaluate(weighted.Transform(split.TestSet)));

void Show(string name, BinaryImbalanceMetrics m) => Console.WriteLine(
    $"{name,-24} {m.PositiveRecall,6:0.000} {m.PositivePrecision,10:0.000} {m.BalancedAccuracy,18:0.000} {m.AreaUnderPrecisionRecallCurve,7:0.000} {m.BrierScore,6:0.000}");
