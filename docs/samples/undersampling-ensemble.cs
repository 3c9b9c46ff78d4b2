#:project ../../src/Microsoft.ML.Imbalance
#:package Microsoft.ML.FastTree

// What EasyEnsemble does, by hand: each member is trained on all bad loans and as many good ones, drawn anew; their probabilities are averaged.
//
//   dotnet run docs/samples/undersampling-ensemble.cs
//
// Expected output:
//
//                          recall  precision  balanced accuracy  PR AUC  Brier
//   nothing                 0.013      0.080              0.502   0.103  0.053
//   threshold               0.355      0.124              0.608   0.103  0.053
//   one draw                0.652      0.089              0.641   0.105  0.278
//   mean of 20 draws        0.697      0.098              0.671   0.116  0.232
//     corrected             0.697      0.098              0.671   0.116  0.056

using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Imbalance;

var mlContext = new MLContext(seed: 1);
StratifiedSplit split = mlContext.Data.Imbalance.StratifiedTrainTestSplit(LendingClub.Load(mlContext), testFraction: 0.3, seed: 1);
ITransformer features = LendingClub.Featurize(mlContext).Fit(split.TrainSet);
IDataView train = features.Transform(split.TrainSet), test = features.Transform(split.TestSet);
bool[] labels = [.. test.GetColumn<bool>("Label")];
var trainer = mlContext.BinaryClassification.Trainers.FastTree();
double share = mlContext.Data.Imbalance.Inspect(train).SmallestClass.Share;

// 1. Boosted trees on all rows, decided at one half and at the share of bad loans.
Console.WriteLine("                       recall  precision  balanced accuracy  PR AUC  Brier");
float[] nothing = Probabilities(trainer.Fit(train));
Show("nothing", nothing, 0.5);
Show("threshold", nothing, share);

// 2. The same trainer on balanced draws: one, and the mean of twenty.
float[][] members = [.. Enumerable.Range(1, 20).Select(seed => Probabilities(trainer.WithResampling(mlContext.Transforms.Imbalance.RandomUndersample(seed: seed)).Fit(train)))];
Show("one draw", members[0], 0.5);
float[] mean = [.. Enumerable.Range(0, labels.Length).Select(row => members.Average(member => member[row]))];
Show("mean of 20 draws", mean, 0.5);

// 3. Undersampling has multiplied the odds of a bad loan by (1 - share) / share: take that out, and move the threshold along.
double factor = (1 - share) / share;
float[] corrected = Array.ConvertAll(mean, p => (float)(p / (p + (1 - p) * factor)));
Show("  corrected", corrected, share);

float[] Probabilities(ITransformer model) => [.. model.Transform(test).GetColumn<float>("Probability")];

void Show(string name, float[] probabilities, double threshold)
{
    IDataView scored = mlContext.Data.LoadFromEnumerable(probabilities.Zip(labels, (p, label) => new Scored { Label = label, Score = p, Probability = p, PredictedLabel = p >= threshold }));
    BinaryImbalanceMetrics m = mlContext.BinaryClassification.Imbalance.Evaluate(scored);
    Console.WriteLine($"{name,-22} {m.PositiveRecall,6:0.000} {m.PositivePrecision,10:0.000} {m.BalancedAccuracy,18:0.000} {m.AreaUnderPrecisionRecallCurve,7:0.000} {m.BrierScore,6:0.000}");
}

internal sealed class Scored
{
    public bool Label { get; set; }

    public float Score { get; set; }

    public float Probability { get; set; }

    public bool PredictedLabel { get; set; }
}
