using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>What SMOTE does with the rows of a class. Each test stands for a defect that has been found in other implementations.</summary>
[TestClass]
public sealed class SmoteTests
{
    private static readonly MLContext Ml = new(seed: 1);

    [TestMethod]
    public void ClassesOfTheSameRowsGetRowsOfTheirOwn()
    {
        // Two classes with the same 15 rows: with one random stream for both, every draw of the one would be a draw of the other.
        float[][] twin = LabeledRows.Gaussian([15]).Features, large = LabeledRows.Gaussian([60], seed: 2).Features;
        var data = new LabeledRows([.. Enumerable.Repeat(0, 60), .. Enumerable.Repeat(1, 15), .. Enumerable.Repeat(2, 15)], [.. large, .. twin, .. twin]);
        RowProvenance[] synthetic = [.. Ml.Transforms.Imbalance.Smote(seed: 7).FitResample(data.ToView(Ml)).Provenance.Where(p => p.IsSynthetic)];
        float[] first = StepsOf(1), second = StepsOf(2);
        Assert.HasCount(45, first);
        Assert.HasCount(45, second);
        Assert.IsEmpty(first.Intersect(second));

        float[] StepsOf(int c) => [.. synthetic.Where(p => data.Classes[p.SourceRow] == c).Select(p => p.Step)];
    }

    [TestMethod]
    public void NoRowIsItsOwnNeighborAndRowsThatComeTenTimesOverStillGiveNewOnes()
    {
        LabeledRows once = LabeledRows.Gaussian([300, 10]);
        int[] rows = [.. Enumerable.Range(0, once.RowCount).SelectMany(i => Enumerable.Repeat(i, once.Classes[i] == 1 ? 10 : 1))];
        var data = new LabeledRows(Array.ConvertAll(rows, i => once.Classes[i]), Array.ConvertAll(rows, i => once.Features[i]));
        ResampledDataView view = Ml.Transforms.Imbalance.Smote(seed: 7).FitResample(data.ToView(Ml));
        (RowProvenance From, ResampledRow Row)[] synthetic = [.. view.Provenance.Zip(ResampledRow.Read(view)).Where(r => r.First.IsSynthetic)];
        Assert.HasCount(200, synthetic);
        foreach ((RowProvenance from, ResampledRow row) in synthetic)
        {
            Assert.AreNotEqual(from.SourceRow, from.Neighbor);
            CollectionAssert.AreNotEqual(data.Features[from.SourceRow], data.Features[from.Neighbor!.Value], "a neighbor that equals its origin");
        }
        Assert.AreEqual(100, synthetic.Select(s => s.From.SourceRow).Distinct().Count(), 20, "repeats are origins like any other row");
        Assert.IsGreaterThan(190, synthetic.Select(s => string.Join(' ', s.Row.Features)).Distinct().Count());
    }

    [TestMethod]
    public void RowsThatAreAllAlikeGiveWhatTheyAre()
    {
        LabeledRows data = LabeledRows.Gaussian([30, 10]);
        float[] value = [1.5f, -2, 3, 0];
        for (int i = 0; i < data.RowCount; i++)
        {
            if (data.Classes[i] == 1)
                value.CopyTo(data.Features[i], 0);
        }
        ResampledDataView view = Ml.Transforms.Imbalance.Smote(seed: 7).FitResample(data.ToView(Ml));
        ResampledRow[] rows = [.. ResampledRow.Read(view).Where(r => r.Label == "class-b")];
        Assert.HasCount(30, rows);
        Assert.IsTrue(Array.TrueForAll(rows, r => r.Features.SequenceEqual(value)));
        Assert.IsTrue(view.Provenance.All(p => p.Neighbor != p.SourceRow));
    }

    [TestMethod]
    public void AClassThatIsTooSmallIsNamedWithItsNeedAndARemedy()
    {
        var rows = Enumerable.Range(0, 40).Select(i => new Transaction { Label = i % 15 == 2 ? "fraud" : "ok", Features = [i, i % 7] }).ToArray();
        IDataView view = Ml.Data.LoadFromEnumerable(rows);
        Assert.AreEqual(
            "Class \"fraud\" has 3 rows; SMOTE with NeighborCount = 5 needs at least 6. Lower NeighborCount or use RandomOversample.",
            Assert.ThrowsExactly<InvalidOperationException>(() => Ml.Transforms.Imbalance.Smote().FitResample(view)).Message);
        Assert.AreEqual(37, Ml.Transforms.Imbalance.Smote(neighborCount: 2).FitResample(view).Report.Classes[0].CountAfter);
        rows = [.. rows.Where((r, i) => r.Label == "ok" || i == 2)];
        Assert.AreEqual(
            "Class \"fraud\" has 1 row; SMOTE with NeighborCount = 1 needs at least 2. Lower NeighborCount or use RandomOversample.",
            Assert.ThrowsExactly<InvalidOperationException>(() => Ml.Transforms.Imbalance.Smote(neighborCount: 1).FitResample(Ml.Data.LoadFromEnumerable(rows))).Message);
    }

    [TestMethod]
    public void OneClassThatIsTooSmallIsRefusedEvenIfOthersCouldGrow()
    {
        LabeledRows data = LabeledRows.Gaussian([60, 30, 4]);
        StringAssert.StartsWith(Assert.ThrowsExactly<InvalidOperationException>(() => Ml.Transforms.Imbalance.Smote().FitResample(data.ToView(Ml))).Message, "Class \"class-c\" has 4 rows;");
        var others = SamplingTarget.Counts(new Dictionary<string, int> { ["class-b"] = 50 });
        Assert.AreEqual(4, Ml.Transforms.Imbalance.Smote(target: others).FitResample(data.ToView(Ml)).Report.Classes[2].CountAfter);
    }

    [TestMethod]
    public void APlanTakesNothingForASyntheticRow()
    {
        const int New = 1_000_000;
        LabeledRows data = LabeledRows.Gaussian([60, 20], dimension: 50);
        IDataView view = data.ToView(Ml);
        ClassPartition classes = ClassPartitionReader.Read(view, "Label");
        var method = new Smote(new SmoteOptions { Target = SamplingTarget.Counts(new Dictionary<string, int> { ["class-b"] = 20 + New }) });
        var table = new FeatureTable(
            1, new FeatureLayout([new FeatureColumn("Features", 0, 50)], new SlotRole[50], null, []), new RowMatrix([.. classes.RowsOf(1).SelectMany(i => data.Features[i])], 20, 50), classes.RowsOf(1));
        var context = new ResamplingContext(classes, 1, _ => [table], (_, _) => throw new InvalidOperationException("SMOTE needs the rows of the classes that grow only"), _ => { });
        long before = GC.GetAllocatedBytesForCurrentThread();
        ResamplingPlan plan = method.Plan(context);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.AreEqual(New, plan.Extras.Single().Count);
        // The neighbor search and the lists around it take some kilobytes.
        Assert.IsInRange(0, 200_000, allocated);
    }

    private sealed class Transaction
    {
        public string Label { get; set; } = "";

        [VectorType(2)]
        public float[] Features { get; set; } = [];
    }
}
