using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>What the kin of SMOTE do with columns that are no measurements.</summary>
[TestClass]
public sealed class SmoteFamilyColumnTests
{
    private static readonly MLContext Ml = new(seed: 1);

    private static readonly Dictionary<string, Func<string[], ResamplingEstimator>> Methods = new()
    {
        ["BorderlineSmote"] = columns => Ml.Transforms.Imbalance.BorderlineSmote(new BorderlineSmoteOptions { FeatureColumnNames = columns, Seed = 1 }),
        ["BorderlineSmote2"] = columns => Ml.Transforms.Imbalance.BorderlineSmote(new BorderlineSmoteOptions { FeatureColumnNames = columns, Kind = BorderlineSmoteKind.BothSides, Seed = 1 }),
        ["Adasyn"] = columns => Ml.Transforms.Imbalance.Adasyn(new AdasynOptions { FeatureColumnNames = columns, Seed = 1 }),
        ["GeometricSmote"] = columns => Ml.Transforms.Imbalance.GeometricSmote(new GeometricSmoteOptions { FeatureColumnNames = columns, Seed = 1 }),
        ["KMeansSmote"] = columns => Ml.Transforms.Imbalance.KMeansSmote(new KMeansSmoteOptions { FeatureColumnNames = columns, ImbalanceRatioThreshold = 100, Seed = 1 }),
        ["SvmSmote"] = columns => Ml.Transforms.Imbalance.SvmSmote(new SvmSmoteOptions { FeatureColumnNames = columns, Seed = 1 }),
        ["Star"] = columns => Ml.Transforms.Imbalance.PolynomialFitSmote(new PolynomialFitSmoteOptions { FeatureColumnNames = columns, Seed = 1 }),
        ["Bus"] = columns => Ml.Transforms.Imbalance.PolynomialFitSmote(new PolynomialFitSmoteOptions { FeatureColumnNames = columns, Topology = PolynomialFitTopology.Bus, Seed = 1 }),
        ["Polynomial"] = columns => Ml.Transforms.Imbalance.PolynomialFitSmote(new PolynomialFitSmoteOptions { FeatureColumnNames = columns, Topology = PolynomialFitTopology.Polynomial(2), Seed = 1 }),
        ["ProWSyn"] = columns => Ml.Transforms.Imbalance.ProWSyn(new ProWSynOptions { FeatureColumnNames = columns, Seed = 1 }),
        ["Lee"] = columns => Ml.Transforms.Imbalance.Lee(new LeeOptions { FeatureColumnNames = columns, Seed = 1 }),
        ["Smobd"] = columns => Ml.Transforms.Imbalance.Smobd(new SmobdOptions { FeatureColumnNames = columns, Seed = 1 }),
        ["SmoteIpf"] = columns => Ml.Transforms.Imbalance.SmoteIpf(new SmoteIpfOptions { FeatureColumnNames = columns, Seed = 1 }),
    };

    public static IEnumerable<object[]> MethodNames => Methods.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(MethodNames))]
    public void OneHotGroupsStayOneHotAndWholeNumbersWhole(string method)
    {
        ResampledDataView view = Methods[method](["Features", "Visits"]).FitResample(Load());
        Row[] rows = [.. Ml.Data.CreateEnumerable<Row>(view, reuseRowObject: false)];
        Assert.AreEqual(240, rows.Count(r => r.Label));
        // Two measurements, then four slots of which one is 1.
        foreach (Row row in rows)
        {
            Assert.AreEqual(1, row.Features[2..].Count(v => v == 1));
            Assert.AreEqual(3, row.Features[2..].Count(v => v == 0));
        }
        Row[] synthetic = [.. view.Provenance.Zip(rows).Where(r => r.First.IsSynthetic).Select(r => r.Second)];
        Assert.IsGreaterThan(1, synthetic.Select(r => Array.IndexOf(r.Features, 1, 2)).Distinct().Count(), "more than one city");
        Assert.IsGreaterThan(1, synthetic.Select(r => r.Visits).Distinct().Count());
    }

    private static IDataView Load()
    {
        LabeledRows data = LabeledRows.Gaussian([240, 60], dimension: 2);
        IDataView view = Ml.Data.LoadFromEnumerable(Enumerable.Range(0, data.RowCount).Select(i => new Input
        {
            Label = data.Classes[i] == 1,
            Numbers = data.Features[i],
            City = "abcd"[i * 7 % 4].ToString(),
            Visits = i % 13,
        }));
        return Ml.Transforms.Categorical.OneHotEncoding("OneHot", "City").Append(Ml.Transforms.Concatenate("Features", "Numbers", "OneHot")).Fit(view).Transform(view);
    }

    private sealed class Input
    {
        public bool Label { get; set; }

        [VectorType(2)]
        public float[] Numbers { get; set; } = [];

        public string City { get; set; } = "";

        public int Visits { get; set; }
    }

    private sealed class Row
    {
        public bool Label { get; set; }

        [VectorType(6)]
        public float[] Features { get; set; } = [];

        public int Visits { get; set; }
    }
}
