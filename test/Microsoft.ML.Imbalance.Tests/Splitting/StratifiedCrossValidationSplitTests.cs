using CsCheck;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class StratifiedCrossValidationSplitTests
{
    private readonly MLContext _context = new(seed: 1);

    [TestMethod]
    public void ClassSharesAreKeptToWithinOneRowAndFoldSizesDifferByAtMostOne()
    {
        Gen<(int, int[], int, int)> cases = Gen.Int[2, 9].SelectMany(folds => Gen.Select(Gen.Const(folds), Gen.Int[folds, 50].Array[1, 6], Gen.Int[0, 20], Gen.Int));
        cases.Sample((folds, counts, unlabeled, seed) =>
        {
            string[] labels = [.. LabeledGroups.Labels(counts), .. Enumerable.Repeat("", unlabeled)];
            int[][] tests = [.. Split(labels, folds, seed).Select(split => LabeledGroups.RowsOf(split.TestSet))];
            return tests.Length == folds
                && tests.SelectMany(rows => rows).Order().SequenceEqual(Enumerable.Range(0, labels.Length))
                && tests.Max(rows => rows.Length) - tests.Min(rows => rows.Length) <= 1
                && labels.GroupBy(label => label).All(rows => tests.All(test => Math.Abs(test.Count(row => labels[row] == rows.Key) - (double)rows.Count() / folds) < 1));
        }, iter: 200);
    }

    [TestMethod]
    [DynamicData(nameof(SourceViews.AllKinds), typeof(SourceViews))]
    public void TheTrainSetIsAllButTheTestSet(string kind)
    {
        using var sources = new SourceViews();
        IDataView data = sources.Create(kind);
        DataViewRowId[] all = [.. ViewReader.Read(data).Select(row => row.Id)];

        IReadOnlyList<StratifiedSplit> splits = _context.Data.Imbalance.StratifiedCrossValidationSplit(data, numberOfFolds: 3, seed: 5);

        var tested = new List<DataViewRowId>();
        foreach (StratifiedSplit split in splits)
        {
            DataViewRowId[] test = [.. ViewReader.Read(split.TestSet).Select(row => row.Id)];
            CollectionAssert.AreEqual(all.Except(test).ToArray(), ViewReader.Read(split.TrainSet).Select(row => row.Id).ToArray());
            tested.AddRange(test);
        }
        CollectionAssert.AreEquivalent(all, tested);
    }

    [TestMethod]
    public void FoldsAreThoseOfTheRowsWhereverTheyStand()
    {
        // Shuffling a view changes the order in which rows come, not their ids: each row must be in the same fold.
        using var sources = new SourceViews();
        IDataView data = sources.Create("Cached"), shuffled = sources.Context.Data.ShuffleRows(data, seed: 3);

        for (int fold = 0; fold < 4; fold++)
        {
            string[] straight = [.. ViewReader.Read(Folds(data)[fold].TestSet).Select(row => row.Values)];
            string[] mixed = [.. ViewReader.Read(Folds(shuffled)[fold].TestSet).Select(row => row.Values)];
            CollectionAssert.AreEquivalent(straight, mixed);
            CollectionAssert.AreNotEqual(straight, mixed);
        }

        IReadOnlyList<StratifiedSplit> Folds(IDataView view) => _context.Data.Imbalance.StratifiedCrossValidationSplit(view, numberOfFolds: 4, seed: 5);
    }

    [TestMethod]
    public void RemaindersOfDifferentClassesGoToDifferentFolds()
    {
        // 7 = 2 · 3 + 1, 4 = 1 · 3 + 1, 4 = 1 · 3 + 1: one row more for each fold in turn.
        string[] labels = LabeledGroups.Labels(7, 4, 4);

        int[][] tests = [.. Split(labels, 3, seed: 1).Select(split => LabeledGroups.RowsOf(split.TestSet))];

        CollectionAssert.AreEqual(new[] { 5, 5, 5 }, tests.Select(rows => rows.Length).ToArray());
    }

    [TestMethod]
    public void TheSameSeedRepeatsAndAnotherDiffers()
    {
        string[] labels = LabeledGroups.Labels(50, 15);

        int[] first = LabeledGroups.RowsOf(Split(labels, 5, seed: 8)[0].TestSet);

        CollectionAssert.AreEqual(first, LabeledGroups.RowsOf(Split(labels, 5, seed: 8)[0].TestSet));
        CollectionAssert.AreNotEqual(first, LabeledGroups.RowsOf(Split(labels, 5, seed: 9)[0].TestSet));
    }

    [TestMethod]
    public void TheSeedOfTheContextRepeats()
    {
        IDataView data = LabeledGroups.Load(LabeledGroups.Labels(80, 20));

        CollectionAssert.AreEqual(TestRows(new MLContext(seed: 4)), TestRows(new MLContext(seed: 4)));
        CollectionAssert.AreNotEqual(TestRows(new MLContext(seed: 4)), TestRows(new MLContext(seed: 5)));

        int[] TestRows(MLContext context) => LabeledGroups.RowsOf(context.Data.Imbalance.StratifiedCrossValidationSplit(data)[0].TestSet);
    }

    [TestMethod]
    public void AModelCanBeTrainedOnEachFold()
    {
        using var sources = new SourceViews();
        IDataView data = sources.Create("Cached");
        MLContext context = sources.Context;

        foreach (StratifiedSplit split in context.Data.Imbalance.StratifiedCrossValidationSplit(data, numberOfFolds: 3))
        {
            ITransformer model = context.Transforms.NormalizeMinMax("Features").Append(context.BinaryClassification.Trainers.SdcaLogisticRegression()).Fit(split.TrainSet);
            CalibratedBinaryClassificationMetrics metrics = context.BinaryClassification.Evaluate(model.Transform(split.TestSet));
            Assert.IsInRange(0.0, 1.0, metrics.AreaUnderRocCurve);
            Assert.HasCount((int)split.TestSet.GetRowCount()!.Value, model.Transform(split.TestSet).GetColumn<float>("Probability").ToArray());
        }
    }

    [TestMethod]
    [DataRow(3, "Class \"b\" has 3 rows; 5 folds need at least 5 rows of every class, one for each fold. Lower numberOfFolds to 3, or remove the class or merge it with another.")]
    [DataRow(1, "Class \"b\" has 1 row; 5 folds need at least 5 rows of every class, one for each fold. Remove the class or merge it with another.")]
    public void AClassWithFewerRowsThanFoldsIsAnError(int rows, string message)
        => Assert.AreEqual(message, Assert.ThrowsExactly<InvalidOperationException>(() => Split(LabeledGroups.Labels(20, rows), 5, seed: 1)).Message);

    [TestMethod]
    [DataRow(1)]
    [DataRow(0)]
    [DataRow(-3)]
    public void FewerThanTwoFoldsAreAnError(int folds)
        => Assert.StartsWith(
            FormattableString.Invariant($"numberOfFolds is {folds}; it must be at least 2. (Parameter 'numberOfFolds')"),
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Split(["a", "b"], folds, seed: 1)).Message);

    [TestMethod]
    public void AMissingLabelColumnIsAnError()
        => Assert.AreEqual(
            "Could not find label column 'Fraud'. The data has: 'Number', 'Label', 'Group'. Pass the name of an existing column. (Parameter 'schema')",
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(
                () => _context.Data.Imbalance.StratifiedCrossValidationSplit(LabeledGroups.Load(["a"]), "Fraud")).Message);

    [TestMethod]
    public void FewerGroupsThanFoldsAreAnError()
        => Assert.AreEqual(
            "Group column 'Group' has 3 groups; 5 folds need at least 5 groups, one for each fold. Lower numberOfFolds to 3, or split without the group column.",
            Assert.ThrowsExactly<InvalidOperationException>(() => Split(LabeledGroups.Labels(30), 5, seed: 1, [.. Enumerable.Range(0, 30).Select(i => $"{i % 3}")])).Message);

    [TestMethod]
    public void AClassInFewerGroupsThanFoldsIsAnError()
        => Assert.AreEqual(
            "Class \"b\" is in 2 groups of column 'Group'; 3 folds need at least 3 groups with rows of every class, one for each fold. "
            + "Lower numberOfFolds to 2, or split without the group column.",
            Assert.ThrowsExactly<InvalidOperationException>(() => Split(["a", "a", "a", "b", "b"], 3, seed: 1, ["1", "2", "3", "1", "2"])).Message);

    private IReadOnlyList<StratifiedSplit> Split(string[] labels, int folds, int seed, string[]? groups = null)
        => _context.Data.Imbalance.StratifiedCrossValidationSplit(LabeledGroups.Load(labels, groups), "Label", folds, groups is null ? null : "Group", seed);
}
