namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Methods that look at all rows make the same rows whether those of the class stand among the others or apart.</summary>
[TestClass]
public sealed class GlobalOversamplerTests
{
    // More rows than trees take to hand.
    private static readonly LabeledRows Rows = LabeledRows.Gaussian([2700, 300], dimension: 12);

    private static Dictionary<string, Resampler> Methods => new()
    {
        ["Adasyn"] = new Adasyn(new AdasynOptions()),
        ["BorderlineSmote"] = new BorderlineSmote(new BorderlineSmoteOptions()),
        ["BorderlineSmote 2"] = new BorderlineSmote(new BorderlineSmoteOptions { Kind = BorderlineSmoteKind.BothSides }),
        ["GeometricSmote"] = new GeometricSmote(new GeometricSmoteOptions()),
        ["GeometricSmote, majority"] = new GeometricSmote(new GeometricSmoteOptions { SelectionStrategy = GeometricSmoteStrategy.Majority }),
        ["KMeansSmote"] = new KMeansSmote(new KMeansSmoteOptions()),
        ["Lee"] = new Lee(new LeeOptions()),
        ["Lee, cosine"] = new Lee(new LeeOptions { Metric = DistanceMetric.Cosine }),
        ["ProWSyn"] = new ProWSyn(new ProWSynOptions()),
        ["Smote, HVDM"] = new Smote(new SmoteOptions { Metric = DistanceMetric.Hvdm }),
        ["SmoteIpf"] = new SmoteIpf(new SmoteIpfOptions()),
        ["SvmSmote"] = new SvmSmote(new SvmSmoteOptions()),
    };

    public static IEnumerable<object[]> Names => Methods.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void RowsApartChangeNothing(string name)
    {
        float[][] among = Make(Methods[name], isApart: false), apart = Make(Methods[name], isApart: true);
        Assert.HasCount(2400, among);
        for (int i = 0; i < among.Length; i++)
            CollectionAssert.AreEqual(among[i], apart[i]);
    }

    private static float[][] Make(Resampler method, bool isApart)
    {
        var ml = new MLContext(seed: 1);
        IDataView view = Rows.ToView(ml);
        StepInput input = StepInput.Read(view, "Label");
        var context = new ResamplingContext(
            input.Classes, 5, chosen => input.ReadFeatures(method.Features, chosen),
            (mayBeComputed, classApart) => input.ReadAllFeatures(method.Features, mayBeComputed, isApart ? classApart : null), _ => { });
        SyntheticRows rows = (SyntheticRows)method.Plan(context).Extras.Single();
        return [.. Enumerable.Range(0, rows.Count).Select(i =>
        {
            float[] row = new float[12];
            rows.Fill(i, row);
            return row;
        })];
    }
}
