using CsCheck;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class GroupDealerTests
{
    [TestMethod]
    public void GroupsStayWholeAndEveryFoldHasEveryClass()
    {
        Gen<(int Group, int Code)> row = Gen.Select(Gen.Int[0, 39], Gen.Int[-1, 2]);
        Gen.Select(row.Array[300, 600], Gen.Int[2, 6], Gen.Int).Sample((rows, folds, seed) =>
        {
            int[] groupOf = [.. rows.Select(r => r.Group)], codes = [.. rows.Select(r => r.Code)];
            RowSet[] parts = Deal(groupOf, codes, SplitParts.Folds(folds), seed);
            return parts.SelectMany(part => part).Order().SequenceEqual(Enumerable.Range(0, rows.Length))
                && parts.Sum(part => part.Select(r => groupOf[r]).Distinct().Count()) == groupOf.Distinct().Count()
                && parts.All(part => Enumerable.Range(0, 3).All(c => part.Any(r => codes[r] == c)));
        }, iter: 300);
    }

    [TestMethod]
    public void FoldsOfOneClassDifferByNoMoreThanTheLargestGroup()
    {
        Gen.Select(Gen.Int[1, 30].Array[6, 40], Gen.Int[2, 6], Gen.Int).Sample((sizes, folds, seed) =>
        {
            int[] groupOf = [.. sizes.SelectMany((size, group) => Enumerable.Repeat(group, size))];
            RowSet[] parts = Deal(groupOf, new int[groupOf.Length], SplitParts.Folds(folds), seed);
            return parts.Max(part => part.Count) - parts.Min(part => part.Count) <= sizes.Max();
        });
    }

    [TestMethod]
    public void ManySmallGroupsMakeFoldsAsEvenAsASingleGroupAllows()
    {
        int[] groupOf = [.. Enumerable.Range(0, 30_000).SelectMany(group => Enumerable.Repeat(group, 1 + group % 5))];
        int[] codes = [.. groupOf.Select((_, row) => row % 50 == 0 ? 1 : 0)];

        RowSet[] parts = Deal(groupOf, codes, SplitParts.Folds(7), seed: 1);

        foreach (int c in new[] { 0, 1 })
        {
            int[] counts = [.. parts.Select(part => part.Count(row => codes[row] == c))];
            Assert.IsLessThanOrEqualTo(5, counts.Max() - counts.Min());
        }
    }

    [TestMethod]
    public void NoMoveOfASingleGroupWouldMakeTheFoldsMoreEven()
    {
        Gen<(int Group, int Code)> row = Gen.Select(Gen.Int[0, 29], Gen.Frequency((8, Gen.Const(0)), (2, Gen.Const(1)), (1, Gen.Const(2))));
        Gen.Select(row.Array[400, 600], Gen.Int).Sample((rows, seed) =>
        {
            int[] groupOf = [.. rows.Select(r => r.Group)], codes = [.. rows.Select(r => r.Code)];
            RowSet[] parts = Deal(groupOf, codes, SplitParts.Folds(3), seed);
            int[] partOf = [.. groupOf.Select((_, r) => Array.FindIndex(parts, part => part.Contains(r)))];
            double reached = Deviation(partOf, codes, 3);
            return groupOf.Distinct().All(group => Enumerable.Range(0, 3).All(part =>
                Deviation([.. partOf.Select((p, r) => groupOf[r] == group ? part : p)], codes, 3) >= reached - 1e-11));
        }, iter: 20);
    }

    [TestMethod]
    public void ASmallClassIsSpreadAsCarefullyAsALargeOne()
    {
        // 8 groups of 100 rows; groups 0 to 3 have 2 rows of class 1 each. By rows all groups are alike; 2 folds must still get 4 rows of class 1 each.
        int[] groupOf = [.. Enumerable.Range(0, 800).Select(row => row / 100)];
        int[] codes = [.. Enumerable.Range(0, 800).Select(row => row / 100 < 4 && row % 100 < 2 ? 1 : 0)];

        for (int seed = 0; seed < 20; seed++)
        {
            RowSet[] parts = Deal(groupOf, codes, SplitParts.Folds(2), seed);
            CollectionAssert.AreEqual(new[] { 4, 4 }, parts.Select(part => part.Count(row => codes[row] == 1)).ToArray());
            CollectionAssert.AreEqual(new[] { 400, 400 }, parts.Select(part => part.Count).ToArray());
        }
    }

    [TestMethod]
    public void AGroupTooLargeForTheTestSideGoesToTrain()
    {
        // Groups of 50, 30 and ten of 2: a test side of 10 % can only be made of small ones.
        int[] groupOf = [.. Enumerable.Repeat(0, 50), .. Enumerable.Repeat(1, 30), .. Enumerable.Range(0, 20).Select(i => 2 + i / 2)];

        RowSet[] parts = Deal(groupOf, new int[100], SplitParts.TestAndTrain(0.1), seed: 1);

        Assert.AreEqual(10, parts[0].Count);
        Assert.IsFalse(parts[0].Any(row => row < 80));
    }

    [TestMethod]
    public void TheSeedBreaksTiesAndNothingElse()
    {
        int[] alike = [.. Enumerable.Range(0, 60).Select(row => row / 3)];
        int[] different = [.. Enumerable.Range(1, 7).SelectMany(size => Enumerable.Repeat(size - 1, size * size))];

        CollectionAssert.AreEqual(First(alike, 4), First(alike, 4));
        CollectionAssert.AreNotEqual(First(alike, 4), First(alike, 5));
        CollectionAssert.AreEqual(First(different, 4), First(different, 5));

        static int[] First(int[] groupOf, int seed) => [.. Deal(groupOf, new int[groupOf.Length], SplitParts.Folds(3), seed)[0]];
    }

    [TestMethod]
    public void WhereWholeGroupsCannotServeEveryFoldTheErrorSaysSo()
    {
        // Class 0 is in groups 0 and 1, class 1 in 1 and 2, class 2 in 2 and 0: two folds would have to part each pair of three groups.
        Assert.AreEqual(
            "Class \"c0\" could not be put into every fold: no assignment was found that keeps the groups of column 'user' whole and spreads all classes. "
            + "Split without the group column.",
            Assert.ThrowsExactly<InvalidOperationException>(() => Deal([0, 1, 1, 2, 2, 0], [0, 0, 1, 1, 2, 2], SplitParts.Folds(2), seed: 1)).Message);
    }

    [TestMethod]
    public void WhereFewerFoldsMayBeServedTheErrorSaysSo()
    {
        // The same with three folds: each class is in three of four groups, so that any two groups together leave a fold without one.
        Assert.AreEqual(
            "Class \"c2\" could not be put into every fold: no assignment was found that keeps the groups of column 'user' whole and spreads all classes. "
            + "Lower numberOfFolds, or split without the group column.",
            Assert.ThrowsExactly<InvalidOperationException>(
                () => Deal([0, 1, 2, 1, 2, 3, 2, 3, 0, 3, 0, 1], [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3], SplitParts.Folds(3), seed: 1)).Message);
    }

    private static RowSet[] Deal(int[] groupOf, int[] codes, SplitParts parts, int seed)
    {
        Dictionary<int, int> numbers = groupOf.Distinct().Select((group, i) => (group, i)).ToDictionary(p => p.group, p => p.i);
        var groups = new RowGroups("user", [.. groupOf.Select(group => numbers[group])], numbers.Count);
        return GroupDealer.Deal(groups, LabeledGroups.Partition(codes), parts, seed);
    }

    private static double Deviation(int[] partOf, int[] codes, int parts)
        => Enumerable.Range(0, codes.Max() + 1).Sum(c =>
        {
            int total = codes.Count(code => code == c);
            return Enumerable.Range(0, parts).Sum(part =>
            {
                int held = Enumerable.Range(0, codes.Length).Count(row => codes[row] == c && partOf[row] == part);
                // A fold without the class outweighs all evenness.
                return Math.Pow((double)held / total - 1.0 / parts, 2) + (held == 0 ? 100 : 0);
            });
        });
}
