#:project ../../src/Microsoft.ML.Imbalance
#:package Microsoft.ML.FastTree

// Leakage: the same resampler and trainer, cross-validated the wrong way and the right way. Then the truth: 30 % of the loans, which neither way has seen.
//
//   dotnet run docs/samples/leakage.cs
//
// Expected output:
//
//                              recall  precision  balanced accuracy  ROC AUC
//   RandomOversample
//     resampled before          1.000      0.938              0.967    0.998
//     resampled inside          0.080      0.109              0.522    0.656
//     truth                     0.155      0.147              0.553    0.656
//   Smote
//     resampled before          0.949      0.995              0.972    0.990
//     resampled inside          0.025      0.134              0.508    0.679
//     truth                     0.006      0.048              0.500    0.672

using Microsoft.ML;
using Microsoft.ML.Imbalance;

var mlContext = new MLContext(seed: 1);
StratifiedSplit split = mlContext.Data.Imbalance.StratifiedTrainTestSplit(LendingClub.Load(mlContext), testFraction: 0.3, seed: 1);
IDataView data = split.TrainSet, unseen = split.TestSet;
IEstimator<ITransformer> features = LendingClub.Featurize(mlContext);
var trainer = mlContext.BinaryClassification.Trainers.FastTree();
var binary = mlContext.BinaryClassification.Imbalance;

Console.WriteLine("                           recall  precision  balanced accuracy  ROC AUC");
foreach (ResamplingEstimator resampler in new[] { mlContext.Transforms.Imbalance.RandomOversample(seed: 1), mlContext.Transforms.Imbalance.Smote(seed: 1) })
{
    // Wrong: resample, then cross-validate. Each fold is tested on copies or blends of the rows it was trained on.
    IDataView featurized = features.Fit(data).Transform(data);
    ResampledDataView balanced = resampler.FitResample(featurized);
    var wrong = binary.CrossValidate(balanced, trainer, numberOfFolds: 3, seed: 1);

    // Right: the resampler is a step of the pipeline. Each fold is tested on its own rows, all of them real.
    var pipeline = features.Append(resampler).Append(trainer);
    var right = binary.CrossValidate(data, pipeline, numberOfFolds: 3, seed: 1);

    BinaryImbalanceMetrics truth = binary.Evaluate(pipeline.Fit(data).Transform(unseen));
    Console.WriteLine(balanced.Report.Method);
    Show("resampled before", wrong.Pooled);
    Show("resampled inside", right.Pooled);
    Show("truth", truth);
}

void Show(string name, BinaryImbalanceMetrics m) => Console.WriteLine(
    $"  {name,-24} {m.PositiveRecall,6:0.000} {m.PositivePrecision,10:0.000} {m.BalancedAccuracy,18:0.000} {m.AreaUnderRocCurve,8:0.000}");
