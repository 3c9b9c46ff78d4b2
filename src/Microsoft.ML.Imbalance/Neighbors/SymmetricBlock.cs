using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>Leaves that one worker of a self-join compares together with all later ones, each of which is laid out once for them.</summary>
internal sealed unsafe class SymmetricBlock(PanelReader reader, SharedLists lists, SymmetricSearch[] searches)
{
    private readonly float[] _reaches = new float[searches.Length];

    /// <summary>Compares some leaves with each other and with those behind them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CompareWithLater(int first, int count)
    {
        Leaves leaves = reader.Panels.Leaves;
        for (int i = 0; i < count; i++)
        {
            searches[i].Begin(first + i);
            _reaches[i] = lists.LargestReach(first + i);
        }
        // Nearest first: what is near lowers the limits that all others meet.
        Span<LeafVisit> visits = reader.Visits;
        int found = 0;
        for (int other = first + 1; other < leaves.Count; other++)
        {
            float reach = lists.LargestReach(other), nearest = float.PositiveInfinity;
            for (int i = 0; i < count && first + i < other; i++)
            {
                float bound = leaves.Boxes.LowerBound(searches[i].Box, other);
                if (bound <= Math.Max(reach, _reaches[i]))
                    nearest = Math.Min(nearest, bound);
            }
            if (nearest < float.PositiveInfinity)
                visits[found++] = new LeafVisit(nearest, other);
        }
        LeafVisit.Sort(visits[..found]);
        for (int v = 0; v < found; v++)
        {
            LeafVisit visit = visits[v];
            if (v + 1 < found)
                reader.Prefetch(visits[v + 1].Leaf);
            float reach = lists.LargestReach(visit.Leaf);
            for (int i = 0; i < count && first + i < visit.Leaf; i++)
            {
                float bound = leaves.Boxes.LowerBound(searches[i].Box, visit.Leaf);
                if (bound <= reach || bound <= lists.LargestReach(first + i))
                    searches[i].CompareWith(visit.Leaf);
            }
        }
    }
}
