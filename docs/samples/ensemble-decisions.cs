#:project ../../src/Microsoft.ML.Imbalance

// An ensemble whose probabilities hold, and that decides by a threshold: fitted, saved, loaded. The file needs ML.NET's own packages only.
//
//   dotnet run docs/samples/ensemble-decisions.cs
//
// Expected output:
//
//   threshold 0.0393 on the probability, 95 % interval 0.0354 to 0.0535
//   balanced-accuracy: 0.6692, at 0.5 it is 0.5028
//   best for each fold: 0.0459, 0.0395, 0.0454, 0.0682, 0.0373
//
//   balanced accuracy 0.670, PR AUC 0.114, Brier score 0.050
//   mean probability 0.052, share of bad loans 0.052
//   equal probabilities: True, equal decisions: True
//   parts of the file that need this library: 0

using System.IO.Compression;
using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Imbalance;

var mlContext = new MLContext(seed: 1);
StratifiedSplit split = mlContext.Data.Imbalance.StratifiedTrainTestSplit(LendingClub.Load(mlContext), testFraction: 0.3, seed: 1);
IDataView train = split.TrainSet, test = split.TestSet;

// 1. Ten models, each on all bad loans and as many good ones. The trainer is made anew for each, so that they train side by side.
var ensemble = mlContext.BinaryClassification.Trainers.Imbalance.BalancedBagging((ml, seed) => LendingClub.LogisticRegression(ml), numberOfMembers: 10, seed: 1);

// 2. Probabilities of balanced rows, turned back to the share of bad loans there is.
var pipeline = LendingClub.Featurize(mlContext)
    .Append(ensemble)
    .Append(mlContext.Transforms.Imbalance.CorrectPriors());

// 3. The threshold with the best balanced accuracy, found on rows that the model has not seen. It becomes part of the model.
TunedThresholdTransformer model = mlContext.BinaryClassification.Imbalance.TuneThreshold(pipeline, DecisionObjective.BalancedAccuracy, seed: 1).Fit(train);
Console.WriteLine(model.Tuning);
Console.WriteLine();

BinaryImbalanceMetrics metrics = mlContext.BinaryClassification.Imbalance.Evaluate(model.Transform(test));
Console.WriteLine($"balanced accuracy {metrics.BalancedAccuracy:0.000}, PR AUC {metrics.AreaUnderPrecisionRecallCurve:0.000}, Brier score {metrics.BrierScore:0.000}");
Console.WriteLine($"mean probability {model.Transform(test).GetColumn<float>("Probability").Average():0.000}, share of bad loans {metrics.Prevalence:0.000}");

// 4. Saved and loaded, it gives the same bits; nothing in the file is of this library.
string path = Path.Combine(AppContext.BaseDirectory, "ensemble.zip");
mlContext.Model.Save(model, train.Schema, path);
ITransformer loaded = new MLContext().Model.Load(path, out _);
Console.WriteLine($"equal probabilities: {Of<float>(model, "Probability").SequenceEqual(Of<float>(loaded, "Probability"))}, equal decisions: {Of<bool>(model, "PredictedLabel").SequenceEqual(Of<bool>(loaded, "PredictedLabel"))}");
using (ZipArchive archive = ZipFile.OpenRead(path))
{
    int needing = archive.Entries.Count(entry => new StreamReader(entry.Open(), Encoding.Latin1).ReadToEnd().Contains("Microsoft.ML.Imbalance", StringComparison.Ordinal));
    Console.WriteLine($"parts of the file that need this library: {needing}");
}

IEnumerable<T> Of<T>(ITransformer of, string column) => of.Transform(test).GetColumn<T>(column);
