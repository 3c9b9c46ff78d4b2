using System.Collections.Immutable;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>The weight column: its values, its type, and what it is for other data than that it was fitted on.</summary>
[TestClass]
public sealed class ClassWeightsTests
{
    private static readonly int[] Counts = [60, 25, 15];
    private static readonly MLContext Ml = new(seed: 1);

    [TestMethod]
    [DynamicData(nameof(LabelKinds))]
    public void EveryRowHasTheWeightOfItsClassWhateverTheLabelType(LabelKind kind)
    {
        int[] counts = kind == LabelKind.Boolean ? [60, 40] : Counts;
        LabeledRows data = LabeledRows.Gaussian(counts);
        IDataView view = data.ToView(Ml, kind);
        var transformer = (ClassWeightsTransformer)Ml.Transforms.Imbalance.ClassWeights().Fit(view);
        // n / (K n_c), n = 100 rows.
        double[] expected = Array.ConvertAll(counts, n => 100.0 / (counts.Length * n));
        for (int c = 0; c < counts.Length; c++)
            Assert.AreEqual(expected[c], transformer.Weights[LabeledRows.NameOf(kind, c)], 1e-12);
        CollectionAssert.AreEqual(Array.ConvertAll(data.Classes, c => (float)expected[c]), Weights(transformer.Transform(view)));
    }

    public static IEnumerable<object[]> LabelKinds => Enum.GetValues<LabelKind>().Select(k => new object[] { k });

    [TestMethod]
    [DynamicData(nameof(SourceViews.AllKinds), typeof(SourceViews))]
    public void RowsOrderAndIdsAreThoseOfTheSource(string kind)
    {
        using var sources = new SourceViews();
        IDataView source = sources.Create(kind);
        IDataView weighted = sources.Context.Transforms.Imbalance.ClassWeights(scheme: ClassWeightScheme.InverseFrequency).Fit(source).Transform(source);
        ImmutableArray<ReadRow> expected = ViewReader.Read(source, columns: c => !c.IsHidden), rows = ViewReader.Read(weighted, columns: c => !c.IsHidden && c.Name != "Weight");
        CollectionAssert.AreEqual(expected, rows);
        CollectionAssert.AreEqual(Contents(ViewReader.Read(weighted)), Contents(ViewReader.ReadSet(weighted, 3)));
        Assert.AreEqual(source.CanShuffle, weighted.CanShuffle);
        Assert.AreEqual(source.GetRowCount(), weighted.GetRowCount());
        if (source.CanShuffle)
            CollectionAssert.AreEquivalent(Contents(ViewReader.Read(weighted)), Contents(ViewReader.Read(weighted, new Random(4))));
    }

    [TestMethod]
    public void RowsWithoutALabelWeighOne()
    {
        IDataView view = Ml.Data.LoadFromEnumerable(new[] { new Labeled { Label = "a" }, new Labeled { Label = "" }, new Labeled { Label = "b" }, new Labeled { Label = "a" } });
        CollectionAssert.AreEqual(new[] { 0.75f, 1, 1.5f, 0.75f }, Weights(Ml.Transforms.Imbalance.ClassWeights().Fit(view).Transform(view)));
    }

    [TestMethod]
    public void AClassThatTrainingNeverSawWeighsOne()
    {
        ITransformer transformer = Ml.Transforms.Imbalance.ClassWeights().Fit(LabeledRows.Gaussian([80, 20]).ToView(Ml));
        IDataView other = Ml.Data.LoadFromEnumerable(new[] { new Labeled { Label = "class-b" }, new Labeled { Label = "class-z" }, new Labeled { Label = "class-z" }, new Labeled { Label = "class-a" } });
        CollectionAssert.AreEqual(new[] { 2.5f, 1, 1, 0.625f }, Weights(transformer.Transform(other)));
    }

    [TestMethod]
    public void AViewWithoutTheLabelOrWithOneOfNoClassTypeWeighsOne()
    {
        LabeledRows data = LabeledRows.Gaussian([8, 2]);
        IDataView view = data.ToView(Ml);
        ITransformer transformer = Ml.Transforms.Imbalance.ClassWeights().Fit(view);
        IDataView without = Ml.Transforms.DropColumns("Label").Fit(view).Transform(view);
        IDataView vector = Ml.Transforms.CopyColumns("Label", "Features").Fit(view).Transform(view);
        foreach (IDataView other in new[] { without, vector })
            CollectionAssert.AreEqual(Enumerable.Repeat(1f, 10).ToArray(), Weights(transformer.Transform(other)));
    }

