using System.Runtime.CompilerServices;
using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>A classification tree for two classes, grown until its leaves are pure or small; the same rows always give the same tree.</summary>
/// <remarks>
/// Breiman, Friedman, Olshen and Stone, "Classification and Regression Trees" (1984): axis-parallel splits by Gini impurity, not pruned. Of equally good
/// splits the first slot, and in it the lowest place, is taken.
/// </remarks>
internal sealed class DecisionTree : IDisposable
{
    private const int MinimumLeaf = 2;
    private const int MaximumDepth = 32;

    // In the place of a slot.
    private const int PositiveLeaf = -1;
    private const int NegativeLeaf = -2;

    private const int FewNodes = 256;

    // What is to the left of a node comes next.
    private AlignedBuffer _nodes = AlignedBuffer.Of<Node>(FewNodes);
    private int _capacity = FewNodes;
    private int _count;

    /// <summary>Grows the tree anew.</summary>
    /// <param name="rows">The rows that <paramref name="room"/> numbers.</param>
    /// <param name="room">The rows to learn from; reordered.</param>
    public void Grow(RowMatrix rows, DecisionTreeRoom room)
    {
        _count = 0;
        Add(rows, room, 0, room.Count, depth: 0);
    }

    /// <summary>The class that the leaf of a row has most of.</summary>
    public bool IsPositive(ReadOnlySpan<float> row)
    {
        ReadOnlySpan<Node> nodes = Nodes;
        int at = 0;
        while (nodes[at] is var node && node.Slot >= 0)
            at = row[node.Slot] <= node.Threshold ? at + 1 : node.Right;
        return nodes[at].Slot == PositiveLeaf;
    }

    public void Dispose() => _nodes.Dispose();

    private Span<Node> Nodes => _nodes.Values<Node>(_count);

    private int Add(RowMatrix rows, DecisionTreeRoom room, int first, int count, int depth)
    {
        int positives = room.CountPositives(first, count), index = Append(new Node(2 * positives > count ? PositiveLeaf : NegativeLeaf, 0, 0));
        if (positives == 0 || positives == count || depth == MaximumDepth || count < 2 * MinimumLeaf)
            return index;
        // A few rows, which are looked at again and again, had better stand together.
        rows = room.TakeToHand(rows, first, count) ? room.AtHand : rows;
        (int slot, float threshold) = FindSplit(rows, room, first, count, positives);
        if (slot < 0)
            return index;
        int left = room.Partition(rows, first, count, slot, threshold);
        Add(rows, room, first, left, depth + 1);
        int right = Add(rows, room, first + left, count - left, depth + 1);
        Nodes[index] = new Node(slot, threshold, right);
        return index;
    }

    private int Append(Node node)
    {
        if (_count == _capacity)
        {
            AlignedBuffer more = AlignedBuffer.Of<Node>(2L * _capacity);
            Nodes.CopyTo(more.Values<Node>(_count));
            _nodes.Dispose();
            (_nodes, _capacity) = (more, 2 * _capacity);
        }
        _count++;
        Nodes[^1] = node;
        return _count - 1;
    }

    private static (int Slot, float Threshold) FindSplit(RowMatrix rows, DecisionTreeRoom room, int first, int count, int positives)
    {
        (int Slot, float Threshold) best = (-1, 0);
        double most = Purity(positives, count);
        for (int slot = 0; slot < rows.Dimension; slot++)
        {
            Cancellation.ThrowIfRequested();
            room.Sort(rows, slot, first, count, positives);
            if (FindThreshold(room.Positives(positives), room.Negatives(count - positives), ref most) is { } threshold)
                best = (slot, threshold);
        }
        return best;
    }

    // Between the sorted values of both classes: those up to some value go left.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float? FindThreshold(ReadOnlySpan<float> positives, ReadOnlySpan<float> negatives, ref double most)
    {
        float? best = null;
        int count = positives.Length + negatives.Length;
        for (int left = 0, leftNegatives = 0; ;)
        {
            float value = Lower(positives, left, negatives, leftNegatives);
            while (left < positives.Length && positives[left] == value)
                left++;
            while (leftNegatives < negatives.Length && negatives[leftNegatives] == value)
                leftNegatives++;
            int below = left + leftNegatives;
            if (below > count - MinimumLeaf)
                return best;
            if (below < MinimumLeaf)
                continue;
            double purity = Purity(left, below) + Purity(positives.Length - left, count - below);
            if (purity > most)
                (best, most) = (Between(value, Lower(positives, left, negatives, leftNegatives)), purity);
        }
    }

    private static float Lower(ReadOnlySpan<float> positives, int positive, ReadOnlySpan<float> negatives, int negative)
    {
        if (positive == positives.Length)
            return negatives[negative];
        return negative == negatives.Length || positives[positive] < negatives[negative] ? positives[positive] : negatives[negative];
    }

    // n times the sum of squared shares: the larger, the smaller the Gini impurity.
    private static double Purity(int positives, int n) => ((double)positives * positives + (double)(n - positives) * (n - positives)) / n;

    // Halfway, but below the upper value also where rounding would take it there.
    private static float Between(float low, float high) => low / 2 + high / 2 is var middle && middle >= low && middle < high ? middle : low;

    private readonly record struct Node(int Slot, float Threshold, int Right);
}
