using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>SMOTE over the columns that real tables have: numbers of every type, several columns, categories, and columns that later steps replaced.</summary>
[TestClass]
public sealed class SmoteColumnTests
{
    private const long Epoch = 1_700_000_000;
    private static readonly MLContext Ml = new(seed: 1);

    public static IEnumerable<object[]> NumberColumns => typeof(Measured).GetProperties().Where(p => p.Name is not ("Label" or "Weights" or "Rates")).Select(p => new object[] { p.Name });

    [TestMethod]
    [DynamicData(nameof(NumberColumns))]
    public void AColumnOfAnyNumberTypeKeepsItsTypeAndGetsValuesBetweenItsParents(string column)
    {
        Measured[] rows = Measured.Create(200);
        IDataView view = Ml.Data.LoadFromEnumerable(rows);
        ResampledDataView resampled = Smote(view, [column]);
        Assert.AreEqual(view.Schema[column].Type, resampled.Schema[column].Type);
        double[] source = Numbers(view, column), result = Numbers(resampled, column);
        RowProvenance[] provenance = [.. resampled.Provenance];
        Assert.HasCount(400, provenance);
        bool isWhole = !column.EndsWith("Real", StringComparison.Ordinal);
        for (int i = 0; i < provenance.Length; i++)
        {
            double a = source[provenance[i].SourceRow], b = provenance[i].Neighbor is { } n ? source[n] : a;
            Assert.IsTrue(result[i] >= Math.Min(a, b) && result[i] <= Math.Max(a, b), $"{result[i]:R} is not between {a:R} and {b:R}");
            if (provenance[i].IsSynthetic)
                Assert.AreEqual(a + provenance[i].Step * (b - a), result[i], isWhole ? 1 : 1e-5 * Math.Abs(b - a) + 1e-6 * Math.Abs(a));
        }
    }

    [TestMethod]
    public void TimeStampsKeepEveryDigit()
    {
        // As single-precision numbers, seconds since 1970 would all be multiples of 128.
        IDataView view = Ml.Data.LoadFromEnumerable(Measured.Create(200));
        ResampledDataView resampled = Smote(view, ["Stamp"]);
        long[] made = [.. resampled.GetColumn<long>("Stamp").Zip(resampled.Provenance).Where(r => r.Second.IsSynthetic).Select(r => r.First)];
        Assert.IsTrue(Array.TrueForAll(made, t => t is >= Epoch and < Epoch + 100_000));
        Assert.IsGreaterThan(64, made.Select(t => t % 128).Distinct().Count());
    }

    [TestMethod]
    public void DoublesFarFromZeroKeepTheirFraction()
    {
        IDataView view = Ml.Data.LoadFromEnumerable(Measured.Create(200));
        ResampledDataView resampled = Smote(view, ["Rates"]);
        double[] source = [.. view.GetColumn<double[]>("Rates").Select(r => r[1])];
        double[] result = [.. resampled.GetColumn<double[]>("Rates").Select(r => r[1])];
        RowProvenance[] provenance = [.. resampled.Provenance];
        for (int i = 0; i < provenance.Length; i++)
        {
            double a = source[provenance[i].SourceRow], b = provenance[i].Neighbor is { } n ? source[n] : a;
            // 45000 and a fraction: single precision alone would be off by up to 0.002.
            Assert.AreEqual(provenance[i].IsSynthetic ? a + provenance[i].Step * (b - a) : a, result[i], 1e-6);
        }
    }

    [TestMethod]
    public void WholeNumbersAreRoundedWithoutBias()
    {
        // Counts with a mean of 3: cut to whole numbers, new rows would have 0.4 less on average.
        var random = new Random(3);
        var rows = Enumerable.Range(0, 4400).Select(i => new Count { Label = i % 11 == 0, Events = Poisson(random, 3), Features = [1000 * random.NextSingle(), 1000 * random.NextSingle()] }).ToArray();
        ResampledDataView resampled = Smote(Ml.Data.LoadFromEnumerable(rows), ["Events", "Features"], target: SamplingTarget.Auto);
        RowProvenance[] provenance = [.. resampled.Provenance];
        int[] events = [.. resampled.GetColumn<int>("Events")];
        double expected = 0, actual = 0, squares = 0;
        for (int i = 0; i < events.Length; i++)
        {
            if (!provenance[i].IsSynthetic)
                continue;
            double a = rows[provenance[i].SourceRow].Events, b = rows[provenance[i].Neighbor!.Value].Events;
            double exact = a + provenance[i].Step * (b - a), fraction = exact - Math.Floor(exact);
            Assert.AreEqual(exact, events[i], 1);
            expected += exact;
            actual += events[i];
            squares += fraction * (1 - fraction);
        }
        // Rounding up with the probability p of the fraction has the variance p (1 - p).
        Assert.AreEqual(expected, actual, 5 * Math.Sqrt(squares));
        Assert.IsGreaterThan(300, squares, "too few fractions to tell");
    }

