#:project ../../src/Microsoft.ML.Imbalance

// Probabilities of a model that was trained on resampled rows: how far off they are, and how to take the resampling back out of them.
//
//   dotnet run docs/samples/probabilities.cs
//
// Expected output:
//
//   0.052 of the test loans are bad.
//                           mean probability  Brier  log-loss  PR AUC
//   nothing                            0.052  0.049     0.195   0.114
//   RandomUndersample                  0.411  0.220     0.637   0.102
//     corrected                        0.062  0.052     0.203   0.102
//   RandomOversample                   0.373  0.195     0.571   0.110
//     corrected                        0.054  0.051     0.200   0.110

using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Imbalance;

var mlContext = new MLContext(seed: 1);
StratifiedSplit split = mlContext.Data.Imbalance.StratifiedTrainTestSplit(LendingClub.Load(mlContext), testFraction: 0.3, seed: 1);
IEstimator<ITransformer> features = LendingClub.Featurize(mlContext);
var trainer = LendingClub.LogisticRegression(mlContext);
Console.WriteLine($"{split.TestSet.GetColumn<bool>("Label").Average(bad => bad ? 1.0 : 0.0):0.000} of the test loans are bad.");
Console.WriteLine("                        mean probability  Brier  log-loss  PR AUC");

Show("nothing", features.Append(trainer).Fit(split.TrainSet));
foreach (ResamplingEstimator resampler in new[] { mlContext.Transforms.Imbalance.RandomUndersample(seed: 1), mlContext.Transforms.Imbalance.RandomOversample(seed: 1) })
{
    var model = features.Append(resampler).Append(trainer).Fit(split.TrainSet);
    ResamplingReport report = model.OfType<ResamplingTransformer>().Single().Report;
    Show(report.Method, model);
    Show("  corrected", WithRealOdds(model, report));
}

// Resampling multiplies the odds of a bad loan by how much more the bad class grew than the good one. Dividing by that gives the odds on real rows.
ITransformer WithRealOdds(ITransformer model, ResamplingReport report)
{
    double[] growth = [.. report.Classes.Select(c => (double)c.CountAfter / c.CountBefore)];
    float factor = (float)(growth[1] / growth[0]);
    var correction = mlContext.Transforms.Expression("Probability", $"p => p / (p + (1 - p) * {factor}f)", "Probability");
    return model.Append(correction.Fit(model.Transform(split.TestSet)));
}

void Show(string name, ITransformer model)
{
    IDataView scored = model.Transform(split.TestSet);
    BinaryImbalanceMetrics m = mlContext.BinaryClassification.Imbalance.Evaluate(scored);
    float mean = scored.GetColumn<float>("Probability").Average();
    Console.WriteLine($"{name,-23} {mean,16:0.000} {m.BrierScore,6:0.000} {m.LogLoss,9:0.000} {m.AreaUnderPrecisionRecallCurve,7:0.000}");
}
