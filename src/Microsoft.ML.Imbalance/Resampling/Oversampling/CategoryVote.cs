namespace Microsoft.ML.Imbalance;

/// <summary>Which category a synthetic row gets: the most frequent one among some rows.</summary>
internal static class CategoryVote
{
    /// <summary>
    /// The code most voters have. Of equally frequent ones one is drawn, as in the papers: in the order of the voters, so that how categories are numbered changes nothing.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="slot">The slot that holds the code.</param>
    /// <param name="origin">A row that votes before all others; -1 if it has no vote.</param>
    /// <param name="neighbors">The others that vote, nearest first.</param>
    /// <param name="draw">Random numbers of this slot of this synthetic row.</param>
    public static float Winner(RowMatrix rows, int slot, int origin, ReadOnlySpan<int> neighbors, RandomStream draw)
    {
        int first = origin < 0 ? 0 : -1;
        float winner = 0;
        int most = 0, ties = 0;
        for (int voter = first; voter < neighbors.Length; voter++)
        {
            float code = CodeOf(voter, neighbors);
            int count = 0;
            bool isCounted = false;
            for (int other = first; other < neighbors.Length && !isCounted; other++)
            {
                bool isSame = CodeOf(other, neighbors) == code;
                isCounted = isSame && other < voter;
                count += isSame ? 1 : 0;
            }
            if (isCounted || count < most)
                continue;
            ties = count > most ? 1 : ties + 1;
            most = count;
            // Each of t equally frequent codes has a chance of 1 / t to be the last that is taken.
            if (draw.Next(ties) == 0)
                winner = code;
        }
        return winner;

        float CodeOf(int voter, ReadOnlySpan<int> others) => rows[voter < 0 ? origin : others[voter]][slot];
    }
}
