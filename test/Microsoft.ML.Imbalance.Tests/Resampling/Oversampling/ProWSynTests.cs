namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class ProWSynTests
{
    private static readonly MLContext Ml = new(seed: 1);

    [TestMethod]
    public void LevelsAreTheNearestOfWhatIsLeft()
    {
        // Other rows at 0 and 1, the class at 10, 11, …, 19: each level takes the 3 nearest, the third and last the rest.
        int[][] levels = FindLevels([.. Enumerable.Range(10, 10)], [0, 1], neighborCount: 3, levelCount: 3);
        Assert.HasCount(3, levels);
        CollectionAssert.AreEqual(new[] { 0, 1, 2 }, levels[0]);
        CollectionAssert.AreEqual(new[] { 3, 4, 5 }, levels[1]);
        CollectionAssert.AreEqual(new[] { 6, 7, 8, 9 }, levels[2]);
    }

    [TestMethod]
    public void ThereAreFewerLevelsWhereTheRowsDoNotLast()
    {
        int[][] levels = FindLevels([10, 11, 12, 13], [0, 20], neighborCount: 2, levelCount: 5);
        // 10 and 11 are the nearest to 0, 12 and 13 to 20.
        Assert.HasCount(1, levels);
        CollectionAssert.AreEqual(new[] { 0, 1, 2, 3 }, levels[0]);
    }

    [TestMethod]
    public void NearerLevelsGetMoreRowsAndEachRowHasBothParentsInOneLevel()
    {
        LabeledRows data = Layouts.Line([.. Enumerable.Range(0, 115).Select(x => -(float)x)], [.. Enumerable.Range(10, 15).Select(x => (float)x)]);
        var options = new ProWSynOptions { LevelCount = 3, Seed = 1 };
        SyntheticRow[] rows = SyntheticRow.Of(Ml.Transforms.Imbalance.ProWSyn(options).FitResample(data.ToView(Ml)));
        Assert.HasCount(100, rows);
        int LevelOf(long row) => (int)(data.Features[row][0] - 10) / 5;
        Assert.IsTrue(Array.TrueForAll(rows, r => LevelOf(r.From.SourceRow) == LevelOf(r.From.Neighbor!.Value) && r.From.SourceRow != r.From.Neighbor));
        // exp(0), exp(-1), exp(-2) of 100: 66.5, 24.5, 9.0; whole parts 66, 24, 9 leave one, for the largest remainder, 66.5.
        CollectionAssert.AreEqual(new[] { 67, 24, 9 }, Enumerable.Range(0, 3).Select(l => rows.Count(r => LevelOf(r.From.SourceRow) == l)).ToArray());
        rows = SyntheticRow.Of(Ml.Transforms.Imbalance.ProWSyn(levelCount: 3, theta: 0, seed: 1).FitResample(data.ToView(Ml)));
        CollectionAssert.AreEqual(new[] { 34, 33, 33 }, Enumerable.Range(0, 3).Select(l => rows.Count(r => LevelOf(r.From.SourceRow) == l)).ToArray());
    }

    [TestMethod]
    public void TheOnlyRowOfALevelIsJoinedWithItsNearest()
    {
        // Levels of one: 10, 11 and the rest, 15; each is alone.
        LabeledRows data = Layouts.Line([.. Enumerable.Range(0, 33).Select(x => -(float)x)], [15, 10, 11]);
        SyntheticRow[] rows = SyntheticRow.Of(Ml.Transforms.Imbalance.ProWSyn(neighborCount: 1, seed: 1).FitResample(data.ToView(Ml)));
        Assert.HasCount(30, rows);
        Dictionary<float, float> joined = rows.GroupBy(r => data.Features[r.From.SourceRow][0]).ToDictionary(g => g.Key, g => g.Select(r => data.Features[r.From.Neighbor!.Value][0]).Distinct().Single());
        CollectionAssert.AreEquivalent(new Dictionary<float, float> { [10] = 11, [11] = 10, [15] = 11 }, joined);
    }

    [TestMethod]
    public void OptionsAndSizesAreChecked()
    {
        Refused("NeighborCount is 0; it must be at least 1.", () => Ml.Transforms.Imbalance.ProWSyn(neighborCount: 0));
        Refused("LevelCount is 0; it must be at least 1.", () => Ml.Transforms.Imbalance.ProWSyn(levelCount: 0));
        Refused("Theta is -1; it must be 0 or a positive finite number.", () => Ml.Transforms.Imbalance.ProWSyn(theta: -1));
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Transforms.Imbalance.ProWSyn((ProWSynOptions)null!));
        Assert.AreEqual(
            "Class \"class-b\" has 1 row; ProWSyn needs at least 2. Use RandomOversample.",
            Assert.ThrowsExactly<InvalidOperationException>(() => Ml.Transforms.Imbalance.ProWSyn().FitResample(LabeledRows.Gaussian([20, 1]).ToView(Ml))).Message);
    }

    private static void Refused(string message, Action create) => StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(create).Message, message);

    // Rows of one value, those of the other classes first; with an index and by all pairs.
    private static int[][] FindLevels(int[] own, int[] foreign, int neighborCount, int levelCount)
    {
        int[] ownRows = [.. Enumerable.Range(foreign.Length, own.Length)];
        RowSet foreignRows = RowSet.Where(foreign.Length + own.Length, row => row < foreign.Length);
        var rows = new RowMatrix([.. foreign.Concat(own).Select(value => (float)value)], foreign.Length + own.Length, 1);
        int[][] levels = ProWSyn.FindLevels(Spaces.Of(rows), ownRows, foreignRows, neighborCount, levelCount);
        int[][] paired = ProWSyn.FindLevels(Spaces.Of(rows, new MinkowskiDistance(1)), ownRows, foreignRows, neighborCount, levelCount);
        Assert.AreEqual(string.Join(';', levels.Select(level => string.Join(',', level))), string.Join(';', paired.Select(level => string.Join(',', level))));
        return levels;
    }
}
