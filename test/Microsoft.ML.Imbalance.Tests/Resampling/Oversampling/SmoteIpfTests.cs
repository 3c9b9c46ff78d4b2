namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class SmoteIpfTests
{
    private static readonly MLContext Ml = new(seed: 1);

    // A class on both sides of a block of the other, and one row of it deep inside the block, at 5.
    private static readonly LabeledRows Sides = Layouts.Line(
        [.. Enumerable.Range(0, 300).Select(i => i / 30f)],
        [.. Enumerable.Range(0, 25).Select(i => -3f + i / 10f), .. Enumerable.Range(0, 25).Select(i => 11f + i / 10f), 5.01f]);

    [TestMethod]
    public void TheFilterFindsRowsThatTheirSurroundingsContradict()
    {
        var rows = new RowMatrix([.. Sides.Features.SelectMany(f => f)], Sides.RowCount, 2);
        RowSet noise = NoiseOf(rows, quietRounds: 3, isConsensus: false);
        Assert.IsTrue(noise.Contains(Sides.RowCount - 1), "the row inside the block");
        Assert.IsLessThan(20, noise.Count);
    }

    [TestMethod]
    public void RowsInsideTheOtherClassAreDrawnAgainAndTheirParentsWithThem()
    {
        ResampledDataView view = Ml.Transforms.Imbalance.SmoteIpf(neighborCount: 30, seed: 1).FitResample(Sides.ToView(Ml));
        SyntheticRow[] rows = SyntheticRow.Of(view);
        Assert.HasCount(249, rows);
        int inside = rows.Count(r => r.Row.Features[0] is > 1 and < 9);
        int plain = SyntheticRow.Of(Ml.Transforms.Imbalance.Smote(neighborCount: 30, seed: 1).FitResample(Sides.ToView(Ml))).Count(r => r.Row.Features[0] is > 1 and < 9);
        Assert.IsGreaterThan(20, plain, "SMOTE puts rows there");
        Assert.IsLessThan(plain / 5, inside);
        Assert.AreEqual(300, view.Report.Classes[0].CountAfter, "no real row is removed");
    }

    [TestMethod]
    public void ConsensusRejectsLessThanTheMajority()
    {
        var rows = new RowMatrix([.. Sides.Features.SelectMany(f => f)], Sides.RowCount, 2);
        RowSet majority = NoiseOf(rows, quietRounds: 1, isConsensus: false), consensus = NoiseOf(rows, quietRounds: 1, isConsensus: true);
        Assert.IsTrue(consensus.All(majority.Contains), "what all trees contradict, most do");
    }

    [TestMethod]
    public void RowsThatCanNotBePlacedAreKeptAndItIsSaid()
    {
        // Noise labels: the trees have nothing to go by, and the class is the smaller one everywhere.
        LabeledRows data = LabeledRows.Gaussian([400, 40], dimension: 1);
        foreach (float[] row in data.Features)
            row[0] = 1;
        var target = SamplingTarget.Counts(new Dictionary<string, int> { ["class-b"] = 50 });
        ResampledDataView view = Ml.Transforms.Imbalance.SmoteIpf(target: target, seed: 1).FitResample(data.ToView(Ml));
        Assert.AreEqual(50, view.Report.Classes[1].CountAfter);
        Assert.AreEqual(
            "Warning IMB125: 10 of 10 rows of class \"class-b\" were rejected by the filter of SmoteIpf 10 times and kept as they were drawn last: the class lies among others. Use Voting = Consensus, or Smote.",
            view.Report.Diagnostics.Single().ToString());
    }

    [TestMethod]
    public void OptionsAndSizesAreChecked()
    {
        Refused("NeighborCount is 0; it must be at least 1.", () => Ml.Transforms.Imbalance.SmoteIpf(neighborCount: 0));
        Refused("NumberOfFolds is 1; it must be at least 2.", () => Ml.Transforms.Imbalance.SmoteIpf(numberOfFolds: 1));
        Refused("Voting is 5; it must be one of Majority, Consensus.", () => Ml.Transforms.Imbalance.SmoteIpf(voting: (SmoteIpfVoting)5));
        Refused("QuietShare is 0; it must be a positive finite number.", () => Ml.Transforms.Imbalance.SmoteIpf(new SmoteIpfOptions { QuietShare = 0 }));
        Refused("QuietShare is 2; it must be between 0 and 1.", () => Ml.Transforms.Imbalance.SmoteIpf(new SmoteIpfOptions { QuietShare = 2 }));
        Refused("QuietRounds is 0; it must be at least 1.", () => Ml.Transforms.Imbalance.SmoteIpf(new SmoteIpfOptions { QuietRounds = 0 }));
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Transforms.Imbalance.SmoteIpf((SmoteIpfOptions)null!));
        Assert.AreEqual(
            "Class \"class-b\" has 5 rows; SmoteIpf with NeighborCount = 5 needs at least 6. Lower NeighborCount or use RandomOversample.",
            Assert.ThrowsExactly<InvalidOperationException>(() => Ml.Transforms.Imbalance.SmoteIpf().FitResample(LabeledRows.Gaussian([20, 5]).ToView(Ml))).Message);
        Assert.AreEqual(
            "The data have 20 labeled rows; SmoteIpf with NumberOfFolds = 21 needs at least 21. Lower NumberOfFolds or use RandomOversample.",
            Assert.ThrowsExactly<InvalidOperationException>(() => Ml.Transforms.Imbalance.SmoteIpf(numberOfFolds: 21).FitResample(LabeledRows.Gaussian([13, 7]).ToView(Ml))).Message);
    }

    private static void Refused(string message, Action create) => StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(create).Message, message);

    private static RowSet NoiseOf(RowMatrix rows, int quietRounds, bool isConsensus)
    {
        (RowSet noise, DecisionTree[] trees) = new PartitioningFilter(9, 0.01, quietRounds, isConsensus).Run(rows, RowSet.Where(rows.RowCount, row => Sides.Classes[row] == 1), RandomStream.Create(1, "test"));
        Array.ForEach(trees, tree => tree.Dispose());
        return noise;
    }
}
