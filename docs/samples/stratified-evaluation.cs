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
//   nothing                  0.131 ± 0.017       0.502 ± 0.003   0.048 ± 0.001
//   class weights            0.126 ± 0.017       0.659 ± 0.015   0.198 ± 0.006
//   random oversampling      0.124 ± 0.017       0.661 ± 0.015   0.198 ± 0.007
//   random undersampling     0.121 ± 0.019       0.660 ± 0.017   0.217 ± 0.008
//
//   class             precision  recall  specificity      F1  G-mean     IBA  support
//   False                0.9726  0.6808       0.6538  0.8010  0.6672  0.4463     9340
//   True                 0.1018  0.6538       0.6808  0.1762  0.6672  0.4439      517
//   macro average        0.5372  0.6673       0.6673  0.4886  0.6672  0.4451     9857
//   micro average        0.6794  0.6794       0.6794  0.6794  0.6794  0.4616     9857
//   weighted average     0.9269  0.6794       0.6552  0.7682  0.6672  0.4462     9857
//
//   Accuracy                       0.6794
//   BalancedAccuracy               0.6673
//   AdjustedBalancedAccuracy       0.3346
//   GeometricMean                  0.6672
//   MatthewsCorrelation            0.1578
//   CohenKappa                     0.0940
//   PositivePrecision              0.1018
//   PositiveRecall                 0.6538
//   Specificity                    0.6808
//   F1Score                        0.1762
//   IndexBalancedAccuracy          0.4439
//   AreaUnderPrecisionRecallCurve  0.1228
//   AreaUnderRocCurve              0.7269
//   LogLoss                        0.1909
//   BrierScore                     0.0485
//   ExpectedCalibrationError       0.0095
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
var trainer = LendingClub.LogisticRegression(mlContext);
var weightedTrainer = LendingClub.LogisticRegression(mlContext, weightColumnName: "Weight");
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
