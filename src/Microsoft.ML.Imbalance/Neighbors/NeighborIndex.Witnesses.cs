namespace Microsoft.ML.Imbalance.Neighbors;

internal sealed partial class NeighborIndex
{
    // By thread: so many leaves look for witnesses near by at once; and so many leaves' rows that lack some wait before these look on.
    private const int LeavesAtOnce = 128;
    private const int LeavesToSearchOn = 4 * LeafBlocks.MostTogether;

    /// <summary>See <see cref="WitnessSearch"/>.</summary>
    /// <param name="witnesses">By slot of an indexed row.</param>
    /// <param name="asked">The slots of the rows that look for witnesses; null for all.</param>
    /// <param name="others">The rows of other classes: an index that was built from this one, or that this was built from.</param>
    /// <param name="against">Witnesses precede so many of the others.</param>
    /// <param name="isGone">Which of the others, by slot, count no more; null where all do.</param>
    /// <returns>Those that found too few.</returns>
    public OutvotedRows FindWitnesses(Witnesses witnesses, RowSet? asked, NeighborIndex others, int against, Predicate<int>? isGone)
    {
        Leaves all = _panels.Leaves;
        int threads = ThreadsFor(asked?.Count ?? _rows.Count), atOnce = LeavesAtOnce * threads, enough = KernelSet.LeafSize * LeavesToSearchOn * threads;
        int mostAsked = KernelSet.LeafSize * atOnce;
        using var rivals = new Rivals(mostAsked + enough);
        int[] slots = asked is null ? [] : witnesses.RoomForAsked(mostAsked);
        var work = new LongWork("neighbors", all.Count);
        var outvoted = new List<(int Row, int Rival)>();
        // In the order of the tree, so that what is looked for together is near each other. Only what is looked for at the moment takes memory.
        for (int first = 0, end; first < all.Count; first = end)
        {
            if (asked is null)
            {
                end = Math.Min(first + atOnce, all.Count);
                SearchNearby(all, first, end - first, slots: null);
            }
            else
            {
                int count = AskedFrom(first, asked, slots.AsSpan(0, mostAsked), out end);
                using Leaves some = LeavesOf(slots, count, areOrdered: true);
                SearchNearby(some, 0, some.Count, slots);
            }
            work.Step(end - first);
            if (rivals.Count == 0 || (rivals.Count < enough && end < all.Count))
                continue;
            // As many as there can be, unless these are the last.
            int[] lacking = witnesses.RoomForLacking(end < all.Count ? mostAsked + enough : rivals.Count);
            SearchOn(witnesses, rivals, lacking, work, outvoted);
        }
        GC.KeepAlive(others);
        outvoted.Sort();
        return new OutvotedRows([.. outvoted.Select(pair => pair.Row)], [.. outvoted.Select(pair => pair.Rival)]);

        void SearchNearby(Leaves queries, int first, int count, int[]? slots)
            => Run<WitnessSearch>(queries, first, count, others.Trials.IsVisitedOften ? Together : 1, WitnessSearch.SearchNearby, _ => work.Step(0), room =>
            {
                PanelReader own = new(_panels, room), other = new(others._panels, room);
                return () => new WitnessSearch(queries, own, new PrunedSearch(queries, other, _kernels, against, isGone), _kernels, witnesses, rivals, slots);
            });
    }

    // Of the leaves from one on the rows asked for, as long as there is room for those of another leaf.
    private int AskedFrom(int first, RowSet asked, Span<int> slots, out int end)
    {
        int count = 0;
        for (end = first; end < _panels.Leaves.Count && count <= slots.Length - KernelSet.LeafSize; end++)
        {
            for (int place = 0; place < _panels.Leaves.CountIn(end); place++)
            {
                if (_panels.Leaves.SlotIn(end, place) is var slot && asked.Contains(slot))
                    slots[count++] = slot;
            }
        }
        return count;
    }

    private void SearchOn(Witnesses witnesses, Rivals rivals, int[] lacking, LongWork work, List<(int Row, int Rival)> outvoted)
    {
        rivals.Sort(lacking);
        using Leaves left = LeavesOf(lacking, rivals.Count, areOrdered: false);
        Run<WitnessSearch>(left, 0, left.Count, Trials.IsVisitedOften ? Together : 1, WitnessSearch.SearchOn, _ => work.Step(0), room =>
        {
            var reader = new PanelReader(_panels, room);
            return () => new WitnessSearch(left, reader, others: null, _kernels, witnesses, rivals, lacking);
        });
        foreach (int row in lacking.AsSpan(0, rivals.Count))
        {
            if (!witnesses.HasEnough(row))
                outvoted.Add((row, rivals.Of(row)));
        }
        rivals.Clear();
    }
}
