using CsCheck;
using Microsoft.ML.Imbalance.Neighbors;
using Microsoft.ML.Imbalance.Tests.Neighbors;

namespace Microsoft.ML.Imbalance.Tests.Resampling.Undersampling;

[TestClass]
public sealed class NeighborJudgeTests
{
    [TestMethod]
    public void WitnessesAndListsJudgeAlikeHoweverRowsAreTakenOut()
    {
        // Few distinct values: distances tie, and rows repeat. Each round takes out what is outvoted, and sometimes more.
        var samples =
            from dimension in Gen.Int[1, 4]
            from values in Gen.Int[0, 5].Array[120 * dimension]
            from rare in Gen.Int[0, 119].Array[1, 12]
            from counts in Gen.Int[1, 5].Array[1, 4]
            from vote in Gen.Enum<NeighborVote>()
            from more in Gen.Int[0, 119].Array[4]
            select (Dimension: dimension, Values: values, Rare: rare, Counts: counts, Vote: vote, More: more);
        samples.Sample(
            sample =>
            {
                var classOf = new int[120];
                foreach (int row in sample.Rare)
                    classOf[row] = 1;
                FeatureTable table = Table([.. sample.Values.Select(value => (float)value)], sample.Dimension, classOf);
                var witnesses = WitnessJudge.Create(new MetricSpace(table), 0, 5, sample.Vote, isRepeated: true);
                var lists = new ListJudge(new MetricSpace(table), [true, false], 5, sample.Vote);
                var gone = new HashSet<int>();
                for (int round = 0; round < sample.Counts.Length; round++)
                {
                    int[] outvoted = lists.Outvoted(sample.Counts[round]);
                    CollectionAssert.AreEqual(outvoted, witnesses.Outvoted(sample.Counts[round]));
                    int[] removed = [.. outvoted.Append(sample.More[round]).Where(row => classOf[row] == 0 && gone.Add(row))];
                    lists.Remove(removed);
                    witnesses.Remove(removed);
                    Assert.AreEqual(lists.AreEnough, witnesses.AreEnough);
                    if (!lists.AreEnough)
                        break;
                }
            },
            iter: 300);
    }

    public static IEnumerable<object[]> DataSets => from name in NeighborData.Names from dimension in new[] { 1, 5 } select new object[] { name, dimension };

    [TestMethod]
    [DynamicData(nameof(DataSets))]
    public void RowsAreJudgedAlikeHoweverFarApartTheyAre(string name, int dimension)
    {
        // Filter values tell little of some: far from zero, of mixed scales, copies.
        RowMatrix rows = NeighborData.Make(name, 1500, dimension);
        RandomStream random = RandomStream.Create(11, "test");
        int[] classOf = [.. Enumerable.Range(0, 1500).Select(_ => random.Next(3) / 2)];
        var space = new MetricSpace(Table(rows.Values, dimension, classOf));
        foreach (NeighborVote vote in Enum.GetValues<NeighborVote>())
        {
            foreach (int count in new[] { 1, 3, 9 })
            {
                (JudgedRows first, JudgedRows second) = JudgedRows.Divide(space, 0, mostVisited: 1)!.Value;
                using var pair = new PairJudge(new WitnessJudge(space, first, second, count, vote, isRepeated: true), new WitnessJudge(space, second, first, count, vote, isRepeated: true));
                var lists = new ListJudge(space, [true, true], count, vote);
                int[] outvoted = lists.Outvoted(count);
                CollectionAssert.AreEqual(outvoted, pair.Outvoted(count), $"{vote} of {count}");
                // Every third goes: rows in the leaves are no witnesses any more.
                int[] gone = [.. outvoted.Where((_, i) => i % 3 == 0)];
                pair.Remove(gone);
                lists.Remove(gone);
                CollectionAssert.AreEqual(lists.Outvoted(count), pair.Outvoted(count), $"{vote} of {count} again");
            }
        }
    }

