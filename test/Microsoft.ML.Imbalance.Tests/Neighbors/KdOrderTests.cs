using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance.Tests.Neighbors;

[TestClass]
public sealed class KdOrderTests
{
    public static IEnumerable<object[]> Names => NeighborData.Names.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void EachRowStandsInOnePlaceWhateverTheThreads(string name)
    {
        var rows = new RowSelection(NeighborData.Make(name, 10_007, 3));
        int[] order = Order(rows, threads: 1);
        CollectionAssert.AreEqual(order, Order(rows, threads: 4));
        Array.Sort(order);
        CollectionAssert.AreEqual(Enumerable.Range(0, 10_007).ToArray(), order);
    }

    [TestMethod]
    [DataRow(8193)]
    [DataRow(10_007)]
    [DataRow(70_001)]
    public void AnyNumberOfThreadsFindsTheSameOrder(int count)
    {
        RowMatrix matrix = NeighborData.Gaussian(count, 3);
        int[] subset = [.. Enumerable.Range(0, count).Select(i => count - 1 - i)];
        foreach (RowSelection rows in new[] { new RowSelection(matrix), new RowSelection(matrix, subset) })
        {
            int[] order = Order(rows, threads: 1);
            foreach (int threads in new[] { 2, 3, 7, 16, 128, 200 })
                CollectionAssert.AreEqual(order, Order(rows, threads), $"{threads} threads");
        }
    }

    [TestMethod]
    public void NumbersInAnyOrderAreCutIntoLeavesByValue()
    {
        RowMatrix source = NeighborData.Gaussian(1000, 1);
        foreach (RowMatrix rows in new[]
        {
            source,
            NeighborData.Map(source, (_, row, _) => row),
            NeighborData.Map(source, (_, row, _) => -row),
            NeighborData.Map(source, (_, row, _) => Math.Min(row, 999 - row)),
        })
        {
            int[] order = Order(new RowSelection(rows), threads: 1);
            for (int end = 64; end < 1000; end += 64)
                Assert.IsLessThanOrEqualTo(order[end..].Min(slot => rows[slot][0]), order[..end].Max(slot => rows[slot][0]));
        }
    }

