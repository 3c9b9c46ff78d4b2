using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Categories of every type come back as values of the type they came in, and each is one that a voter has.</summary>
[TestClass]
public sealed class CategoricalColumnTests
{
    private const int Large = 60, Small = 15;
    private readonly MLContext _ml = new(seed: 1);

    private IDataView View => _ml.Data.Cache(_ml.Data.LoadFromEnumerable(Enumerable.Range(0, Large + Small).Select(i => new Row
    {
        Label = i < Large,
        Size = i * 0.25f % 3,
        City = new[] { "Oslo", "Rome", "", "Lima" }[i * 5 % 4],
        IsNew = i % 2 == 0,
        Code = i * 7 % 5,
        Rate = i % 4 == 0 ? float.NaN : i % 2,
        Tags = [$"t{i % 2}", $"u{i % 3}"],
        Wide = [i * 0.5, i % 3 == 0 ? 1 : 0, i % 3 == 1 ? 1 : 0, i % 3 == 2 ? 1 : 0, i],
    })));

    [TestMethod]
    public void TextBooleansNumbersAndVectorsComeBackInTheirOwnType()
    {
        ResampledDataView result = _ml.Transforms.Imbalance.SmoteNC(new SmoteNCOptions
        {
            FeatureColumnNames = ["Size", "City", "IsNew", "Tags"],
            CategoricalColumnNames = ["Code", "Rate", "City"],
            Seed = 3,
        }).FitResample(View);
        Row[] source = Rows(View), rows = Rows(result);
        Assert.HasCount(2 * Large, rows);
        RowProvenance[] provenance = [.. result.Provenance];
        Row[] small = source[Large..];
        for (int i = 0; i < rows.Length; i++)
        {
            if (!provenance[i].IsSynthetic)
                continue;
            Assert.IsTrue(Array.Exists(small, r => r.City == rows[i].City) && Array.Exists(small, r => r.Code == rows[i].Code) && Array.Exists(small, r => r.Rate.Equals(rows[i].Rate)));
            CollectionAssert.IsSubsetOf(rows[i].Tags, new[] { "t0", "t1", "u0", "u1", "u2" });
            Assert.IsTrue(rows[i].Size is >= 0 and <= 3);
        }
        // Every category of the class that is frequent enough to win a vote is among the synthetic rows too.
        Row[] made = [.. rows.Where((_, i) => provenance[i].IsSynthetic)];
        Assert.IsTrue(made.Any(r => r.IsNew) && made.Any(r => !r.IsNew));
        Assert.IsTrue(made.Select(r => r.Code).Distinct().Count() > 2);
    }

    [TestMethod]
    public void KeysKeepTheirTypeAndTheirMissingValues()
    {
        IDataView keys = _ml.Transforms.Conversion.MapValueToKey("City").Fit(View).Transform(View);
        ResampledDataView result = _ml.Transforms.Imbalance.SmoteNC(featureColumnName: "Size", categoricalColumnNames: ["City"], seed: 3).FitResample(keys);
        Assert.AreEqual(keys.Schema["City"].Type, result.Schema["City"].Type);
        uint[] values = [.. result.GetColumn<uint>("City")];
        Assert.HasCount(2 * Large, values);
        CollectionAssert.AreEquivalent(keys.GetColumn<uint>("City").Distinct().ToArray(), values.Distinct().ToArray());
    }

    [TestMethod]
    public void OneHotGroupsAreOneCategoryAndComeBackAsOneHot()
    {
        // City is missing in every fourth row: such rows have no category. Three others make slots 1 to 3; slots 0 and 4 are the same number.
        IDataView view = _ml.Transforms.Categorical.OneHotEncoding("CityOneHot", "City").Append(_ml.Transforms.CopyColumns("Again", "Size"))
            .Append(_ml.Transforms.Concatenate("Features", "Size", "CityOneHot", "Again")).Fit(View).Transform(View);
        float[][] rows = [.. _ml.Transforms.Imbalance.SmoteNC(seed: 3).FitResample(view).GetColumn<float[]>("Features")];
        Assert.HasCount(2 * Large, rows);
        foreach (float[] row in rows)
        {
            Assert.HasCount(5, row);
            Assert.AreEqual(row[0], row[4], "equal columns stay equal");
            Assert.IsTrue(row[1..4].All(v => v is 0 or 1) && row[1..4].Sum() <= 1, string.Join(' ', row));
        }
        Assert.IsTrue(rows.Count(row => row[1..4].Sum() == 1) > Large);
    }

