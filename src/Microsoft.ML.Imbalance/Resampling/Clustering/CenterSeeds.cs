using System.Runtime.CompilerServices;
using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>The rows that clusters begin with, far apart, and of each row the nearest of them.</summary>
/// <remarks>
/// <para>Arthur and Vassilvitskii, "k-means++: the advantages of careful seeding", SODA 2007: each next row is drawn with a probability in proportion to its squared distance from those drawn.</para>
/// <para>
/// Distances to all rows are brought up to date for many seeds at once. Until then a draw by the old distances counts with probability new / old, where the new distance is that to the seeds
/// that have come since, too: so each is distributed as if all distances were new.
/// </para>
/// </remarks>
internal sealed class CenterSeeds
{
    private const int LeastAtOnce = 128;
    private const int ShareAtOnce = 2;

    // Sums are kept for so many rows, and what is between is summed up again.
    private const int RowsPerSum = 64;

    private readonly RowMatrix _rows;
    private readonly CenterSearch _search;
    private readonly List<int> _seeds;

    private CenterSeeds(RowMatrix rows, int count, CenterSearch search)
    {
        _rows = rows;
        _search = search;
        NearestOf = new RowNumbers(rows.RowCount, count);
        _seeds = new List<int>(count);
    }

    /// <summary>The seeds, all different rows.</summary>
    public IReadOnlyList<int> Rows => _seeds;

    /// <summary>Of each row the place of the nearest seed among <see cref="Rows"/>.</summary>
    public RowNumbers NearestOf { get; }

    /// <param name="rows">At least <paramref name="count"/> rows.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="search">The search among these rows.</param>
    /// <param name="stream">Where they are drawn from.</param>
    public static CenterSeeds Draw(RowMatrix rows, int count, CenterSearch search, RandomStream stream)
    {
        var result = new CenterSeeds(rows, count, search);
        result.Add([stream.Next(rows.RowCount)]);
        var sums = new double[(rows.RowCount + RowsPerSum - 1) / RowsPerSum];
        var work = new LongWork("first centers", count);
        while (result._seeds.Count < count)
        {
            int before = result._seeds.Count;
            double total = result.SumUp(sums);
            if (total == 0)
                result.AddRepeats(count);
            else
                result.Add(result.DrawSome(Math.Min(count - before, Math.Max(LeastAtOnce, before / ShareAtOnce)), sums, ref stream));
            work.Step(result._seeds.Count - before);
        }
        return result;
    }

    // Ends early where most draws no longer count.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private List<int> DrawSome(int most, double[] sums, ref RandomStream stream)
    {
        var drawn = new List<int>(most);
        for (int refused = 0; drawn.Count < most && (drawn.Count == 0 || refused < most);)
        {
            int row = PlaceOf(stream.NextDouble() * sums[^1], sums);
            double old = Squared(row), squared = old;
            foreach (int other in drawn)
                squared = Math.Min(squared, ExactDistance.Squared(_rows[row], _rows[other]));
            if (stream.NextDouble() * old < squared)
                drawn.Add(row);
            else
                refused++;
        }
        return drawn;
    }

    // The first row whose sum is above the number: never one that weighs nothing.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int PlaceOf(double number, double[] sums)
    {
        int low = 0, high = sums.Length - 1;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (sums[middle] > number)
                high = middle;
            else
                low = middle + 1;
        }
        // Summed up in the same order as before.
        double sum = low == 0 ? 0 : sums[low - 1];
        int row = low * RowsPerSum;
        while ((sum += Squared(row)) <= number)
            row++;
        return row;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double SumUp(double[] sums)
    {
        double sum = 0;
        for (int row = 0; row < _rows.RowCount; row++)
            sums[row / RowsPerSum] = sum += Squared(row);
        return sum;
    }

    // From the nearest seed: computed again rather than kept.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Squared(int row) => ExactDistance.Squared(_rows[row], _rows[_seeds[NearestOf[row]]]);

    private void Add(List<int> seeds)
    {
        int first = _seeds.Count;
        _search.Find(_rows.Select([.. seeds]), count: 1, row => first == 0 ? double.PositiveInfinity : Squared(row), (row, nearest) =>
        {
            if (nearest.Length > 0)
                NearestOf[row] = first + nearest[0].Row;
        });
        _seeds.AddRange(seeds);
    }

    // Every row equals a seed: the rest are any others.
    private void AddRepeats(int count)
    {
        HashSet<int> taken = [.. _seeds];
        _seeds.AddRange(Enumerable.Range(0, _rows.RowCount).Where(row => !taken.Contains(row)).Take(count - _seeds.Count));
    }
}
