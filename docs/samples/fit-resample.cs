#:project ../../src/Microsoft.ML.Imbalance

// Resampling outside a pipeline, to look at the result: the report, and where each row comes from.
//
//   dotnet run docs/samples/fit-resample.cs
//
// Expected output:
//
//   Smote, seed 1: 6900 rows became 9807
//     class "False": 6538 -> 6538
//     class "True": 362 -> 3269
//   6900 rows of the input, 2907 synthetic rows
//     row 724 + 0.653 (row 3431 - row 724)
//     row 2190 + 0.633 (row 922 - row 2190)
//     row 2676 + 0.180 (row 1678 - row 2676)
//   Numbers lie on the segments: True
//   Categories stay categories: True
//   Repeatable: True

using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Imbalance;

var mlContext = new MLContext(seed: 1);
IDataView loans = LendingClub.Load(mlContext);
IDataView train = mlContext.Data.Imbalance.StratifiedTrainTestSplit(loans, testFraction: 0.3, seed: 1).TrainSet;
train = LendingClub.Featurize(mlContext).Fit(train).Transform(train);

// 1. Resample now. Half as many bad loans as good ones, rather than equally many.
ResamplingEstimator smote = mlContext.Transforms.Imbalance.Smote(neighborCount: 5, target: SamplingTarget.Ratio(0.5), seed: 1);
ResampledDataView resampled = smote.FitResample(train);
Console.WriteLine(resampled.Report);

// 2. Every row knows where it comes from.
RowProvenance[] provenance = [.. resampled.Provenance];
Console.WriteLine($"{provenance.Count(p => !p.IsSynthetic)} rows of the input, {provenance.Count(p => p.IsSynthetic)} synthetic rows");
foreach (RowProvenance p in provenance.Where(p => p.IsSynthetic).Take(3))
    Console.WriteLine($"  row {p.SourceRow} + {p.Step:0.000} (row {p.Neighbor} - row {p.SourceRow})");

// 3. So every number of a synthetic row can be checked: the first 17 slots are numbers, the others one-hot categories.
float[][] before = [.. train.GetColumn<float[]>("Features")];
float[][] after = [.. resampled.GetColumn<float[]>("Features")];
double largest = 0;
for (int row = 0; row < after.Length; row++)
{
    RowProvenance p = provenance[row];
    for (int slot = 0; slot < 17 && p.Neighbor is long neighbor; slot++)
    {
        float a = before[p.SourceRow][slot], b = before[neighbor][slot];
        largest = Math.Max(largest, Math.Abs(after[row][slot] - (a + p.Step * (b - a))));
    }
}
Console.WriteLine($"Numbers lie on the segments: {largest < 1e-5}");
Console.WriteLine($"Categories stay categories: {after.All(row => row[17..].All(value => value is 0 or 1))}");

// 4. The same estimator gives the same rows again, and the input is as it was.
Console.WriteLine($"Repeatable: {provenance.SequenceEqual(smote.FitResample(train).Provenance)}");
