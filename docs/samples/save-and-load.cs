#:project ../../src/Microsoft.ML.Imbalance

// A model that was trained with a resampler and class weights is saved, loaded and asked for one prediction. The file needs ML.NET's own packages only.
//
//   dotnet run docs/samples/save-and-load.cs
//
// Expected output:
//
//   2957 loans scored, equal scores: True
//   Parts of the file that need this library: 0 of 20
//   Bad loan: False, score -1.42

using System.IO.Compression;
using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Imbalance;

var mlContext = new MLContext(seed: 1);
StratifiedSplit split = mlContext.Data.Imbalance.StratifiedTrainTestSplit(LendingClub.Load(mlContext), testFraction: 0.3, seed: 1);

// 1. Train on moderately balanced rows, and weigh the rest of the way.
var pipeline = LendingClub.Featurize(mlContext)
    .Append(mlContext.Transforms.Imbalance.RandomUndersample(target: SamplingTarget.Ratio(0.2), seed: 1))
    .Append(mlContext.Transforms.Imbalance.ClassWeights())
    .Append(LendingClub.LogisticRegression(mlContext, weightColumnName: "Weight"));
ITransformer model = pipeline.Fit(split.TrainSet);

// 2. Save and load as any model.
string path = Path.Combine(AppContext.BaseDirectory, "loans.zip");
mlContext.Model.Save(model, split.TrainSet.Schema, path);
ITransformer loaded = new MLContext().Model.Load(path, out DataViewSchema schema);

// 3. The same scores, bit for bit.
float[] expected = [.. model.Transform(split.TestSet).GetColumn<float>("Score")];
float[] actual = [.. loaded.Transform(split.TestSet).GetColumn<float>("Score")];
Console.WriteLine($"{actual.Length} loans scored, equal scores: {expected.SequenceEqual(actual)}");

// 4. No type of this library in the file. (The trainer's input schema is in it, with the counts of the classes before and after.)
using (ZipArchive archive = ZipFile.OpenRead(path))
{
    int needing = archive.Entries.Count(entry => new StreamReader(entry.Open(), Encoding.Latin1).ReadToEnd().Contains("Microsoft.ML.Imbalance", StringComparison.Ordinal));
    Console.WriteLine($"Parts of the file that need this library: {needing} of {archive.Entries.Count}");
}

// 5. One prediction. The class of the input has no label and no weight.
using PredictionEngine<Loan, Prediction> engine = mlContext.Model.CreatePredictionEngine<Loan, Prediction>(loaded);
Prediction prediction = engine.Predict(new Loan
{
    Numbers = [16_100, 13.99f, 35_000, 0, 0, 67.4f, 0, 1, 0, 0, 1_099, 48, 0, 3, 0, 3, 13_193],
    Term = "term_36",
    SubGrade = "C4",
    State = "CT",
    Verification = "Not_Verified",
    Employment = "emp_5",
});
Console.WriteLine($"Bad loan: {prediction.PredictedLabel}, score {prediction.Score:0.00}");

internal sealed class Loan
{
    [VectorType(17)]
    public float[] Numbers { get; set; } = [];

    public string Term { get; set; } = "";

    public string SubGrade { get; set; } = "";

    public string State { get; set; } = "";

    public string Verification { get; set; } = "";

    public string Employment { get; set; } = "";
}

internal sealed class Prediction
{
    public bool PredictedLabel { get; set; }

    public float Score { get; set; }
}
