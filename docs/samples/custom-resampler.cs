#:project ../../src/Microsoft.ML.Imbalance
#:property PublishAot=false
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Imbalance;

// A resampler of one's own, as a function: it keeps the rows of the large class that are nearest to the small one, and grows the small class between its own rows.
//
//   dotnet run docs/samples/custom-resampler.cs
//
// Expected output:
//
//   Frontier, seed 1: 1000 rows became 400
//     class "False": 950 -> 200
//     class "True": 50 -> 200
//   A new row: 0.87 of the way from row 401 to row 861
//   Scored: 1000 rows

var mlContext = new MLContext(seed: 1);
IDataView data = mlContext.Data.LoadFromEnumerable(Enumerable.Range(0, 1000).Select(i => new Patient
{
    Label = i % 20 == 1,
    Features = [i * 37 % 101 / 50f + (i % 20 == 1 ? 0.8f : 0), i * 53 % 97 / 48f],
}));

ResamplingEstimator frontier = mlContext.Transforms.Imbalance.Custom("Frontier", resampling =>
{
    const int Wanted = 200;
    int rare = resampling.ClassNamed("True");
    IReadOnlyList<int> rareRows = resampling.RowsOf(rare);

    // 1. Keep the rows of the large class that have a rare row near them.
    double Nearest(int row) => rareRows.Min(other => Distance(resampling.Features(row), resampling.Features(other)));
    foreach (int row in resampling.RowsOf(resampling.ClassNamed("False")).OrderBy(Nearest).Skip(Wanted))
        resampling.Remove(row);

    // 2. Make rows between two rare ones, with random numbers of their own.
    for (int i = rareRows.Count; i < Wanted; i++)
    {
        ResamplingRandom random = resampling.RandomOf(rare, index: i);
        resampling.AddBetween(rareRows[random.Next(rareRows.Count)], rareRows[random.Next(rareRows.Count)], random.NextSingle());
    }
}, featureColumnNames: ["Features"], seed: 1);

// 3. It is a resampler like any other: look at its result, or put it before a trainer.
ResampledDataView resampled = frontier.FitResample(data);
Console.WriteLine(resampled.Report);
RowProvenance made = resampled.Provenance.First(p => p.IsSynthetic);
Console.WriteLine($"A new row: {made.Step:0.00} of the way from row {made.SourceRow} to row {made.Neighbor}");

ITransformer model = frontier.Append(mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression()).Fit(data);
Console.WriteLine($"Scored: {model.Transform(data).GetColumn<float>("Score").Count()} rows");

static double Distance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
{
    double sum = 0;
    for (int slot = 0; slot < a.Length; slot++)
        sum += (a[slot] - b[slot]) * (a[slot] - b[slot]);
    return sum;
}

internal sealed class Patient
{
    public bool Label { get; set; }

    [VectorType(2)]
    public float[] Features { get; set; } = [];
}
