namespace Microsoft.ML.Imbalance;

/// <summary>Places on lines: as many on each, at equal distances from each other and from the ends.</summary>
internal static class EvenPlaces
{
    /// <param name="lineCount">How many lines there are.</param>
    /// <param name="count">How many places are needed. What equal numbers leave over goes to lines drawn at random, one each.</param>
    /// <param name="stream">The stream of the class.</param>
    /// <returns>Places in random order, so that those of a line don't follow each other in every pass.</returns>
    public static (long Line, float Step)[] On(long lineCount, int count, RandomStream stream)
    {
        int each = (int)(count / lineCount);
        HashSet<long> oneMore = Draw(lineCount, (int)(count % lineCount), stream.Split(ulong.MaxValue - 1));
        var places = new (long, float)[count];
        int at = 0;
        IEnumerable<long> lines = each > 0 ? Enumerable.Range(0, (int)lineCount).Select(line => (long)line) : oneMore.Order();
        foreach (long line in lines)
        {
            int onLine = oneMore.Contains(line) ? each + 1 : each;
            for (int i = 1; i <= onLine; i++)
                places[at++] = (line, i / (onLine + 1f));
        }
        Shares.Shuffle<(long, float)>(places, stream);
        return places;
    }

    // Distinct numbers without a list of all: Floyd's method (Bentley, "Programming pearls: a sample of brilliance", 1987).
    private static HashSet<long> Draw(long among, int count, RandomStream stream)
    {
        var drawn = new HashSet<long>(count);
        for (long last = among - count; last < among; last++)
        {
            if (!drawn.Add(stream.NextInt64(last + 1)))
                drawn.Add(last);
        }
        return drawn;
    }
}