    [TestMethod]
    public void ClassesThatBoxesSpareNothingOfAreJudgedAlike()
    {
        // 4,500 rows a class are 71 leaves, all within reach of each other in 12 columns: leaves are searched for in blocks, on the way to both classes.
        RowMatrix rows = NeighborData.Gaussian(9000, 12);
        int[] classOf = [.. Enumerable.Range(0, 9000).Select(row => rows[row][0] + rows[row][1] > 0 ? 1 : 0)];
        var space = new MetricSpace(Table(rows.Values, 12, classOf));
        (JudgedRows first, JudgedRows second) = JudgedRows.Divide(space, 0, mostVisited: 1)!.Value;
        Assert.IsGreaterThan(0.9, first.Index.VisitedShare);
        var pair = new PairJudge(
            new WitnessJudge(space, first, second, 3, NeighborVote.Mode, isRepeated: false), new WitnessJudge(space, second, first, 3, NeighborVote.Mode, isRepeated: false));
        int[] outvoted = pair.Outvoted(3);
        Assert.IsGreaterThan(500, outvoted.Length);
        CollectionAssert.AreEqual(new ListJudge(space, [true, true], 3, NeighborVote.Mode).Outvoted(3), outvoted);
    }

    [TestMethod]
    public void BothClassesAreJudgedAlikeHoweverRowsAreTakenOut()
    {
        var samples =
            from dimension in Gen.Int[1, 3]
            from values in Gen.Int[0, 9].Array[300 * dimension]
            from classOf in Gen.Int[0, 1].Array[300]
            from counts in Gen.Int[1, 5].Array[1, 4]
            from vote in Gen.Enum<NeighborVote>()
            from more in Gen.Int[0, 299].Array[4]
            select (Dimension: dimension, Values: values, ClassOf: classOf, Counts: counts, Vote: vote, More: more);
        samples.Sample(
            sample =>
            {
                var space = new MetricSpace(Table([.. sample.Values.Select(value => (float)value)], sample.Dimension, sample.ClassOf));
                (JudgedRows first, JudgedRows second) = JudgedRows.Divide(space, 0, mostVisited: 1)!.Value;
                var pair = new PairJudge(new WitnessJudge(space, first, second, 5, sample.Vote, isRepeated: true), new WitnessJudge(space, second, first, 5, sample.Vote, isRepeated: true));
                var lists = new ListJudge(space, [true, true], 5, sample.Vote);
                var gone = new HashSet<int>();
                for (int round = 0; round < sample.Counts.Length; round++)
                {
                    int[] outvoted = lists.Outvoted(sample.Counts[round]);
                    CollectionAssert.AreEqual(outvoted, pair.Outvoted(sample.Counts[round]));
                    int[] removed = [.. outvoted.Append(sample.More[round]).Where(gone.Add)];
                    lists.Remove(removed);
                    pair.Remove(removed);
                    Assert.AreEqual(lists.AreEnough, pair.AreEnough);
                    if (!lists.AreEnough)
                        break;
                }
            },
            iter: 200);
    }