    [TestMethod]
    public void AWeightColumnThatIsThereAlreadyIsHidden()
    {
        IDataView view = LabeledRows.Gaussian([80, 20]).ToView(Ml);
        IDataView once = Ml.Transforms.Imbalance.ClassWeights(scheme: ClassWeightScheme.InverseFrequency).Fit(view).Transform(view);
        IDataView twice = Ml.Transforms.Imbalance.ClassWeights().Fit(once).Transform(once);
        CollectionAssert.AreEquivalent(new[] { 1.25f, 5 }, Weights(once).Distinct().ToArray());
        CollectionAssert.AreEquivalent(new[] { 0.625f, 2.5f }, Weights(twice).Distinct().ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(LabelKinds))]
    public void ThePipelineIsPromisedAColumnOfSingleNumbers(LabelKind kind)
    {
        IDataView view = LabeledRows.Gaussian([60, 40]).ToView(Ml, kind);
        var capture = new ShapeCapture();
        ITransformer model = new EstimatorChain<ITransformer>().Append(Ml.Transforms.Imbalance.ClassWeights("Importance")).Append(capture).Fit(view);
        SchemaShape.Column promised = capture.Shape!.Single(c => c.Name == "Importance");
        Assert.AreEqual(SchemaShape.Column.VectorKind.Scalar, promised.Kind);
        Assert.AreEqual(NumberDataViewType.Single, promised.ItemType);
        Assert.IsFalse(promised.IsKey);
        Assert.AreEqual(NumberDataViewType.Single, model.GetOutputSchema(view.Schema)["Importance"].Type);
        CollectionAssert.AreEquivalent(
            view.Schema.Where(c => !c.IsHidden).Select(c => c.Name).Append("Importance").ToArray(), capture.Shape!.Select(c => c.Name).ToArray());
    }

    [TestMethod]
    public void AMissingOrUnusableLabelIsRefusedBeforeAnyDataIsRead()
    {
        IDataView view = LabeledRows.Gaussian([60, 40]).ToView(Ml);
        var missing = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Chain("Target").Fit(view));
        StringAssert.StartsWith(
            missing.Message, "Could not find label column 'Target'. The pipeline has: 'Label', 'Features', 'Id', 'Name', 'Ratio', 'Words', 'Color'. Pass the name of an existing column.");
        var wrong = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Chain("Features").Fit(view));
        StringAssert.StartsWith(
            wrong.Message, "Schema mismatch for label column 'Features': expected Boolean, key, text, Single, Double or an integer type, got a vector of Single.");

        EstimatorChain<ClassWeightsTransformer> Chain(string label) => new EstimatorChain<ITransformer>().Append(Ml.Transforms.Imbalance.ClassWeights(labelColumnName: label));
    }

    [TestMethod]
    public void AMissingLabelOneClassAndNoRowsAreRefused()
    {
        IDataView view = LabeledRows.Gaussian([30]).ToView(Ml);
        var missing = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Ml.Transforms.Imbalance.ClassWeights(labelColumnName: "Target").Fit(view));
        StringAssert.StartsWith(missing.Message, "Could not find label column 'Target'. The data has: 'Label', 'Features', 'Id', 'Name', 'Ratio', 'Words', 'Color'.");
        var one = Assert.ThrowsExactly<InvalidOperationException>(() => Ml.Transforms.Imbalance.ClassWeights().Fit(view));
        Assert.AreEqual(
            "Label column 'Label' has one class, \"class-a\", in all 30 rows. ClassWeights needs at least two classes; check the label and the filters before this step.", one.Message);
        var none = Assert.ThrowsExactly<InvalidOperationException>(() => Ml.Transforms.Imbalance.ClassWeights().Fit(Ml.Data.LoadFromEnumerable(Array.Empty<Labeled>())));
        StringAssert.StartsWith(none.Message, "The data has no rows.");
    }

    [TestMethod]
    public void ColumnNamesAreChecked()
    {
        var label = Assert.ThrowsExactly<ArgumentException>(() => Ml.Transforms.Imbalance.ClassWeights(labelColumnName: " "));
        StringAssert.StartsWith(label.Message, "LabelColumnName is empty; the name of a column is needed.");
        var output = Assert.ThrowsExactly<ArgumentException>(() => Ml.Transforms.Imbalance.ClassWeights(outputColumnName: ""));
        StringAssert.StartsWith(output.Message, "OutputColumnName is empty; the name of a column is needed.");
        var same = Assert.ThrowsExactly<ArgumentException>(() => Ml.Transforms.Imbalance.ClassWeights("Label", "Label"));
        StringAssert.StartsWith(same.Message, "OutputColumnName is 'Label', the label column. Give the weights a column of their own.");
    }

    private static float[] Weights(IDataView view) => [.. view.GetColumn<float>("Weight")];

    private static ReadRow[] Contents(ImmutableArray<ReadRow> rows) => [.. rows.Select(r => r with { Batch = 0 })];

    private sealed class Labeled
    {
        public string Label { get; set; } = "";
    }

    /// <summary>The shape that ML.NET shows to the last step of a chain.</summary>
    private sealed class ShapeCapture : IEstimator<ITransformer>
    {
        public SchemaShape? Shape { get; private set; }

        public ITransformer Fit(IDataView input) => new TransformerChain<ITransformer>();

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => Shape = inputSchema;
    }
}
