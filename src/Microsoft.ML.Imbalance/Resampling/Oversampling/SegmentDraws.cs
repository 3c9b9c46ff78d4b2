using System.Collections.Concurrent;
using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>The draw that SMOTE and its kin share: from a row a random part of the way to one of its neighbors.</summary>
internal static class SegmentDraws
{
    private const int DrawsPerTask = 1 << 13;

    /// <summary>Rows between the rows of a class and their neighbors.</summary>
    /// <param name="rows">The rows of the class.</param>
    /// <param name="growth">How many.</param>
    /// <param name="stream">The stream of the class; row i draws from <c>stream.Split(i)</c>.</param>
    /// <param name="neighbors">The rows each row may be joined with, all equally likely.</param>
    /// <param name="origins">The rows to start from, all equally likely; null for all of the class.</param>
    public static SegmentRows Uniform(FeatureTable rows, Growth growth, RandomStream stream, NeighborTable neighbors, int[]? origins = null)
        => Draw(new SegmentRows(rows, growth.ClassIndex, growth.Count, stream), stream, neighbors, origins);

    /// <summary>The same rows, but each category is the one that most neighbors of the origin have.</summary>
    /// <param name="rows">The rows of the class.</param>
    /// <param name="growth">How many.</param>
    /// <param name="stream">The stream of the class; row i draws from <c>stream.Split(i)</c>.</param>
    /// <param name="neighbors">The rows each row may be joined with, all equally likely; they vote.</param>
    public static SegmentRows Voted(FeatureTable rows, Growth growth, RandomStream stream, NeighborTable neighbors)
        => Draw(new VotedSegmentRows(rows, growth, neighbors, stream), stream, neighbors, origins: null);

    /// <summary>As many rows from each origin as are dealt to it.</summary>
    /// <param name="rows">The rows of the class.</param>
    /// <param name="growth">How many.</param>
    /// <param name="stream">The stream of the class; row i draws from <c>stream.Split(i)</c>.</param>
    /// <param name="neighbors">The rows each row may be joined with, all equally likely.</param>
    /// <param name="counts">How many rows start from each row of the class.</param>
    public static SegmentRows Dealt(FeatureTable rows, Growth growth, RandomStream stream, NeighborTable neighbors, int[] counts)
    {
        var segments = new SegmentRows(rows, growth.ClassIndex, growth.Count, stream);
        int[] origins = Shares.Deal(counts, stream);
        for (int i = 0; i < origins.Length; i++)
        {
            RandomStream draw = stream.Split((ulong)i);
            segments.Set(i, origins[i], neighbors[origins[i]][draw.Next(neighbors.NeighborCount)], step: draw.NextSingle());
        }
        return segments;
    }

    private static SegmentRows Draw(SegmentRows segments, RandomStream stream, NeighborTable neighbors, int[]? origins)
    {
        if (segments.Count <= DrawsPerTask)
            DrawSome(0, segments.Count);
        else
            Parallel.ForEach(Partitioner.Create(0, segments.Count, DrawsPerTask), range => DrawSome(range.Item1, range.Item2));
        return segments;

        void DrawSome(int first, int end)
        {
            for (int i = first; i < end; i++)
            {
                RandomStream draw = stream.Split((ulong)i);
                int origin = origins is null ? draw.Next(segments.Table.RowCount) : origins[draw.Next(origins.Length)];
                int neighbor = neighbors[origin][draw.Next(neighbors.NeighborCount)];
                segments.Set(i, origin, neighbor, step: draw.NextSingle());
            }
        }
    }
}
