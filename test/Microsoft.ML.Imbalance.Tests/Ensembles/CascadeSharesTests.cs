namespace Microsoft.ML.Imbalance.Tests.Ensembles;

/// <summary>How many rows a cascade keeps, and which.</summary>
[TestClass]
public sealed class CascadeSharesTests
{
    [TestMethod]
    public void EachMemberLeavesTheSameShareAndTheLastMeetsTheSmallestClass()
    {
        // 1,000 rows against 1 in four members: f = (1/1000)^(1/3) = 1/10.
        CollectionAssert.AreEqual(new[] { 1000, 100, 10, 1 }, Enumerable.Range(0, 4).Select(i => CascadeShares.CountAt(i, 4, 1000, 1)).ToArray());
        Assert.AreEqual(500, CascadeShares.CountAt(0, 1, 500, 20));
    }

    [TestMethod]
    public void TheEasiestGoAndOfEqualOnesTheLast()
        => CollectionAssert.AreEqual(new[] { 2, 4, 7 }, CascadeShares.Hardest([2, 4, 7, 8, 9], [0, 0, 0.5, 0, 0.1, 0, 0, 0.5, 0.5, 0.9], 3));

    [TestMethod]
    public void InACascadeOfThreeMembersTheRightRowsAreLeft()
    {
        // 90 rows against 10: after the first member 30 are left (f = (10/90)^(1/2) = 1/3), the hardest for it; the last member is trained on the 10 that are left after the second.
        var ml = new MLContext(seed: 1);
        LabeledRows rows = LabeledRows.Gaussian([90, 10]);
        IDataView data = rows.ToView(ml, LabelKind.Boolean);
        var seen = new List<int[]>();
        IEstimator<ITransformer> trainer = new RowRecorder(seen, ml.BinaryClassification.Trainers.LbfgsLogisticRegression(new() { NumberOfThreads = 1 }));
        EnsembleTransformer<BinaryImbalanceMetrics> model = ml.BinaryClassification.Trainers.Imbalance.BalanceCascade(trainer, numberOfMembers: 3, seed: 1).Fit(data);
        int[] left = [.. Enumerable.Range(0, 100).Where(row => rows.Classes[row] == 0)];
        for (int member = 0; member < 2; member++)
        {
            float[] probabilities = [.. Data.ColumnCursorExtensions.GetColumn<float>(model.Model.Members[member].Transformer.Transform(data), "Probability")];
            left = [.. left.OrderByDescending(row => probabilities[row]).Take(member == 0 ? 30 : 10)];
            Assert.IsTrue(seen[member + 1].Where(row => rows.Classes[row] == 0).All(left.Contains), $"member {member + 1} sees removed rows");
        }
        CollectionAssert.AreEquivalent(left, seen[2].Where(row => rows.Classes[row] == 0).ToArray());
    }
}