    [TestMethod]
    public void OneHotGroupsOfDoublesKeepTheirOneAndTheDigitsBesideThem()
    {
        const double TimeStamp = 1_700_000_000_123;
        SchemaDefinition schema = SchemaDefinition.Create(typeof(Timed));
        var ranges = new VBuffer<int>(2, [1, 2]);
        schema["Features"].AddAnnotation("CategoricalSlotRanges", ranges, new VectorDataViewType(NumberDataViewType.Int32, 2));
        // The normalizer made 0.25 of the one.
        IDataView view = _ml.Data.LoadFromEnumerable(
            Enumerable.Range(0, 40).Select(i => new Timed { Label = i < 30, Features = [TimeStamp + i, i % 2 == 0 ? 0.25 : 0, i % 2 == 0 ? 0 : 0.25] }).ToArray(), schema);
        double[][] rows = [.. _ml.Transforms.Imbalance.SmoteNC(seed: 3).FitResample(view).GetColumn<double[]>("Features")];
        Assert.HasCount(60, rows);
        Assert.IsTrue(rows.All(row => row[0] >= TimeStamp && row[0] <= TimeStamp + 39 && row[1] + row[2] == 0.25 && row[1] * row[2] == 0));
        Assert.IsTrue(rows.Select(row => row[0]).Distinct().Count() > 50, "time stamps are interpolated with all their digits");
    }

    [TestMethod]
    public void ARowWithoutACategoryVotesForNone()
    {
        IDataView view = OneHot([[1, 0], [0, 0], [0, 0], [0, 0], [0, 0], [1, 0], [0, 1], [0, 0], [1, 0]]);
        ResampledDataView result = _ml.Transforms.Imbalance.SmoteNC(featureColumnName: "Size", neighborCount: 1, seed: 1)
            .FitResample(_ml.Transforms.Concatenate("Size", "Size", "Group").Fit(view).Transform(view));
        float[][] made = [.. result.GetColumn<float[]>("Size")];
        Assert.IsTrue(made.Any(row => row[1] == 0 && row[2] == 0));
        Assert.IsTrue(made.All(row => row[1] + row[2] <= 1));
    }

