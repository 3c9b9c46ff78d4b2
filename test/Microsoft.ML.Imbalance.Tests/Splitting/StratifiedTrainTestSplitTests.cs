using CsCheck;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class StratifiedTrainTestSplitTests
{
    private readonly MLContext _context = new(seed: 1);

    [TestMethod]
    public void ClassSharesAreKeptToWithinOneRowAndEveryClassIsOnBothSides()
    {
        Gen.Select(Gen.Int[2, 60].Array[1, 6], Gen.Int[0, 9], Gen.Double[0.01, 0.99], Gen.Int).Sample((counts, unlabeled, fraction, seed) =>
        {
            string[] labels = [.. LabeledGroups.Labels(counts), .. Enumerable.Repeat("", unlabeled)];
            StratifiedSplit split = Split(labels, fraction, seed);
            string[] test = [.. LabeledGroups.RowsOf(split.TestSet).Select(row => labels[row])], train = [.. LabeledGroups.RowsOf(split.TrainSet).Select(row => labels[row])];
            return labels.GroupBy(label => label).All(rows =>
            {
                int inTest = test.Count(label => label == rows.Key), inTrain = train.Count(label => label == rows.Key);
                return inTest + inTrain == rows.Count()
                    && Math.Abs(inTest - fraction * rows.Count()) < 1
                    && (rows.Key == "" || (inTest > 0 && inTrain > 0));
            });
        }, iter: 300);
    }

    [TestMethod]
    public void TheTestSetHasTheFractionOfAllRowsWhereNoClassIsTiny()
    {
        // From 20 rows and 5 % on, no class needs a row reserved for it.
        Gen.Select(Gen.Int[20, 90].Array[1, 6], Gen.Int[5, 95], Gen.Int).Sample((counts, percent, seed) =>
        {
            StratifiedSplit split = Split(LabeledGroups.Labels(counts), percent / 100.0, seed);
            return split.TestSet.GetRowCount() == (long)Math.Round(counts.Sum() * percent / 100m, MidpointRounding.AwayFromZero);
        }, iter: 200);
    }

    [TestMethod]
    [DataRow(new[] { 95, 5 }, 0.1, new[] { 9, 1 }, DisplayName = "9.5 and 0.5 of 10 rows: the small class has one reserved, the large one gets the other 9")]
    [DataRow(new[] { 30, 10 }, 0.1, new[] { 3, 1 }, DisplayName = "exactly 3 and 1: binary rounding makes no fourth")]
    [DataRow(new[] { 14, 13, 13 }, 0.25, new[] { 4, 3, 3 }, DisplayName = "3.5, 3.25 and 3.25 of 10 rows: the row left over goes to the largest remainder")]
    [DataRow(new[] { 3, 11, 43, 4, 15, 42 }, 19 / 21.0, new[] { 2, 10, 39, 3, 14, 38 }, DisplayName = "38 of the last: its share is whole, and no rounding makes it 39")]
    [DataRow(new[] { 2, 2 }, 0.9, new[] { 1, 1 }, DisplayName = "each side has a row of each class")]
    public void RowsAreCountedAsByHand(int[] counts, double fraction, int[] expected)
    {
        string[] labels = LabeledGroups.Labels(counts);

        int[] test = LabeledGroups.RowsOf(Split(labels, fraction, seed: 3).TestSet);

        CollectionAssert.AreEqual(expected, counts.Select((_, c) => test.Count(row => labels[row][0] == 'a' + c)).ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(SourceViews.AllKinds), typeof(SourceViews))]
    public void TheSidesShareNoRowAndMissNone(string kind)
    {
        using var sources = new SourceViews();
        IDataView data = sources.Create(kind);

        StratifiedSplit split = _context.Data.Imbalance.StratifiedTrainTestSplit(data, testFraction: 0.3, seed: 5);

        DataViewRowId[] all = [.. ViewReader.Read(data).Select(row => row.Id)];
        DataViewRowId[] train = [.. ViewReader.Read(split.TrainSet).Select(row => row.Id)], test = [.. ViewReader.Read(split.TestSet).Select(row => row.Id)];
        CollectionAssert.AreEquivalent(all, train.Concat(test).ToArray());
        Assert.HasCount((int)Math.Round(all.Length * 0.3), test);
        Assert.AreSame(data.Schema, split.TrainSet.Schema);
    }

    [TestMethod]
    public void EveryRowOfAClassIsEquallyLikelyToBeTested()
    {
        const int seeds = 2000;
        var tested = new int[20];
        IDataView data = LabeledGroups.Load(Enumerable.Range(0, 20).Select(row => row < 15 ? "a" : "b"));
        for (int seed = 0; seed < seeds; seed++)
        {
            foreach (int row in LabeledGroups.RowsOf(_context.Data.Imbalance.StratifiedTrainTestSplit(data, testFraction: 0.2, seed: seed).TestSet))
                tested[row]++;
        }

        // 3 of 15 and 1 of 5: each row is tested with p = 0.2, 400 times of 2000, with a standard deviation of √(2000 · 0.2 · 0.8) = 17.9.
        foreach (int count in tested)
            Assert.IsInRange(400 - 5 * 18, 400 + 5 * 18, count);
    }

    [TestMethod]
    public void TheSameSeedRepeatsAndAnotherDiffers()
    {
        string[] labels = LabeledGroups.Labels(80, 20);

        int[] first = LabeledGroups.RowsOf(Split(labels, 0.3, seed: 8).TestSet);

        CollectionAssert.AreEqual(first, LabeledGroups.RowsOf(Split(labels, 0.3, seed: 8).TestSet));
        CollectionAssert.AreNotEqual(first, LabeledGroups.RowsOf(Split(labels, 0.3, seed: 9).TestSet));
    }

    [TestMethod]
    public void TheSeedOfTheContextRepeatsAndItsNextSplitDiffers()
    {
        IDataView data = LabeledGroups.Load(LabeledGroups.Labels(80, 20));
        MLContext one = new(seed: 4), two = new(seed: 4);

        int[][] ofOne = [TestRows(one), TestRows(one)], ofTwo = [TestRows(two), TestRows(two)];

        CollectionAssert.AreEqual(ofOne[0], ofTwo[0]);
        CollectionAssert.AreEqual(ofOne[1], ofTwo[1]);
        CollectionAssert.AreNotEqual(ofOne[0], ofOne[1]);

        int[] TestRows(MLContext context) => LabeledGroups.RowsOf(context.Data.Imbalance.StratifiedTrainTestSplit(data).TestSet);
    }

    [TestMethod]
    public void RenamingTheClassesChangesNothing()
    {
        string[] labels = LabeledGroups.Labels(40, 20, 7);
        string[] renamed = [.. labels.Select(label => label == "a" ? "z" : label == "b" ? "m" : "k")];

        CollectionAssert.AreEqual(LabeledGroups.RowsOf(Split(labels, 0.35, seed: 8).TestSet), LabeledGroups.RowsOf(Split(renamed, 0.35, seed: 8).TestSet));
    }

    [TestMethod]
    public void ASideCanBeSplitAgain()
    {
        string[] labels = LabeledGroups.Labels(80, 20);

        StratifiedSplit outer = Split(labels, 0.25, seed: 1);
        StratifiedSplit inner = _context.Data.Imbalance.StratifiedTrainTestSplit(outer.TrainSet, testFraction: 0.2, seed: 1);

        CollectionAssert.AreEquivalent(LabeledGroups.RowsOf(outer.TrainSet), LabeledGroups.RowsOf(inner.TrainSet).Concat(LabeledGroups.RowsOf(inner.TestSet)).ToArray());
        Assert.AreEqual(3, LabeledGroups.RowsOf(inner.TestSet).Count(row => labels[row] == "b"));
    }

    [TestMethod]
    public void AClassWithOneRowIsAnError()
        => AssertDataError(
            "Class \"b\" has 1 row; a train and test split needs at least 2 rows of every class, one for each side. Remove the class or merge it with another.",
            () => Split(["a", "a", "b"], 0.5, seed: 1));

    [TestMethod]
    public void AClassInOneGroupIsAnError()
        => AssertDataError(
            "Class \"b\" is in 1 group of column 'Group'; a train and test split needs at least 2 groups with rows of every class, one for each side. "
            + "Split without the group column.",
            () => Split(["a", "a", "b", "b"], 0.5, seed: 1, ["x", "y", "x", "x"]));

    [TestMethod]
    [DataRow(0.0, "0")]
    [DataRow(1.0, "1")]
    [DataRow(-0.1, "-0.1")]
    [DataRow(double.NaN, "NaN")]
    public void AFractionOutOfRangeIsAnError(double fraction, string text)
        => Assert.StartsWith(
            $"testFraction is {text}; it must be above 0 and below 1. (Parameter 'testFraction')",
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Split(["a", "a"], fraction, seed: 1)).Message);

    [TestMethod]
    public void NoDataIsAnError()
        => Assert.AreEqual("data", Assert.ThrowsExactly<ArgumentNullException>(() => _context.Data.Imbalance.StratifiedTrainTestSplit(null!)).ParamName);

    [TestMethod]
    public void GroupsStayWholeAndTheFractionIsNear()
    {
        // 200 groups of 1 to 5 rows with a tenth of class b.
        string[] groups = [.. Enumerable.Range(0, 200).SelectMany(g => Enumerable.Repeat($"g{g}", 1 + g * 7 % 5))];
        string[] labels = [.. groups.Select((_, row) => row % 10 == 0 ? "b" : "a")];

        StratifiedSplit split = Split(labels, 0.2, seed: 2, groups);

        int[] test = LabeledGroups.RowsOf(split.TestSet), train = LabeledGroups.RowsOf(split.TrainSet);
        Assert.IsEmpty(test.Select(row => groups[row]).Intersect(train.Select(row => groups[row])));
        Assert.AreEqual(groups.Length, test.Length + train.Length);
        foreach (string label in new[] { "a", "b" })
            Assert.AreEqual(0.2 * labels.Count(l => l == label), test.Count(row => labels[row] == label), delta: 2);
    }

    private static void AssertDataError(string message, Action act) => Assert.AreEqual(message, Assert.ThrowsExactly<InvalidOperationException>(act).Message);

    private StratifiedSplit Split(string[] labels, double fraction, int seed, string[]? groups = null)
        => _context.Data.Imbalance.StratifiedTrainTestSplit(LabeledGroups.Load(labels, groups), "Label", fraction, groups is null ? null : "Group", seed);
}