    [TestMethod]
    [DataRow(NeighborVote.All)]
    [DataRow(NeighborVote.Mode)]
    public void ManyRowsAreJudgedInPartsAsTheyAreAtOnce(NeighborVote vote)
    {
        // On one thread a part is 128 leaves, and 4,096 rows that lack witnesses wait at most: there are more of both, of either class.
        const int Count = 40_000;
        RowMatrix rows = NeighborData.Gaussian(Count, 2);
        RandomStream random = RandomStream.Create(7, "test");
        int[] classOf = [.. Enumerable.Range(0, Count).Select(_ => random.Next(2))];
        var space = new MetricSpace(Table(rows.Values, 2, classOf));
        RowSet set = space.Table.SetOf(0), rest = set.Complement();
        NeighborIndex index = NeighborIndex.Build(new RowSelection(rows, set), threads: 1);
        JudgedRows first = new(rows, set, index), second = new(rows, rest, index.BuildOther(new RowSelection(rows, rest)));
        using var pair = new PairJudge(new WitnessJudge(space, first, second, 3, vote, isRepeated: true), new WitnessJudge(space, second, first, 3, vote, isRepeated: true));
        using var voting = new VotingJudge(space, [true, true], vote);
        int[] outvoted = voting.Outvoted(3);
        Assert.IsGreaterThan(10_000, outvoted.Length);
        CollectionAssert.AreEqual(outvoted, pair.Outvoted(3));

        // What is left is asked in parts, too.
        pair.Remove(outvoted);
        int[] left = [.. Enumerable.Range(0, Count).Except(outvoted)];
        var leftSpace = new MetricSpace(Table(rows.Select(left).Values, 2, Array.ConvertAll(left, row => classOf[row])));
        using var again = new VotingJudge(leftSpace, [true, true], vote);
        CollectionAssert.AreEqual(Array.ConvertAll(again.Outvoted(3), place => left[place]), pair.Outvoted(3));
    }

    [TestMethod]
    [DataRow(255, true)]
    [DataRow(256, false)]
    public void AsManyNeighborsAsAByteCountsAreAsked(int count, bool areWitnesses)
    {
        // Every tenth row stands among the others.
        int[] classOf = [.. Enumerable.Range(0, 6000).Select(row => row % 10 == 0 ? 1 : 0)];
        var space = new MetricSpace(Table([.. Enumerable.Range(0, 6000).Select(row => row * 0.5f)], 1, classOf));
        foreach (NeighborVote vote in Enum.GetValues<NeighborVote>())
        {
            using var judge = NeighborJudge.Create(space, [true, false], count, vote);
            Assert.AreEqual(areWitnesses, judge is WitnessJudge);
            CollectionAssert.AreEqual(new ListJudge(space, [true, false], count, vote).Outvoted(count), judge.Outvoted(count));
        }
    }

    [TestMethod]
    public void VotesAreCountedAsListsWouldBe()
    {
        // Several classes, of which some are judged; ties and copies.
        var samples =
            from dimension in Gen.Int[1, 4]
            from values in Gen.Int[0, 7].Array[400 * dimension]
            from classOf in Gen.Int[0, 2].Array[400]
            from targeted in Gen.Bool.Array[3]
            from count in Gen.Int[1, 7]
            from vote in Gen.Enum<NeighborVote>()
            select (Dimension: dimension, Values: values, ClassOf: classOf, Targeted: targeted, Count: count, Vote: vote);
        samples.Sample(
            sample =>
            {
                var space = new MetricSpace(Table([.. sample.Values.Select(value => (float)value)], sample.Dimension, sample.ClassOf));
                using var voting = new VotingJudge(space, sample.Targeted, sample.Vote);
                var lists = new ListJudge(space, sample.Targeted, sample.Count, sample.Vote);
                CollectionAssert.AreEqual(lists.Outvoted(sample.Count), voting.Outvoted(sample.Count));
                Assert.AreEqual("Rows are judged once.", Assert.ThrowsExactly<NotSupportedException>(() => voting.Remove([0])).Message);
                int[] asked = space.Table.RowsOf(1);
                NeighborTable expected = lists.Nearest(asked, sample.Count), found = voting.Nearest(asked, sample.Count);
                for (int i = 0; i < asked.Length; i++)
                    CollectionAssert.AreEqual(expected[i].ToArray(), found[i].ToArray());
            },
            iter: 100);
    }

    [TestMethod]
    public void WhereBoxesSpareMostLeavesBothClassesAreJudgedByWitnesses()
    {
        int[] classOf = [.. Enumerable.Range(0, 6000).Select(row => row % 3 == 0 ? 1 : 0)];
        FeatureTable line = Table([.. Enumerable.Range(0, 6000).Select(row => (float)row)], 1, classOf);
        Assert.IsInstanceOfType<PairJudge>(NeighborJudge.Create(new MetricSpace(line), [true, true], 3, NeighborVote.All));
    }

