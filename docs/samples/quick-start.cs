#:project ../../src/Microsoft.ML.Imbalance

// From a CSV file to a model that is trained, evaluated and saved.
//
//   dotnet run docs/samples/quick-start.cs
//
// Expected output:
//
//   False   9340 rows 94.8 %
//   True     517 rows  5.2 %
//                recall  precision  balanced accuracy  PR AUC  Brier
//   nothing       0.006      1.000              0.503   0.121  0.049
//   threshold     0.665      0.103              0.673   0.121  0.049
//   SMOTE         0.594      0.094              0.638   0.121  0.196
//   loaded model  0.665      0.103              0.673   0.121  0.049
//   ML.NET says   0.006

using System.IO.Compression;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Imbalance;

// ML.NET reads plain text: unpack the file that comes with the samples. In a project of your own, name a file of your own here.
string samples = AppContext.GetData("EntryPointFileDirectoryPath") as string
    ?? throw new InvalidOperationException("The sample's data lies beside it, and only 'dotnet run quick-start.cs' tells where that is. In a project, set csv to a file of your own.");
string csv = Path.Combine(AppContext.BaseDirectory, "loans.csv");
using (var packed = new GZipStream(File.OpenRead(Path.Combine(samples, "../data/lending_club.csv.gz")), CompressionMode.Decompress))
using (FileStream plain = File.Create(csv))
    packed.CopyTo(plain);

// 1. Load. The label is 1 for a bad loan; ML.NET reads 0 and 1 as Boolean.
var mlContext = new MLContext(seed: 1);
IDataView loans = mlContext.Data.LoadFromTextFile(csv, new TextLoader.Options
{
    Separators = [','],
    HasHeader = true,
    Columns =
    [
        new("Numbers", DataKind.Single, [new(0), new(2), new(6), new(8, 21)]),
        new("Term", DataKind.String, 1),
        new("SubGrade", DataKind.String, 3),
        new("Employment", DataKind.String, 7),
        new("Label", DataKind.Boolean, 22),
    ],
});

// 2. Look at the classes before anything else.
ImbalanceInspection inspection = mlContext.Data.Imbalance.Inspect(loans);
foreach (ClassShare c in inspection.Classes)
    Console.WriteLine($"{c.Name,-6} {c.Count,5} rows {c.Share,6:0.0 %}");

// 3. Split, with the same share of bad loans on both sides.
StratifiedSplit split = mlContext.Data.Imbalance.StratifiedTrainTestSplit(loans, testFraction: 0.3, seed: 1);

// 4. Ordinary ML.NET steps. The trainer runs on one thread, so that its model does not depend on the number of cores.
var features = mlContext.Transforms.NormalizeMeanVariance("Numbers")
    .Append(mlContext.Transforms.Categorical.OneHotEncoding([new("Term"), new("SubGrade"), new("Employment")]))
    .Append(mlContext.Transforms.Concatenate("Features", "Numbers", "Term", "SubGrade", "Employment"));
var trainer = mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression(new() { L1Regularization = 0, NumberOfThreads = 1 });

// 5. The baseline: nothing is done about the imbalance.
var baseline = features.Append(trainer).Fit(split.TrainSet);
BinaryImbalanceMetrics nothing = mlContext.BinaryClassification.Imbalance.Evaluate(baseline.Transform(split.TestSet));

// 6. The same model, decided otherwise: a loan counts as bad if it is more likely to be than the average loan.
double share = mlContext.Data.Imbalance.Inspect(split.TrainSet).SmallestClass.Share;
BinaryImbalanceMetrics threshold = mlContext.BinaryClassification.Imbalance.Evaluate(baseline.Transform(split.TestSet), threshold: share);

// 7. A resampler in the pipeline.
var pipeline = features
    .Append(mlContext.Transforms.Imbalance.Smote("Label", "Features", neighborCount: 5))
    .Append(trainer);
var model = pipeline.Fit(split.TrainSet);             // trains on balanced rows
IDataView scored = model.Transform(split.TestSet);    // never adds, drops or changes a test row
BinaryImbalanceMetrics smote = mlContext.BinaryClassification.Imbalance.Evaluate(scored);

// 8. Compare.
Console.WriteLine("             recall  precision  balanced accuracy  PR AUC  Brier");
Show("nothing", nothing);
Show("threshold", threshold);
Show("SMOTE", smote);

// 9. On this data the threshold wins: put it into the model. ML.NET wants it as a score, here the logarithm of the odds.
float score = (float)Math.Log(share / (1 - share));
ITransformer decided = mlContext.BinaryClassification.ChangeModelThreshold(baseline.LastTransformer, score);
var chosen = new TransformerChain<ITransformer>([.. baseline.SkipLast(1), decided]);

// 10. Save, load, and evaluate what was loaded.
string path = Path.Combine(AppContext.BaseDirectory, "loans.zip");
mlContext.Model.Save(chosen, loans.Schema, path);
ITransformer loaded = mlContext.Model.Load(path, out DataViewSchema schema);
Show("loaded model", mlContext.BinaryClassification.Imbalance.Evaluate(loaded.Transform(split.TestSet)));

// ML.NET's own Evaluate decides by the sign of the score: it does not see the threshold.
double recall = mlContext.BinaryClassification.Evaluate(loaded.Transform(split.TestSet)).PositiveRecall;
Console.WriteLine($"ML.NET says  {recall,6:0.000}");

void Show(string name, BinaryImbalanceMetrics m) => Console.WriteLine(
    $"{name,-12} {m.PositiveRecall,6:0.000} {m.PositivePrecision,10:0.000} {m.BalancedAccuracy,18:0.000} {m.AreaUnderPrecisionRecallCurve,7:0.000} {m.BrierScore,6:0.000}");
