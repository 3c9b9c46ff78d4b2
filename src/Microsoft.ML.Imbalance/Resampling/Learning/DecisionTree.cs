namespace Microsoft.ML.Imbalance;

/// <summary>A classification tree for two classes, grown until its leaves are pure or small; the same rows always give the same tree.</summary>
/// <remarks>
/// Breiman, Friedman, Olshen and Stone, "Classification and Regression Trees" (1984): axis-parallel splits by Gini impurity, not pruned. Of equally good
/// splits the first slot, and in it the lowest place, is taken.
/// </remarks>
internal sealed class DecisionTree
{
    private const int MinimumLeaf = 2;
    private const int MaximumDepth = 32;

    private readonly List<Node> _nodes = [];

    private DecisionTree()
    {
    }

    /// <param name="rows">The rows that <paramref name="members"/> index.</param>
    /// <param name="isPositive">The class of each row.</param>
    /// <param name="members">The rows to learn from; reordered.</param>
    public static DecisionTree Grow(RowMatrix rows, bool[] isPositive, int[] members)
    {
        var tree = new DecisionTree();
        tree.Add(rows, isPositive, members, depth: 0);
        return tree;
    }

    /// <summary>The class that the leaf of a row has most of.</summary>
    public bool IsPositive(ReadOnlySpan<float> row)
    {
        Node node = _nodes[0];
        while (node.Slot >= 0)
            node = _nodes[row[node.Slot] <= node.Threshold ? node.Left : node.Right];
        return node.IsPositive;
    }

    private int Add(RowMatrix rows, bool[] isPositive, Span<int> members, int depth)
    {
        int positives = 0;
        foreach (int row in members)
            positives += isPositive[row] ? 1 : 0;
        int index = _nodes.Count;
        _nodes.Add(new Node(-1, 0, 0, 0, 2 * positives > members.Length));
        if (positives == 0 || positives == members.Length || depth == MaximumDepth || members.Length < 2 * MinimumLeaf)
            return index;
        (int slot, float threshold) = FindSplit(rows, isPositive, members, positives);
        if (slot < 0)
            return index;
        int left = Partition(rows, members, slot, threshold);
        int leftNode = Add(rows, isPositive, members[..left], depth + 1);
        int rightNode = Add(rows, isPositive, members[left..], depth + 1);
        _nodes[index] = new Node(slot, threshold, leftNode, rightNode, false);
        return index;
    }

    private static (int Slot, float Threshold) FindSplit(RowMatrix rows, bool[] isPositive, Span<int> members, int positives)
    {
        int n = members.Length;
        var values = new float[n];
        var classes = new bool[n];
        (int Slot, float Threshold) best = (-1, 0);
        double most = Purity(positives, n);
        for (int slot = 0; slot < rows.Dimension; slot++)
        {
            Cancellation.ThrowIfRequested();
            for (int i = 0; i < n; i++)
                (values[i], classes[i]) = (rows[members[i]][slot], isPositive[members[i]]);
            Array.Sort(values, classes);
            int left = 0;
            for (int i = 1; i <= n - MinimumLeaf; i++)
            {
                left += classes[i - 1] ? 1 : 0;
                if (i < MinimumLeaf || values[i] == values[i - 1])
                    continue;
                double purity = Purity(left, i) + Purity(positives - left, n - i);
                if (purity > most)
                    (best, most) = ((slot, Between(values[i - 1], values[i])), purity);
            }
        }
        return best;
    }

    // n times the sum of squared shares: the larger, the smaller the Gini impurity.
    private static double Purity(int positives, int n) => ((double)positives * positives + (double)(n - positives) * (n - positives)) / n;

    // Halfway, but below the upper value also where rounding would take it there.
    private static float Between(float low, float high) => low / 2 + high / 2 is var middle && middle >= low && middle < high ? middle : low;

    private static int Partition(RowMatrix rows, Span<int> members, int slot, float threshold)
    {
        int left = 0;
        for (int i = 0; i < members.Length; i++)
        {
            if (rows[members[i]][slot] <= threshold)
            {
                (members[i], members[left]) = (members[left], members[i]);
                left++;
            }
        }
        return left;
    }

    private readonly record struct Node(int Slot, float Threshold, int Left, int Right, bool IsPositive);
}