    // Of 2²⁶ rows numbers leave six bits for keys, and there are more of them than are copied: most splits have to look more closely.
    [TestMethod]
    [DataRow("any")]
    [DataRow("alike")]
    [DataRow("few")]
    [DataRow("one far off")]
    public void LeavesAreCutByValueHoweverCoarseTheKeys(string values)
    {
        const int Last = 1 << 26, Count = 40_000;
        var random = new Random(1);
        float[] of = [.. Enumerable.Range(0, Count).Select(i => values switch
        {
            "any" => BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue)) is var any && float.IsFinite(any) ? any : -0f,
            "alike" => 1_000_000 + random.Next(1000) / 16f,
            "few" => random.Next(3) - 1,
            _ => i == 1234 ? float.MaxValue : random.NextSingle(),
        })];
        var rows = new RowMatrix([], 0, 1, new LastRows(Last, of));
        var set = new RowSet(Last);
        for (int i = 0; i < Count; i++)
            set.Add(Last - Count + i);
        int[] order = Order(new RowSelection(rows, set), threads: 1);
        CollectionAssert.AreEqual(order, Order(new RowSelection(rows, set), threads: 3));
        float[] ordered = [.. order.Select(slot => of[slot - (Last - Count)])];
        float largest = float.NegativeInfinity;
        foreach (float[] leaf in ordered.Chunk(64))
        {
            Assert.IsLessThanOrEqualTo(leaf.Min(), largest);
            largest = leaf.Max();
        }
        Array.Sort(order);
        CollectionAssert.AreEqual(set.ToArray(), order);
    }

    [TestMethod]
    public void IdenticalRowsKeepTheirOrder()
        => CollectionAssert.AreEqual(Enumerable.Range(0, 500).ToArray(), Order(new RowSelection(NeighborData.Identical(500, 4)), threads: 1));

    [TestMethod]
    [DataRow(1000, DisplayName = "few enough to be copied at once")]
    [DataRow(40_000, DisplayName = "too many for that")]
    public void IdenticalRowsAmongOthersKeepTheirOrderInNearlyAllLeaves(int count)
    {
        // Rows that differ are put aside first, and mix up the others.
        RowMatrix others = NeighborData.Gaussian(count, 3);
        RowMatrix rows = NeighborData.Map(others, (value, row, _) => row % 8 == 5 ? value : 9);
        int[] order = Order(new RowSelection(rows), threads: 2);
        int[][] leaves = [.. order.Chunk(64).Where(leaf => leaf.All(row => row % 8 != 5))];
        Assert.IsGreaterThan(count / 64 / 2, leaves.Length);
        // One that was split from others last was not looked at again.
        Assert.IsGreaterThan(0.9, leaves.Count(leaf => leaf.SequenceEqual(leaf.Order())) / (double)leaves.Length);
    }

    [TestMethod]
    public void AFewOddRowsAmongIdenticalOnesAreFound()
    {
        // The sample that chooses a column sees none of the odd rows.
        RowMatrix rows = NeighborData.Map(NeighborData.Identical(5000, 2), (value, row, column) => row % 1667 == 1666 && column == 1 ? -9 : value);
        int[] order = Order(new RowSelection(rows), threads: 1);
        CollectionAssert.IsSubsetOf(new[] { 1666, 3333 }, order[..64]);
    }

    [TestMethod]
    public void ASelectionIsOrderedByItsSlots()
    {
        RowMatrix rows = NeighborData.Gaussian(400, 2);
        int[] subset = [.. Enumerable.Range(0, 200).Select(i => 399 - 2 * i)];
        int[] order = Order(new RowSelection(rows, subset), threads: 1);
        Array.Sort(order);
        CollectionAssert.AreEqual(Enumerable.Range(0, 200).ToArray(), order);
    }

    [TestMethod]
    [DataRow(2)]
    [DataRow(10)]
    public void RowsNearFewOthersComeInTheirOrderUntilFewAreLeft(int dimension)
    {
        const int Stored = 1000, Count = 40_000;
        RowMatrix few = NeighborData.Gaussian(300, dimension, seed: 2);
        var near = new NearRows(few, Count);
        float[] stored = NeighborData.Gaussian(Stored, dimension, seed: 3).Values;
        var rows = new RowMatrix(stored, Stored, dimension, near);
        int[] order = Order(new RowSelection(rows), threads: 1);
        foreach (int threads in new[] { 2, 5, 16 })
            CollectionAssert.AreEqual(order, Order(new RowSelection(rows), threads), $"{threads} threads");
        CollectionAssert.AreEqual(Enumerable.Range(0, Stored + Count).ToArray(), order.Order().ToArray());
        // No column was looked at, only rows that were copied.
        Assert.AreEqual(0, near.CopiedColumns);

        // Leaves are about as narrow as where all values are looked at.
        var room = new float[Count * dimension];
        near.Fill([.. Enumerable.Range(0, Count)], room);
        var all = new RowMatrix([.. stored, .. room], Stored + Count, dimension);
        Assert.IsLessThan(1.2 * WidthOfLeaves(all, Order(new RowSelection(all), threads: 1)), WidthOfLeaves(all, order));
    }

    [TestMethod]
    [DataRow(4)]
    [DataRow(6000)]
    public void RowsNearVeryFewOthersOrTooManyComeByTheirValues(int anchors)
    {
        // More rows of an anchor than are copied together, or so few that the order of the anchors would take as long.
        var near = new NearRows(NeighborData.Gaussian(anchors, 10), 40_000);
        int[] order = Order(new RowSelection(new RowMatrix([], 0, 10, near)), threads: 2);
        CollectionAssert.AreEqual(Enumerable.Range(0, 40_000).ToArray(), order.Order().ToArray());
        Assert.IsGreaterThan(0, near.CopiedColumns);
    }

    [TestMethod]
    public void RowsOfAnAnchorThatHasMostComeByTheirValues()
    {
        // On average there are few to an anchor, but nearly all are of one.
        RowMatrix few = NeighborData.Gaussian(300, 10, seed: 2);
        var near = new NearRows(few, 40_000, mostOf: 7);
        var rows = new RowMatrix([], 0, 10, near);
        int[] order = Order(new RowSelection(rows), threads: 1);
        CollectionAssert.AreEqual(order, Order(new RowSelection(rows), threads: 3));
        Assert.IsGreaterThan(0, near.CopiedColumns);
        var room = new float[40_000 * 10];
        near.Fill([.. Enumerable.Range(0, 40_000)], room);
        var all = new RowMatrix(room, 40_000, 10);
        Assert.IsLessThan(1.3 * WidthOfLeaves(all, Order(new RowSelection(all), threads: 1)), WidthOfLeaves(all, order));
    }

    // The sum of the widths of a leaf, in the middle of all leaves.
    private static double WidthOfLeaves(RowMatrix rows, int[] order)
    {
        double[] widths = [.. order.Chunk(64).Select(leaf => Enumerable.Range(0, rows.Dimension).Sum(k => (double)leaf.Max(row => rows[row][k]) - leaf.Min(row => rows[row][k])))];
        return widths.Order().ElementAt(widths.Length / 2);
    }

    private static unsafe int[] Order(RowSelection rows, int threads)
    {
        var order = new int[rows.Count];
        fixed (int* slots = order)
            KdOrder.Arrange(rows, threads, slots);
        return order;
    }

    // Each a little off one of few.
    private sealed class NearRows(RowMatrix few, int count, int? mostOf = null) : IComputedRows
    {
        private int _copiedColumns;

        public int CopiedColumns => _copiedColumns;

        public int Count => count;

        public RowMatrix? Anchors => few;

        public void Fill(ReadOnlySpan<int> rows, Span<float> target)
        {
            for (int i = 0; i < rows.Length; i++)
            {
                for (int k = 0; k < few.Dimension; k++)
                    target[i * few.Dimension + k] = Value(rows[i], k);
            }
        }

        public void CopyColumn(int column, ReadOnlySpan<int> rows, Span<float> target)
        {
            Interlocked.Increment(ref _copiedColumns);
            for (int i = 0; i < rows.Length; i++)
                target[i] = Value(rows[i], column);
        }

        public void CopyAnchors(ReadOnlySpan<int> rows, Span<int> anchors)
        {
            for (int i = 0; i < rows.Length; i++)
                anchors[i] = AnchorOf(rows[i]);
        }

        private int AnchorOf(int row) => mostOf is { } one && row % 100 != 0 ? one : row / 100 % few.RowCount;

        private float Value(int row, int column) => few[AnchorOf(row)][column] + RandomStream.Create(row, "near", column).NextSingle() * 0.2f;
    }

    // Rows of one value, of which only the last are looked at.
    private sealed class LastRows(int count, float[] values) : IComputedRows
    {
        public int Count => count;

        public void Fill(ReadOnlySpan<int> rows, Span<float> target) => CopyColumn(0, rows, target);

        public void CopyColumn(int column, ReadOnlySpan<int> rows, Span<float> target)
        {
            for (int i = 0; i < rows.Length; i++)
                target[i] = values[rows[i] - (count - values.Length)];
        }
    }
}
