using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>Bounding boxes of the leaves and of the nodes above them.</summary>
/// <remarks>
/// Nodes are numbered in preorder: a node over c leaves is followed by its left child's 2 l - 1 nodes and then by its right child's, where l is
/// <see cref="KdOrder.LeftLeafCount"/> of c. So no links are stored. Queries are boxes too: one descent serves the 64 rows of a query leaf.
/// </remarks>
internal sealed unsafe class BoxTree
{
    private readonly FilterSpace _space;
    private readonly KernelSet _kernels;
    private readonly AlignedBuffer _boxes;
    private readonly float[] _margins;
    private readonly int[] _leafNodes;
    private readonly int _paddedDimension;

    public BoxTree(int leafCount, FilterSpace space, KernelSet kernels)
    {
        _space = space;
        _kernels = kernels;
        _paddedDimension = (space.Dimension + KernelSet.BoxPadding - 1) / KernelSet.BoxPadding * KernelSet.BoxPadding;
        int nodeCount = Math.Max(0, 2 * leafCount - 1);
        _boxes = new AlignedBuffer((long)nodeCount * 2 * _paddedDimension);
        _margins = new float[nodeCount];
        _leafNodes = new int[leafCount];
        if (leafCount > 0)
            Number(node: 0, firstLeaf: 0, leafCount);
    }

    /// <summary>A leaf's box: lower corner, then upper corner, each padded with zeros.</summary>
    public float* LeafBox(int leaf) => Box(_leafNodes[leaf]);

    /// <summary>What rounding can add to a filter value on account of a leaf's rows: <see cref="FilterSpace.Margin"/> of the largest norm.</summary>
    public float LeafMargin(int leaf) => _margins[_leafNodes[leaf]];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void SetLeaf(int leaf, ReadOnlySpan<float> panel, int stripWidth, float largestNorm)
    {
        float* box = LeafBox(leaf);
        new Span<float>(box, _space.Dimension).Fill(float.PositiveInfinity);
        new Span<float>(box + _paddedDimension, _space.Dimension).Fill(float.NegativeInfinity);
        for (int start = 0, k = 0; start < panel.Length; start += stripWidth, k = k + 1 < _space.Dimension ? k + 1 : 0)
        {
            foreach (float value in panel.Slice(start, stripWidth))
            {
                box[k] = Math.Min(box[k], value);
                box[_paddedDimension + k] = Math.Max(box[_paddedDimension + k], value);
            }
        }
        _margins[_leafNodes[leaf]] = _space.Margin(largestNorm);
    }

    /// <summary>Derives the inner nodes once all leaves are set.</summary>
    public void Complete()
    {
        if (_leafNodes.Length > 0)
            Complete(node: 0, _leafNodes.Length);
    }

    /// <summary>A lower bound of the squared distance, in filter coordinates, between any row in the box and any row of the leaf.</summary>
    public float LowerBound(float* box, int leaf) => Bound(box, _leafNodes[leaf]);

    /// <summary>The leaf that a descent to the nearer child ends in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Nearest(float* box)
    {
        int node = 0, firstLeaf = 0, leafCount = _leafNodes.Length;
        while (leafCount > 1)
        {
            int left = KdOrder.LeftLeafCount(leafCount);
            if (Bound(box, node + 1) <= Bound(box, node + 2 * left))
            {
                (node, leafCount) = (node + 1, left);
            }
            else
            {
                (node, firstLeaf, leafCount) = (node + 2 * left, firstLeaf + left, leafCount - left);
            }
        }
        return firstLeaf;
    }

    /// <summary>Collects the leaves that may hold a row whose filter value with a row in the box is at most <paramref name="limit"/> plus its margin, and returns how many.</summary>
    public int Collect(float* box, float limit, Span<LeafVisit> visits)
        => Collect(box, limit, visits, found: 0, node: 0, firstLeaf: 0, _leafNodes.Length);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Collect(float* box, float limit, Span<LeafVisit> visits, int found, int node, int firstLeaf, int leafCount)
    {
        float bound = Bound(box, node);
        if (bound > limit + _margins[node])
            return found;
        if (leafCount == 1)
        {
            visits[found] = new LeafVisit(bound, firstLeaf);
            return found + 1;
        }
        int left = KdOrder.LeftLeafCount(leafCount);
        found = Collect(box, limit, visits, found, node + 1, firstLeaf, left);
        return Collect(box, limit, visits, found, node + 2 * left, firstLeaf + left, leafCount - left);
    }

    private float* Box(int node) => _boxes.Pointer + (nint)node * 2 * _paddedDimension;

    private float Bound(float* box, int node) => _kernels.BoxDistance(box, Box(node), _paddedDimension) * _space.Shrink;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Number(int node, int firstLeaf, int leafCount)
    {
        if (leafCount == 1)
        {
            _leafNodes[firstLeaf] = node;
            return;
        }
        int left = KdOrder.LeftLeafCount(leafCount);
        Number(node + 1, firstLeaf, left);
        Number(node + 2 * left, firstLeaf + left, leafCount - left);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Complete(int node, int leafCount)
    {
        if (leafCount == 1)
            return;
        int left = KdOrder.LeftLeafCount(leafCount);
        (int first, int second) = (node + 1, node + 2 * left);
        Complete(first, left);
        Complete(second, leafCount - left);
        _margins[node] = Math.Max(_margins[first], _margins[second]);
        float* box = Box(node), one = Box(first), other = Box(second);
        for (int k = 0; k < _paddedDimension; k++)
        {
            box[k] = Math.Min(one[k], other[k]);
            box[_paddedDimension + k] = Math.Max(one[_paddedDimension + k], other[_paddedDimension + k]);
        }
    }
}
