using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>Core distances and reachability distances of rows.</summary>
/// <remarks>
/// Ankerst, Breunig, Kriegel and Sander, "OPTICS: Ordering Points To Identify the Clustering Structure", SIGMOD 1999, without a largest distance:
/// one in the units of the data can't have a default. Every row is compared with every other once, so time grows with the square of the rows;
/// memory holds a few numbers a row.
/// </remarks>
internal sealed class OpticsDistances
{
    private const int ParallelWork = 1 << 16;

    // Rows that a worker takes at once.
    private const int RowsPerPart = 512;

    private OpticsDistances(double[] core, double[] reachability, int[] counts)
    {
        Core = core;
        Reachability = reachability;
        CountWithinMeanCore = counts;
    }

    /// <summary>The distance of each row to its k-th nearest row.</summary>
    public double[] Core { get; }

    /// <summary>How far each row is from those before it in the order, but not less than their core distance. The first row, which has none, has the distance of the second.</summary>
    public double[] Reachability { get; }

    /// <summary>How many other rows lie within the mean core distance of each row.</summary>
    public int[] CountWithinMeanCore { get; }

    public static OpticsDistances Of(MetricSpace space, int neighborCount)
    {
        int n = space.Rows.RowCount;
        double[] core = CoreDistances(space, neighborCount);
        double radius = core.Average();
        var reach = new double[n];
        Array.Fill(reach, double.PositiveInfinity);
        var counts = new int[n];
        var isDone = new bool[n];
        var work = new LongWork("reachability", n);
        using var crew = new Crew(Environment.ProcessorCount);
        int current = 0, near = 0;
        // One action for all steps: none of them takes memory.
        Action<int> comparePart = part =>
        {
            int nearHere = 0;
            for (int row = part * RowsPerPart; row < Math.Min(n, (part + 1) * RowsPerPart); row++)
            {
                if (isDone[row])
                    continue;
                double distance = space.Distance(current, row);
                reach[row] = Math.Min(reach[row], Math.Max(core[current], distance));
                if (distance <= radius)
                {
                    counts[row]++;
                    nearHere++;
                }
            }
            // Each part writes to its own rows; the sum is of whole numbers, so its order does not matter.
            Interlocked.Add(ref near, nearHere);
        };
        for (int step = 1; step < n; step++)
        {
            work.Step();
            isDone[current] = true;
            crew.Run((n + RowsPerPart - 1) / RowsPerPart, isShort: (long)n * space.Rows.Dimension < ParallelWork, comparePart);
            counts[current] += near;
            near = 0;
            current = Nearest(reach, isDone);
            if (step == 1)
                reach[0] = reach[current];
        }
        return new OpticsDistances(core, reach, counts);
    }

    private static double[] CoreDistances(MetricSpace space, int neighborCount)
    {
        using INeighborIndex index = space.BuildIndex();
        NeighborTable neighbors = index.QuerySelf(neighborCount, withDistances: true);
        return [.. Enumerable.Range(0, neighbors.RowCount).Select(row => space.FromIndex(neighbors.Distances(row)[neighborCount - 1]))];
    }

    private static int Nearest(double[] reach, bool[] isDone)
    {
        int nearest = -1;
        for (int row = 0; row < reach.Length; row++)
        {
            if (!isDone[row] && (nearest < 0 || reach[row] < reach[nearest]))
                nearest = row;
        }
        return nearest;
    }
}
