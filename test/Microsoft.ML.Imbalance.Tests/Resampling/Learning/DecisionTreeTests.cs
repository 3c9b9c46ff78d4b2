namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class DecisionTreeTests
{
    [TestMethod]
    public void ASplitLiesHalfwayBetweenTheClasses()
    {
        // Slot 1 tells the classes apart between 3 and 5; slot 0 says nothing.
        var rows = new RowMatrix([7, 1, 7, 3, 7, 5, 7, 9], 4, 2);
        using DecisionTree tree = Grow(rows, [false, false, true, true], [0, 1, 2, 3]);
        Assert.IsFalse(tree.IsPositive([7, 3.99f]));
        Assert.IsTrue(tree.IsPositive([7, 4.01f]));
        Assert.IsFalse(tree.IsPositive([-100, -100]));
    }

    [TestMethod]
    public void TwoSplitsMakeACheckerboard()
    {
        // Positive where both or none of x and y are above 0: a first split that gains nothing by itself needs uneven numbers to be found.
        var random = new Random(1);
        float[][] points = [.. Enumerable.Range(0, 400).Select(_ => new[] { (float)random.NextDouble() * 3 - 1, (float)random.NextDouble() * 3 - 1 })];
        bool[] isPositive = Array.ConvertAll(points, p => p[0] > 0 == p[1] > 0);
        using DecisionTree tree = Grow(new RowMatrix([.. points.SelectMany(p => p)], 400, 2), isPositive, [.. Enumerable.Range(0, 400)]);
        Assert.IsGreaterThan(390, Enumerable.Range(0, 400).Count(i => tree.IsPositive(points[i]) == isPositive[i]));
    }

    [TestMethod]
    public void RowsThatAreAllAlikeGetTheirLargerClass()
    {
        var rows = new RowMatrix([1, 1, 1, 1, 1], 5, 1);
        Assert.IsTrue(IsPositive(rows, [true, true, true, false, false], [0, 1, 2, 3, 4]));
        Assert.IsFalse(IsPositive(rows, [true, true, false, false, false], [0, 1, 2, 3, 4]));
        Assert.IsFalse(IsPositive(rows, [true, true, true, true, true], []), "no row, no vote");

        static bool IsPositive(RowMatrix rows, bool[] isPositive, int[] members)
        {
            using DecisionTree tree = Grow(rows, isPositive, members);
            return tree.IsPositive([1]);
        }
    }

    [TestMethod]
    public void NeighboringNumbersCanBeSplit()
    {
        float low = 1, high = MathF.BitIncrement(1);
        using DecisionTree tree = Grow(new RowMatrix([low, low, high, high], 4, 1), [true, true, false, false], [0, 1, 2, 3]);
        Assert.IsTrue(tree.IsPositive([low]));
        Assert.IsFalse(tree.IsPositive([high]));
    }

    [TestMethod]
    public void ATreeOfManyRowsIsThatOfItsDefinition()
    {
        // More rows than are taken to hand at once, of few different values, so that splits tie.
        var random = new Random(2);
        float[] values = [.. Enumerable.Range(0, 3000 * 20).Select(i => i % 20 == 3 ? random.Next(5) : (float)random.NextDouble() - 0.5f)];
        var rows = new RowMatrix(values, 3000, 20);
        bool[] isPositive = [.. Enumerable.Range(0, 3000).Select(row => rows[row][3] + rows[row][7] + random.NextDouble() > 2.5)];
        int[] members = [.. Enumerable.Range(0, 3000)];
        using DecisionTree tree = Grow(rows, isPositive, members), again = Grow(rows, isPositive, members);
        // The same tree once more in the same place.
        using DecisionTreeRoom room = RoomOf(rows, isPositive, members);
        again.Grow(rows, room);
        bool[] expected = new bool[3000];
        Split(rows, isPositive, members, 0, expected);
        for (int row = 0; row < 3000; row++)
        {
            Assert.AreEqual(expected[row], tree.IsPositive(rows[row]), $"row {row}");
            Assert.AreEqual(expected[row], again.IsPositive(rows[row]), $"row {row}");
        }
    }

    // Every split of every slot is tried.
    private static void Split(RowMatrix rows, bool[] isPositive, int[] members, int depth, bool[] votes)
    {
        int positives = members.Count(row => isPositive[row]);
        double most = Purity(positives, members.Length);
        (int Slot, float Up) best = (-1, 0);
        if (positives > 0 && positives < members.Length && depth < 32 && members.Length >= 4)
        {
            for (int slot = 0; slot < rows.Dimension; slot++)
            {
                float[] sorted = [.. members.Select(row => rows[row][slot])];
                int[] order = [.. members];
                Array.Sort(sorted, order);
                int left = 0;
                for (int i = 1; i <= sorted.Length - 2; i++)
                {
                    left += isPositive[order[i - 1]] ? 1 : 0;
                    if (i < 2 || sorted[i] == sorted[i - 1])
                        continue;
                    double purity = Purity(left, i) + Purity(positives - left, sorted.Length - i);
                    if (purity > most)
                        (most, best) = (purity, (slot, sorted[i - 1]));
                }
            }
        }
        if (best.Slot < 0)
        {
            foreach (int row in members)
                votes[row] = 2 * positives > members.Length;
            return;
        }
        Split(rows, isPositive, [.. members.Where(row => rows[row][best.Slot] <= best.Up)], depth + 1, votes);
        Split(rows, isPositive, [.. members.Where(row => rows[row][best.Slot] > best.Up)], depth + 1, votes);
    }

    private static double Purity(int positives, int n) => ((double)positives * positives + (double)(n - positives) * (n - positives)) / n;

    private static DecisionTree Grow(RowMatrix rows, bool[] isPositive, int[] members)
    {
        var tree = new DecisionTree();
        using DecisionTreeRoom room = RoomOf(rows, isPositive, members);
        tree.Grow(rows, room);
        return tree;
    }

    private static DecisionTreeRoom RoomOf(RowMatrix rows, bool[] isPositive, int[] members)
    {
        var room = new DecisionTreeRoom(members.Length, rows.Dimension);
        foreach (int row in members)
            room.Add(row, isPositive[row]);
        return room;
    }
}
