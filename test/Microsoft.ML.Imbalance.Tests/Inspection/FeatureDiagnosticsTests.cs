using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class FeatureDiagnosticsTests
{
    private readonly MLContext _context = new(seed: 1);

    [TestMethod]
    public void ValuesThatAreNoFiniteNumbersAreCountedBySlot()
        => AssertDiagnostics(
            Inspect(new([1, float.NaN, 5]), new([2, float.NaN, float.PositiveInfinity]), new([3, float.NegativeInfinity, 7])),
            "Warning IMB007: Feature column 'Features' has values that are no finite numbers: slot 1 (2 NaN, 1 infinite), slot 2 (1 infinite). "
            + "Replace them (Transforms.ReplaceMissingValues) or remove the rows (Data.FilterRowsByMissingValues): methods that measure distances refuse them.");

    [TestMethod]
    public void ConstantSlotsAreNamed()
        => AssertDiagnostics(
            Inspect(new([1, 4, 0]), new([2, 4, 0]), new([3, 4, 0])),
            "Info IMB008: Feature column 'Features' has the same value in every row in: slot 1, slot 2. Leave them out: they tell nothing about the class.");

    [TestMethod]
    public void ASparseSlotIsConstantOnlyIfItsMissingZerosAgree()
    {
        // Slot 0 is 4 where it is written and 0 where not; slot 1 is written as 0; slot 2 is never written.
        VBuffer<float> one = new(3, 2, [4, 0], [0, 1]), two = new(3, 0, [], []);

        AssertDiagnostics(
            Inspect(new(one), new(two)),
            "Info IMB008: Feature column 'Features' has the same value in every row in: slot 1, slot 2. Leave them out: they tell nothing about the class.");
    }

    [TestMethod]
    public void ASlotOfOneRowIsNotCalledConstant() => AssertDiagnostics(Inspect(new Row([1, 2, 3])));

    [TestMethod]
    public void SlotsAreCalledByTheirNames()
    {
        IDataView data = _context.Data.LoadFromEnumerable(new[] { new Scalars(), new Scalars { Age = float.NaN } });
        data = _context.Transforms.Concatenate("Features", "Age", "Income").Fit(data).Transform(data);

        AssertDiagnostics(
            _context.Data.Imbalance.Inspect(data, featureColumnName: "Features"),
            "Warning IMB007: Feature column 'Features' has values that are no finite numbers: 'Age' (1 NaN). "
            + "Replace them (Transforms.ReplaceMissingValues) or remove the rows (Data.FilterRowsByMissingValues): methods that measure distances refuse them.",
            "Info IMB008: Feature column 'Features' has the same value in every row in: 'Income'. Leave them out: they tell nothing about the class.");
    }

    [TestMethod]
    public void AScalarIsAColumnOfOneSlot()
        => AssertDiagnostics(
            _context.Data.Imbalance.Inspect(_context.Data.LoadFromEnumerable(new[] { new Scalars(), new Scalars() }), featureColumnName: "Income"),
            "Info IMB008: Feature column 'Income' has the same value in every row in: 'Income'. Leave them out: they tell nothing about the class.");

    [TestMethod]
    public void RowsWithEqualFeaturesAreCounted()
    {
        // Row 30 is row 0 again, and row 31 row 1 with the other label.
        Row[] rows = [.. Enumerable.Range(0, 32).Select(i => new Row([i % 30, i % 30 % 7, i % 30 % 5]) { Label = i % 2 == 0 != (i == 31) })];
        Assert.AreEqual(
            "Warning IMB010: 2 of 32 rows have the same features as an earlier row; 2 rows share theirs with a row of another class. "
            + "A random split puts equal rows on both sides, and the test set then holds what the model has seen. Remove repeats, or give equal rows a common value "
            + "and split with it as groupColumnName.",
            Inspect(rows).Diagnostics.Single(d => d.Id == "IMB010").ToString());
        // Where few different rows are possible, repeats are no wonder.
        Assert.AreEqual(DiagnosticSeverity.Info, Inspect([.. rows.Select((_, i) => new Row([i % 3, 1, 2]))]).Diagnostics.Single(d => d.Id == "IMB010").Severity);
    }

    [TestMethod]
    public void ASlotThatTellsTheClassByItselfIsNamed()
        => Assert.AreEqual(
            "Warning IMB009: Feature column 'Features' tells a class from all others by single slots: slot 1 tells \"True\" (ROC area 1.0000 of 40 rows). "
            + "Make sure that they are known when a prediction is needed: such a feature is often made from the label, "
            + "or recorded after it. If so, leave it out.",
            Inspect([.. Enumerable.Range(0, 40).Select(i => new Row([i, i % 2 == 0 ? 0 : 7 + i, i % 3]) { Label = i % 2 == 0 })]).Diagnostics.Single().ToString());

    [TestMethod]
    public void AMissingColumnIsAnError()
        => Assert.AreEqual(
            "Could not find feature column 'Features'. The data has: 'Label', 'Age', 'Income'. Pass the name of an existing column. (Parameter 'schema')",
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(
                () => _context.Data.Imbalance.Inspect(_context.Data.LoadFromEnumerable([new Scalars()]), featureColumnName: "Features")).Message);

    [TestMethod]
    public void AColumnOfAnotherTypeIsAnError()
        => Assert.AreEqual(
            "Schema mismatch for feature column 'Label': expected Single or a vector of Single of known size, got Boolean. (Parameter 'schema')",
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(
                () => _context.Data.Imbalance.Inspect(_context.Data.LoadFromEnumerable([new Scalars()]), featureColumnName: "Label")).Message);

    /// <summary>What the labels alone lead to is left out: here they are all alike.</summary>
    private static void AssertDiagnostics(ImbalanceInspection inspection, params string[] expected)
        => Assert.AreEqual(string.Join("\n", expected), string.Join("\n", inspection.Diagnostics.Where(d => d.Id is "IMB007" or "IMB008")));

    private ImbalanceInspection Inspect(params Row[] rows) => _context.Data.Imbalance.Inspect(_context.Data.LoadFromEnumerable(rows), featureColumnName: "Features");

    private sealed class Row(VBuffer<float> features)
    {
        public Row(float[] features)
            : this(new VBuffer<float>(features.Length, features))
        {
        }

        public bool Label { get; set; }

        [VectorType(3)]
        public VBuffer<float> Features { get; set; } = features;
    }

    private sealed class Scalars
    {
        public bool Label { get; set; }

        public float Age { get; set; } = 30;

        public float Income { get; set; } = 100;
    }
}
