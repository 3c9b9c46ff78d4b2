namespace Microsoft.ML.Imbalance;

/// <summary>Deals the rows of each class to parts: so many to each part, which ones at random.</summary>
/// <remarks>
/// Selection sampling (Fan, Muller and Rezucha, JASA 57, 1962): a row goes to a part with probability (what the part still needs) / (rows still to come).
/// Every deal is equally likely, the counts are exact, and one pass needs no list of rows.
/// </remarks>
internal static class RowDealer
{
    /// <param name="partition">The class of each row.</param>
    /// <param name="quotas">For each class and, last, the rows without a label: how many rows each part gets. They add up to the rows there are.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="method">What the deal is for: different methods draw differently.</param>
    /// <returns>The rows of each part.</returns>
    public static RowSet[] Deal(ClassPartition partition, int[][] quotas, int seed, string method)
    {
        int partCount = quotas[0].Length;
        RowSet[] parts = [.. Enumerable.Range(0, partCount).Select(_ => new RowSet(partition.RowCount))];
        int[][] needs = [.. quotas.Select(quota => (int[])quota.Clone())];
        int[] left = [.. quotas.Select(quota => quota.Sum())];
        var streams = new RandomStream[quotas.Length];
        for (int c = 0; c < streams.Length; c++)
            streams[c] = RandomStream.Create(seed, method, c < partition.ClassCount ? partition.StreamKey(c) : partition.ClassCount);

        var work = new LongWork("rows dealt", partition.RowCount);
        for (int row = 0; row < partition.RowCount; row++)
        {
            work.SmallStep();
            int code = partition.Codes[row];
            int c = code == ClassCodes.Unlabeled ? partition.ClassCount : code;
            int draw = streams[c].Next(left[c]--);
            int part = 0;
            for (; draw >= needs[c][part]; part++)
                draw -= needs[c][part];
            needs[c][part]--;
            parts[part].Add(row);
        }
        return parts;
    }
}
