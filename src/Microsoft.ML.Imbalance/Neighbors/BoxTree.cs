using System.Numerics;
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
    private readonly int[] _leafNodes;

    public BoxTree(int leafCount, FilterSpace space, KernelSet kernels)
    {
        _space = space;
        _kernels = kernels;
        int nodeCount = Math.Max(0, 2 * leafCount - 1);
        _boxes = new AlignedBuffer(Math.Max((long)nodeCount * 2 * _space.Stride, (long)leafCount * KernelSet.LeafSize));
        _leafNodes = new int[leafCount];
        if (leafCount > 0)
            Number(node: 0, firstLeaf: 0, leafCount);
    }

    /// <summary>Where boxes will stand: until then there is room for a number a row.</summary>
    public float* Room => _boxes.Pointer;

    /// <summary>A leaf's box: lower corner, then upper corner, each padded with zeros.</summary>
    public float* LeafBox(int leaf) => Box(_leafNodes[leaf]);

    /// <summary>Draws the box around 64 rows that stand one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void SetLeaf(int leaf, float* rows)
    {
        float* box = LeafBox(leaf);
        int stride = _space.Stride;
        for (int k = 0; k < stride; k += Vector<float>.Count)
        {
            var lower = Vector.Load(rows + k);
            Vector<float> upper = lower;
            for (int row = 1; row < KernelSet.LeafSize; row++)
            {
                var values = Vector.Load(rows + row * stride + k);
                lower = Vector.Min(lower, values);
                upper = Vector.Max(upper, values);
            }
            lower.Store(box + k);
            upper.Store(box + stride + k);
        }
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

    /// <summary>Collects the leaves that may hold a row no farther than <paramref name="limit"/> (squared) from a row in the box, and returns how many.</summary>
    public int Collect(float* box, float limit, Span<LeafVisit> visits)
        => Collect(box, limit, visits, found: 0, node: 0, firstLeaf: 0, _leafNodes.Length);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Collect(float* box, float limit, Span<LeafVisit> visits, int found, int node, int firstLeaf, int leafCount)
    {
        float bound = Bound(box, node);
        if (bound > limit)
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

    private float* Box(int node) => _boxes.Pointer + (nint)node * 2 * _space.Stride;

    private float Bound(float* box, int node) => _kernels.BoxDistance(box, Box(node), _space.Stride) * _space.Shrink;

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
        float* box = Box(node), one = Box(first), other = Box(second);
        for (int k = 0; k < _space.Stride; k++)
        {
            box[k] = Math.Min(one[k], other[k]);
            box[_space.Stride + k] = Math.Max(one[_space.Stride + k], other[_space.Stride + k]);
        }
    }
}
