using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class SmoothedOversampleTests
{
    private const int New = 20_000;
    private static readonly MLContext Ml = new(seed: 1);

    [TestMethod]
    [DataRow(1.0)]
    [DataRow(0.25)]
    public void TheNoiseHasTheBandwidthOfTheClassNotOfTheWholeTable(double shrinkage)
    {
        LabeledRows data = LabeledRows.Gaussian([2000, 100], dimension: 3);
        foreach (float[] row in data.Features)
            row[1] = row[1] * 40 + 1000;
        double[][] noise = NoiseOf(data, shrinkage);
        float[][] minority = [.. data.Features.Where((_, i) => data.Classes[i] == 1)];
        // h = (4 / ((d + 2) n))^(1 / (d + 4)), d = 3, n = 100. With the 2100 rows of the table it would be a third less.
        double bandwidth = Math.Pow(4.0 / (5 * 100), 1.0 / 7);
        for (int j = 0; j < 3; j++)
        {
            double mean = minority.Average(r => (double)r[j]), deviation = Math.Sqrt(minority.Average(r => (r[j] - mean) * (r[j] - mean)));
            Statistics.AssertNormal(noise[j], shrinkage * bandwidth * deviation);
        }
        for (int j = 0; j < 3; j++)
        {
            // The correlation of independent columns has the standard error 1 / √N.
            double[] a = noise[j], b = noise[(j + 1) % 3];
            double correlation = a.Zip(b, (x, y) => x * y).Average() / Math.Sqrt(a.Average(x => x * x) * b.Average(y => y * y));
            Assert.AreEqual(0, correlation, 5 / Math.Sqrt(New));
        }
    }

    [TestMethod]
    public void OriginsAreDrawnEquallyOften()
    {
        LabeledRows data = LabeledRows.Gaussian([100, 25]);
        RowProvenance[] synthetic = [.. Resample(data.ToView(Ml), 1).Provenance.Where(p => p.IsSynthetic)];
        Assert.HasCount(New, synthetic);
        Statistics.AssertEquallyLikely([.. synthetic.GroupBy(p => p.SourceRow).Select(g => g.Count())]);
        Assert.AreEqual(25, synthetic.Select(p => p.SourceRow).Distinct().Count());
        Assert.IsTrue(Array.TrueForAll(synthetic, p => p.Neighbor is null && float.IsNaN(p.Step)));
    }

    [TestMethod]
    public void AConstantColumnStaysConstant()
    {
        LabeledRows data = LabeledRows.Gaussian([100, 25]);
        foreach (float[] row in data.Features)
            row[2] = 0.1f;
        Assert.IsTrue(ResampledRow.Read(Resample(data.ToView(Ml), 1)).TrueForAll(r => r.Features[2] == 0.1f));
    }

    [TestMethod]
    public void WholeNumbersStayWholeAndWithinTheirType()
    {
        IDataView view = Ml.Data.LoadFromEnumerable(Enumerable.Range(0, 400).Select(i => new Usage { Label = i % 8 == 0, Months = (byte)(i / 8 % 3), Balance = i % 7 - 3 }).ToArray());
        ResampledDataView resampled = Ml.Transforms.Imbalance.RandomOversample(new RandomOversampleOptions
        {
            FeatureColumnNames = ["Months", "Balance"],
            Shrinkage = 2,
            Target = SamplingTarget.Counts(new Dictionary<string, int> { ["True"] = 5000 }),
            Seed = 1,
        }).FitResample(view);
        byte[] months = [.. resampled.GetColumn<byte>("Months")];
        Assert.IsLessThan(20, months.Max(), "0 and less noise is 0, not 255");
        Assert.IsGreaterThan(3, months.Max());
        int[] balances = [.. resampled.GetColumn<int>("Balance")];
        Assert.IsLessThan(-3, balances.Min());
        // A type that has room on both sides keeps the mean: rounding adds at most 1/4 to the variance of a draw.
        double[] moved = [.. resampled.Provenance.Zip(balances).Where(r => r.First.IsSynthetic).Select(r => (double)(r.Second - (r.First.SourceRow % 7 - 3)))];
        Assert.AreEqual(0, moved.Average(), 5 * Math.Sqrt(moved.Average(v => v * v) / moved.Length));
    }

    [TestMethod]
    public void CategoriesAreThoseOfTheOrigin()
    {
        IDataView view = Ml.Data.LoadFromEnumerable(Enumerable.Range(0, 200).Select(i => new Sale { Label = i % 5 == 0, Amount = i * 37 % 101, Color = $"color {i * 7 % 4}" }).ToArray());
        var pipeline = Ml.Transforms.Categorical.OneHotEncoding("Color").Append(Ml.Transforms.Concatenate("Features", "Amount", "Color"));
        IDataView encoded = pipeline.Fit(view).Transform(view);
        float[][] source = [.. encoded.GetColumn<float[]>("Features")];
        ResampledDataView resampled = Resample(encoded, 1, "True");
        foreach ((RowProvenance from, float[] row) in resampled.Provenance.Zip(resampled.GetColumn<float[]>("Features")).Where(r => r.First.IsSynthetic))
        {
            CollectionAssert.AreEqual(source[from.SourceRow][1..], row[1..]);
            Assert.AreNotEqual(source[from.SourceRow][0], row[0]);
        }
    }

    [TestMethod]
    public void AClassOfOneRowHasNoDeviation()
    {
        LabeledRows data = LabeledRows.Gaussian([20, 1]);
        Assert.AreEqual(
            "Class \"class-b\" has 1 row; RandomOversample with Shrinkage needs at least 2 to know how far rows vary. Set Shrinkage = 0.",
            Assert.ThrowsExactly<InvalidOperationException>(() => Resample(data.ToView(Ml), 1)).Message);
    }

    private static ResampledDataView Resample(IDataView view, double shrinkage, string minority = "class-b")
    {
        int count = view.Schema["Label"].Type is BooleanDataViewType ? view.GetColumn<bool>("Label").Count(l => l) : view.GetColumn<string>("Label").Count(l => l == minority);
        var target = SamplingTarget.Counts(new Dictionary<string, int> { [minority] = count + New });
        return Ml.Transforms.Imbalance.RandomOversample(shrinkage: shrinkage, target: target, seed: 3).FitResample(view);
    }

    /// <summary>How far each new row is from its origin, by feature.</summary>
    private static double[][] NoiseOf(LabeledRows data, double shrinkage)
    {
        ResampledDataView view = Resample(data.ToView(Ml), shrinkage);
        double[][] moved = [.. view.Provenance.Zip(ResampledRow.Read(view)).Where(r => r.First.IsSynthetic)
            .Select(r => r.Second.Features.Zip(data.Features[r.First.SourceRow], (x, origin) => (double)x - origin).ToArray())];
        return [.. Enumerable.Range(0, data.Features[0].Length).Select(j => Array.ConvertAll(moved, m => m[j]))];
    }

    private sealed class Usage
    {
        public bool Label { get; set; }

        public byte Months { get; set; }

        public int Balance { get; set; }
    }

    private sealed class Sale
    {
        public bool Label { get; set; }

        public float Amount { get; set; }

        public string Color { get; set; } = "";
    }
}