    [TestMethod]
    public void WitnessesFarFromTheirOwnLeafAreFound()
    {
        // Uniform rows in ten dimensions, many leaves: rows of one leaf alone rarely hold three witnesses.
        RandomStream random = RandomStream.Create(3, "test");
        var values = new float[3000 * 10];
        for (int i = 0; i < values.Length; i++)
            values[i] = random.NextSingle();
        int[] classOf = [.. Enumerable.Range(0, 3000).Select(row => row % 10 == 0 ? 1 : 0)];
        FeatureTable table = Table(values, 10, classOf);
        foreach (NeighborVote vote in Enum.GetValues<NeighborVote>())
            CollectionAssert.AreEqual(new ListJudge(new MetricSpace(table), [true, false], 3, vote).Outvoted(3), WitnessJudge.Create(new MetricSpace(table), 0, 3, vote, isRepeated: false).Outvoted(3));
    }

    [TestMethod]
    public void EveryJudgeKnowsTheNearestOfAllRows()
    {
        // Copies and ties among small whole numbers; the rarer class has fewer rows than neighbors are asked for.
        RandomStream random = RandomStream.Create(5, "test");
        float[] values = [.. Enumerable.Range(0, 2 * 400).Select(_ => (float)random.Next(12))];
        int[] classOf = [.. Enumerable.Range(0, 400).Select(row => row % 130 == 0 ? 1 : 0)];
        var space = new MetricSpace(Table(values, 2, classOf));
        (JudgedRows common, JudgedRows rare) = JudgedRows.Divide(space, 0, mostVisited: 1)!.Value;
        var one = new WitnessJudge(space, common, rare, 5, NeighborVote.All, isRepeated: false);
        var pair = new PairJudge(one, new WitnessJudge(space, rare, common, 5, NeighborVote.All, isRepeated: false));
        foreach (int[] asked in new[] { space.Table.RowsOf(0), space.Table.RowsOf(1) })
        {
            NeighborTable expected = new ListJudge(space, [true, true], 5, NeighborVote.All).Nearest(asked, 5);
            NeighborTable all = space.BuildIndex().QuerySelf(5, asked);
            foreach (NeighborTable found in new[] { one.Nearest(asked, 5), pair.Nearest(asked, 5), expected })
            {
                for (int i = 0; i < asked.Length; i++)
                    CollectionAssert.AreEqual(all[i].ToArray(), found[i].ToArray());
            }
        }
    }

    [TestMethod]
    [DataRow(0.1, true, false, NeighborVote.All, true)]
    [DataRow(0.1, true, false, NeighborVote.Mode, true)]
    [DataRow(0.1, true, true, NeighborVote.All, false)]
    [DataRow(0.1, false, false, NeighborVote.All, false)]
    [DataRow(0.5, true, false, NeighborVote.All, false)]
    public void WitnessesServeOneClassAmongFewOthers(double rare, bool large, bool small, NeighborVote vote, bool expected)
    {
        int[] classOf = [.. Enumerable.Range(0, 100).Select(row => row < 100 * rare ? 1 : 0)];
        FeatureTable table = Table([.. Enumerable.Range(0, 100).Select(row => (float)row)], 1, classOf);
        Assert.AreEqual(expected, NeighborJudge.Create(new MetricSpace(table), [large, small], 3, vote) is WitnessJudge);
    }

    private static FeatureTable Table(float[] values, int dimension, int[] classOf)
        => new(classOf, new FeatureLayout([], new SlotRole[dimension], null, []), new RowMatrix(values, classOf.Length, dimension), [.. Enumerable.Range(0, classOf.Length)]);
}