    [TestMethod]
    public void FeaturesMayLieInSeveralColumns()
    {
        IDataView view = Ml.Data.LoadFromEnumerable(Measured.Create(200));
        IDataView joined = Ml.Transforms.Concatenate("All", "Weights", "SingleReal").Fit(view).Transform(view);
        ResampledDataView apart = Smote(view, ["Weights", "SingleReal"]), together = Smote(joined, ["All"]);
        CollectionAssert.AreEqual(together.Provenance.ToArray(), apart.Provenance.ToArray());
        CollectionAssert.AreEqual(
            together.GetColumn<float[]>("All").SelectMany(v => v).ToArray(),
            apart.GetColumn<float[]>("Weights").Zip(apart.GetColumn<float>("SingleReal"), (v, x) => v.Append(x)).SelectMany(v => v).ToArray());
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void OneHotGroupsComeWholeFromOneParent(bool asDouble)
    {
        IDataView view = Ml.Data.LoadFromEnumerable(Enumerable.Range(0, 300).Select(i => new Sale { Label = i % 5 == 0, Amount = i * 37 % 101, Color = $"color {i * 7 % 4}", Shop = $"shop {i * 11 % 3}" }).ToArray());
        var pipeline = Ml.Transforms.Categorical.OneHotEncoding([new("Color"), new("Shop")]).Append(Ml.Transforms.Concatenate("Features", "Color", "Amount", "Shop"));
        IDataView encoded = pipeline.Fit(view).Transform(view);
        VBuffer<int> ranges = default;
        encoded.Schema["Features"].Annotations.GetValue("CategoricalSlotRanges", ref ranges);
        CollectionAssert.AreEqual(new[] { 0, 3, 5, 7 }, ranges.DenseValues().ToArray(), "slots 0 to 3 and 5 to 7 are categories");
        float[][] source = [.. encoded.GetColumn<float[]>("Features")];
        if (asDouble)
            encoded = Widen(encoded, source);
        ResampledDataView resampled = Ml.Transforms.Imbalance.Smote(seed: 3).FitResample(encoded);
        float[][] result = asDouble ? [.. resampled.GetColumn<double[]>("Features").Select(v => Array.ConvertAll(v, x => (float)x))] : [.. resampled.GetColumn<float[]>("Features")];
        int[] minority = [.. Enumerable.Range(0, source.Length).Where(i => i % 5 == 0)];
        int apart = 0;
        double fromNeighbor = 0, expected = 0;
        foreach ((RowProvenance from, float[] row) in resampled.Provenance.Zip(result).Where(r => r.First.IsSynthetic))
        {
            int[] neighbors = [.. minority.Where(i => i != from.SourceRow).OrderBy(i => Distance(source[i], source[from.SourceRow])).ThenBy(i => i).Take(5)];
            CollectionAssert.Contains(neighbors, (int)from.Neighbor!.Value);
            foreach ((int start, int end) in new[] { (0, 4), (5, 8) })
            {
                Assert.AreEqual(1f, row[start..end].Sum());
                int chosen = Category(row), own = Category(source[from.SourceRow]), other = Category(source[from.Neighbor.Value]);
                Assert.IsTrue(chosen == own || chosen == other, "a category is that of a parent");
                if (own == other)
                    continue;
                apart++;
                fromNeighbor += chosen == other ? 1 : 0;
                expected += from.Step;

                int Category(float[] values) => Array.IndexOf(values, 1f, start, end - start);
            }
        }
        // Each is a draw with the step as probability: within four standard deviations, 4 sqrt(n / 4), of the sum of the steps.
        Assert.IsGreaterThan(100, apart, "too few parents of different categories to tell");
        Assert.AreEqual(expected, fromNeighbor, 2 * Math.Sqrt(apart));
        Assert.IsNotNull(resampled.Schema["Features"].Annotations.Schema.GetColumnOrNull("CategoricalSlotRanges"), "later steps need to know the categories too");
    }

    [TestMethod]
    public void ColumnsThatALaterStepReplacedAreCopiedFromTheOrigin()
    {
        LabeledRows data = LabeledRows.Gaussian([40, 12]);
        IDataView view = data.ToView(Ml, LabelKind.KeyWithNames);
        IDataView normalized = Ml.Transforms.NormalizeMeanVariance("Features").Fit(view).Transform(view);
        ResampledDataView resampled = Ml.Transforms.Imbalance.Smote(seed: 3).FitResample(normalized);
        DataViewSchema.Column[] hidden = [.. resampled.Schema.Where(c => c.IsHidden)];
        CollectionAssert.AreEquivalent(new[] { "Label", "Features" }, Array.ConvertAll(hidden, c => c.Name));
        using DataViewRowCursor cursor = resampled.GetRowCursor(hidden);
        ValueGetter<VBuffer<float>> features = cursor.GetGetter<VBuffer<float>>(hidden.Single(c => c.Name == "Features"));
        ValueGetter<ReadOnlyMemory<char>> label = cursor.GetGetter<ReadOnlyMemory<char>>(hidden.Single(c => c.Name == "Label"));
        VBuffer<float> raw = default;
        ReadOnlyMemory<char> name = default;
        foreach (RowProvenance from in resampled.Provenance)
        {
            Assert.IsTrue(cursor.MoveNext());
            features(ref raw);
            label(ref name);
            CollectionAssert.AreEqual(data.Features[from.SourceRow], raw.DenseValues().ToArray());
            Assert.AreEqual(LabeledRows.NameOf(LabelKind.Text, data.Classes[from.SourceRow]), name.ToString());
        }
    }

    private static ResampledDataView Smote(IDataView view, string[] columns, SamplingTarget? target = null) => Ml.Transforms.Imbalance.Smote(new SmoteOptions
    {
        FeatureColumnNames = columns,
        Target = target ?? SamplingTarget.Counts(new Dictionary<string, int> { ["True"] = 300 }),
        Seed = 5,
    }).FitResample(view);

    private static IDataView Widen(IDataView encoded, float[][] rows)
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(Wide));
        schema["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Double, rows[0].Length);
        VBuffer<int> ranges = default;
        encoded.Schema["Features"].Annotations.GetValue("CategoricalSlotRanges", ref ranges);
        schema["Features"].AddAnnotation("CategoricalSlotRanges", ranges, new VectorDataViewType(NumberDataViewType.Int32, ranges.Length));
        return Ml.Data.LoadFromEnumerable(rows.Select((row, i) => new Wide { Label = i % 5 == 0, Features = Array.ConvertAll(row, v => (double)v) }).ToArray(), schema);
    }

