using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance.Tests.Neighbors;

/// <summary>The single-precision filter never loses a pair: what it computes stays within the bounds that limits and boxes allow for.</summary>
[TestClass]
public sealed unsafe class FilterTests
{
    public static IEnumerable<object[]> DataSets =>
        from name in NeighborData.Names
        from dimension in new[] { 1, 5, 40 }
        from width in new[] { 128, 256, 512 }
        select new object[] { name, dimension, width };

    [TestMethod]
    [DynamicData(nameof(DataSets))]
    public void FilterValuesAreWithinTheLimitOfTheExactDistance(string name, int dimension, int width)
    {
        RowMatrix rows = NeighborData.Make(name, 128, dimension);
        KernelSet kernels = KernelSet.For((SimdWidth)width);
        var leaves = new PackedLeaves(new RowSelection(rows), FilterSpace.Of(rows), kernels, threads: 1);
        var values = new FilterValues(leaves, kernels);
        int pairs = 0;
        for (int leaf = 0; leaf < 2; leaf++)
        {
            for (int query = 0; query < 64; query++)
            {
                for (int column = 0; column < 64; column++)
                {
                    double exact = BruteForce.Squared(rows[leaves.Slots(leaf)[query]], rows[leaves.Slots(1)[column]]);
                    float limit = leaves.Limit(leaf, query, exact) + leaves.Boxes.LeafMargin(1);
                    Assert.IsLessThanOrEqualTo(limit, values[leaf, query, column], $"leaf {leaf}, query {query}, column {column}");
                    pairs++;
                }
            }
        }
        Assert.AreEqual(2 * 64 * 64, pairs);
        GC.KeepAlive(leaves);
    }

    [TestMethod]
    [DynamicData(nameof(DataSets))]
    public void BoxesAreNoFartherThanAnyOfTheirRows(string name, int dimension, int width)
    {
        RowMatrix rows = NeighborData.Make(name, 320, dimension);
        KernelSet kernels = KernelSet.For((SimdWidth)width);
        var leaves = new PackedLeaves(new RowSelection(rows), FilterSpace.Of(rows), kernels, threads: 1);
        for (int leaf = 0; leaf < leaves.LeafCount; leaf++)
        {
            for (int other = 0; other < leaves.LeafCount; other++)
            {
                float bound = leaves.Boxes.LowerBound(leaves.Boxes.LeafBox(leaf), other);
                for (int query = 0; query < 64; query++)
                {
                    double nearest = leaves.Slots(other).ToArray().Min(slot => BruteForce.Squared(rows[leaves.Slots(leaf)[query]], rows[slot]));
                    Assert.IsLessThanOrEqualTo(leaves.Limit(leaf, query, nearest) + leaves.Boxes.LeafMargin(other), bound);
                }
            }
        }
        GC.KeepAlive(leaves);
    }

    [TestMethod]
    public void TheFilterIsSharpWhereTheDataIsWellScaled()
    {
        RowMatrix rows = NeighborData.Gaussian(128, 10);
        FilterSpace space = FilterSpace.Of(rows);
        var coordinates = new float[10];
        float norm = space.Project(rows[0], coordinates, stride: 1);
        Assert.IsInRange(0.01f, 10f, norm);
        // 2 (d + 16) units of 2^-24: about three parts in a million.
        Assert.IsInRange(3e-6f * norm, 3.2e-6f * norm, space.Margin(norm));
    }

    /// <summary>Filter values of both leaves' queries against the second leaf.</summary>
    private sealed class FilterValues : TileScan
    {
        private readonly float[] _values = new float[2 * 64 * 64];
        private readonly AlignedBuffer _limits = new(KernelSet.LeafSize);

        public FilterValues(PackedLeaves leaves, KernelSet kernels)
            : base(leaves, leaves, kernels)
        {
            new Span<float>(_limits.Pointer, KernelSet.LeafSize).Fill(FilterSpace.Unlimited);
            var buffer = new AlignedBuffer(KernelSet.GroupSize * KernelSet.LeafSize);
            int* group = stackalloc int[KernelSet.GroupSize];
            for (int leaf = 0; leaf < 2; leaf++)
            {
                TileOperands operands = Load(leaf, _limits.Pointer);
                operands.Panel = leaves.Panel(1);
                operands.PanelNorms = leaves.Norms(1);
                for (int query = 0; query < 64; query++)
                {
                    new Span<int>(group, KernelSet.GroupSize).Fill(query);
                    kernels.Tile(operands, group, buffer.Pointer);
                    new Span<float>(buffer.Pointer, 64).CopyTo(_values.AsSpan((leaf * 64 + query) * 64));
                }
            }
            GC.KeepAlive(buffer);
        }

        public float this[int leaf, int query, int column] => _values[(leaf * 64 + query) * 64 + column];

        protected override void OnQueryHit(int query, int column)
        {
        }
    }
}
