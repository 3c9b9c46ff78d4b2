#:project ../../src/Microsoft.ML.Imbalance

// Inspect, split with the shares of the classes kept, cross-validate what could be done, and look at the metrics of one choice.
//
//   dotnet run docs/samples/stratified-evaluation.cs
//
// Expected output:
//
//   517 of 9857 loans are bad: 18.1 good ones to each.
//
//   random folds      50 51 52 47 46 47 57 52 61 54
//   stratified folds  52 52 52 52 52 52 52 51 51 51
//   by state          103 bad loans in the test set, 0 states on both sides
//
//   5 folds                         PR AUC   balanced accuracy           Brier
//   nothing                  0.140 ± 0.020       0.501 ± 0.002   0.048 ± 0.001
//   class weights            0.130 ± 0.018       0.664 ± 0.013   0.198 ± 0.005
//   random oversampling      0.126 ± 0.018       0.661 ± 0.011   0.198 ± 0.006
//   random undersampling     0.129 ± 0.018       0.680 ± 0.009   0.208 ± 0.006
//
//   class             precision  recall  specificity      F1  G-mean     IBA  support
//   False                0.9739  0.6829       0.6692  0.8028  0.6760  0.4576     9340
//   True                 0.1046  0.6692       0.6829  0.1809  0.6760  0.4564      517
//   macro average        0.5392  0.6761       0.6761  0.4919  0.6760  0.4570     9857
//   micro average        0.6822  0.6822       0.6822  0.6822  0.6822  0.4653     9857
//   weighted average     0.9283  0.6822       0.6700  0.7702  0.6760  0.4576     9857
//
//   Accuracy                       0.6822
//   BalancedAccuracy               0.6761
//   AdjustedBalancedAccuracy       0.3521
//   GeometricMean                  0.6760
//   MatthewsCorrelation            0.1662
//   CohenKappa                     0.0992
//   PositivePrecision              0.1046
//   PositiveRecall                 0.6692
//   Specificity                    0.6829
//   F1Score                        0.1809
//   IndexBalancedAccuracy          0.4564
//   AreaUnderPrecisionRecallCurve  0.1305
//   AreaUnderRocCurve              0.7370
//   LogLoss                        0.1885
//   BrierScore                     0.0481
//   ExpectedCalibrationError       0.0069
//
//   9857 rows, 0 more without a label; positive class 'True', predicted from 0.052 on

using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Imbalance;

var mlContext = new MLContext(seed: 1);
IDataView loans = LendingClub.Load(mlContext);

// 1. What is in the data.
ImbalanceInspection inspection = mlContext.Data.Imbalance.Inspect(loans);
Console.WriteLine($"{inspection.SmallestClass.Count} of {inspection.RowCount} loans are bad: {inspection.ImbalanceRatio:0.0} good ones to each.");
Console.WriteLine();

// 2. The bad loans in ten folds: ML.NET's random folds, and stratified ones.
IEnumerable<IDataView> random = mlContext.Data.CrossValidationSplit(loans, numberOfFolds: 10, seed: 1).Select(fold => fold.TestSet);
IEnumerable<IDataView> stratified = mlContext.Data.Imbalance.StratifiedCrossValidationSplit(loans, numberOfFolds: 10, seed: 1).Select(fold => fold.TestSet);
Console.WriteLine($"random folds      {string.Join(' ', random.Select(BadLoans))}");
Console.WriteLine($"stratified folds  {string.Join(' ', stratified.Select(BadLoans))}");

// 3. With a group column: no state is on both sides.
StratifiedSplit byState = mlContext.Data.Imbalance.StratifiedTrainTestSplit(loans, testFraction: 0.2, groupColumnName: "State", seed: 1);
IEnumerable<string> shared = byState.TrainSet.GetColumn<string>("State").Intersect(byState.TestSet.GetColumn<string>("State"));
Console.WriteLine($"by state          {BadLoans(byState.TestSet)} bad loans in the test set, {shared.Count()} states on both sides");
Console.WriteLine();

// 4. Cross-validate: what is fitted, is fitted inside each fold.
IEstimator<ITransformer> features = LendingClub.Featurize(mlContext);
var trainer = mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression();
var weightedTrainer = mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression(exampleWeightColumnName: "Weight");
(string Name, IEstimator<ITransformer> Pipeline)[] candidates =
[
    ("nothing", features.Append(trainer)),
    ("class weights", features.Append(mlContext.Transforms.Imbalance.ClassWeights()).Append(weightedTrainer)),
    ("random oversampling", features.Append(mlContext.Transforms.Imbalance.RandomOversample(seed: 1)).Append(trainer)),
    ("random undersampling", features.Append(mlContext.Transforms.Imbalance.RandomUndersample(seed: 1)).Append(trainer)),
];
Console.WriteLine($"{"5 folds",-22} {"PR AUC",15} {"balanced accuracy",19} {"Brier",15}");
foreach ((string name, IEstimator<ITransformer> pipeline) in candidates)
{
    var result = mlContext.BinaryClassification.Imbalance.CrossValidate(loans, pipeline, numberOfFolds: 5, seed: 1);
    string Of(string metric) => $"{result.Mean[metric]:0.000} ± {result.StandardDeviation[metric]:0.000}";
    Console.WriteLine($"{name,-22} {Of("areaUnderPrecisionRecallCurve"),15} {Of("balancedAccuracy"),19} {Of("brierScore"),15}");
}
Console.WriteLine();

// 5. One choice in detail: nothing done but the threshold, at the share of the bad loans. All loans, each predicted by the model that did not see it.
var evaluation = new BinaryEvaluationOptions { Threshold = Math.Round(inspection.SmallestClass.Share, 3) };
var chosen = mlContext.BinaryClassification.Imbalance.CrossValidate(loans, features.Append(trainer), numberOfFolds: 5, seed: 1, evaluation: evaluation);
Console.WriteLine(chosen.Pooled);

static int BadLoans(IDataView view) => view.GetColumn<bool>("Label").Count(bad => bad);