    private static double[] Numbers(IDataView view, string column)
    {
        IDataView converted = Ml.Transforms.Conversion.ConvertType("Number", column, DataKind.Double).Fit(view).Transform(view);
        return [.. converted.GetColumn<double>("Number")];
    }

    private static double Distance(float[] a, float[] b) => a.Zip(b, (x, y) => (double)(x - y) * (x - y)).Sum();

    // Knuth's method: the number of uniform factors until their product falls below e^-mean.
    private static int Poisson(Random random, double mean)
    {
        int count = 0;
        for (double product = random.NextDouble(); product > Math.Exp(-mean); product *= random.NextDouble())
            count++;
        return count;
    }

    private sealed class Measured
    {
        public bool Label { get; set; }

        public float SingleReal { get; set; }

        public double DoubleReal { get; set; }

        public sbyte Signed8 { get; set; }

        public byte Unsigned8 { get; set; }

        public short Signed16 { get; set; }

        public ushort Unsigned16 { get; set; }

        public int Signed32 { get; set; }

        public uint Unsigned32 { get; set; }

        public long Stamp { get; set; }

        public ulong Unsigned64 { get; set; }

        [VectorType(2)]
        public float[] Weights { get; set; } = [];

        [VectorType(2)]
        public double[] Rates { get; set; } = [];

        public static Measured[] Create(int count) => [.. Enumerable.Range(0, count).Select(i =>
        {
            int a = i * 7919 % 100_000, b = i * 131 % 251;
            return new Measured
            {
                Label = i % 2 == 0,
                SingleReal = a / 7f,
                DoubleReal = a / 7.0 - 5000,
                Signed8 = (sbyte)(b - 125),
                Unsigned8 = (byte)b,
                Signed16 = (short)(a / 2 - 25_000),
                Unsigned16 = (ushort)(a / 2),
                Signed32 = 2_000_000_000 + a,
                Unsigned32 = 4_000_000_000 + (uint)a,
                Stamp = Epoch + a,
                Unsigned64 = (1UL << 50) + (ulong)a,
                Weights = [a / 1000f, b],
                Rates = [a, 45_000 + a / 100_000.0],
            };
        })];
    }

    private sealed class Count
    {
        public bool Label { get; set; }

        public int Events { get; set; }

        [VectorType(2)]
        public float[] Features { get; set; } = [];
    }

    private sealed class Sale
    {
        public bool Label { get; set; }

        public float Amount { get; set; }

        public string Color { get; set; } = "";

        public string Shop { get; set; } = "";
    }

    private sealed class Wide
    {
        public bool Label { get; set; }

        public double[] Features { get; set; } = [];
    }
}