    [TestMethod]
    public void TwoCategoriesInOneGroupAreRefused()
    {
        IDataView view = OneHot([[1, 0], [1, 1], [0, 1]]);
        IDataView joined = _ml.Transforms.Concatenate("Size", "Size", "Group").Fit(view).Transform(view);
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Transforms.Imbalance.SmoteNC(featureColumnName: "Size", neighborCount: 1).FitResample(joined));
        Assert.AreEqual(
            "Feature column 'Size' marks slots 1 to 2 as one category, but row 1 has values in slots 1 and 2. Encode the column so that one slot is set (OneHotEncoding with its default output kind), or use Smote.",
            error.Message);
    }

    [TestMethod]
    public void OnlyNumbersOrOnlyCategoriesAreRefusedByNameOfTheMethodForThem()
    {
        var numbers = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Imbalance.SmoteNC(featureColumnName: "Size").FitResample(View));
        StringAssert.StartsWith(
            numbers.Message, "SmoteNC needs numeric and categorical features, but all of 'Size' are numeric. Name the categorical ones in CategoricalColumnNames, or use Smote.");
        var categories = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Imbalance.SmoteNC(featureColumnName: "City", categoricalColumnNames: ["Code"]).FitResample(View));
        StringAssert.StartsWith(categories.Message, "SmoteNC needs numeric and categorical features, but all of 'City', 'Code' are categorical. Add a numeric column, or use SmoteN.");
    }

    [TestMethod]
    public void ColumnsThatAreNeitherNumbersNorCategoriesAreRefused()
    {
        IDataView view = _ml.Data.LoadFromEnumerable(new[] { new Dated { Label = true }, new Dated() });
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Imbalance.SmoteN(featureColumnNames: ["Day"]).FitResample(view));
        StringAssert.StartsWith(
            error.Message, "Schema mismatch for feature column 'Day': expected a number, text, key or Boolean, or a known-size vector of these, got DateTime.");
        EstimatorChain<ITransformer> chain = new EstimatorChain<ITransformer>().Append(_ml.Transforms.CopyColumns("Other", "Day"))
            .Append((IEstimator<ITransformer>)_ml.Transforms.Imbalance.SmoteN(featureColumnNames: ["Day"]));
        var shape = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => chain.Fit(view));
        StringAssert.StartsWith(
            shape.Message, "Schema mismatch for feature column 'Day': expected a number, text, key or Boolean, or a known-size vector of these, got DateTime.");
    }

    [TestMethod]
    public void NeighborCountsAndSmallClassesAreRefusedByBoth()
    {
        foreach ((string name, Func<int, ResamplingEstimator> create) in new (string, Func<int, ResamplingEstimator>)[]
        {
            ("SmoteNC", k => _ml.Transforms.Imbalance.SmoteNC(featureColumnName: "Size", categoricalColumnNames: ["City"], neighborCount: k)),
            ("SmoteN", k => _ml.Transforms.Imbalance.SmoteN(featureColumnNames: ["City"], neighborCount: k)),
        })
        {
            var count = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => create(0));
            StringAssert.StartsWith(count.Message, "NeighborCount is 0; it must be at least 1.");
            var small = Assert.ThrowsExactly<InvalidOperationException>(() => create(15).FitResample(View));
            Assert.AreEqual($"Class \"False\" has 15 rows; {name} with NeighborCount = 15 needs at least 16. Lower NeighborCount or use RandomOversample.", small.Message);
        }
    }

    [TestMethod]
    public void AMeasurementAmongCategoriesIsReported()
    {
        ResampledDataView result = _ml.Transforms.Imbalance.SmoteN(featureColumnNames: ["City", "Wide"], seed: 1).FitResample(View);
        Assert.HasCount(1, result.Report.Diagnostics);
        Assert.AreEqual(
            "Warning IMB130: Feature column 'Wide' has 75 different values in 75 rows: as categories they tell rows apart, but not what rows have in common. "
            + "Use SmoteNC if the column is a measurement, or leave it out if it is an identifier.",
            result.Report.Diagnostics[0].ToString());
    }

    private static Row[] Rows(IDataView view) => [.. new MLContext().Data.CreateEnumerable<Row>(view, reuseRowObject: false, ignoreMissingColumns: true)];

    // A vector marked as one-hot with these values in the small class; the large class has the first category.
    private IDataView OneHot(float[][] small)
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(Grouped));
        var ranges = new VBuffer<int>(2, [0, 1]);
        schema["Group"].AddAnnotation("CategoricalSlotRanges", ranges, new VectorDataViewType(NumberDataViewType.Int32, 2));
        IEnumerable<Grouped> rows = small.Select((group, i) => new Grouped { Size = i, Group = group })
            .Concat(Enumerable.Range(0, 30).Select(i => new Grouped { Label = true, Size = i, Group = [1, 0] }));
        return _ml.Data.LoadFromEnumerable(rows.ToArray(), schema);
    }

    private sealed class Row
    {
        public bool Label { get; set; }
        public float Size { get; set; }
        public string City { get; set; } = "";
        public bool IsNew { get; set; }
        public int Code { get; set; }
        public float Rate { get; set; }

        [VectorType(2)]
        public string[] Tags { get; set; } = [];

        [VectorType(5)]
        public double[] Wide { get; set; } = [];
    }

    private sealed class Grouped
    {
        public bool Label { get; set; }
        public float Size { get; set; }

        [VectorType(2)]
        public float[] Group { get; set; } = [];
    }

    private sealed class Timed
    {
        public bool Label { get; set; }

        [VectorType(3)]
        public double[] Features { get; set; } = [];
    }

    private sealed class Dated
    {
        public bool Label { get; set; }
        public DateTime Day { get; set; }
    }
}
