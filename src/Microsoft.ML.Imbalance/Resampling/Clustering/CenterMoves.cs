using System.Runtime.CompilerServices;
using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>Moves rows from cluster to cluster, as long as that lowers the sum of squared distances from their centers; see <see cref="KMeans"/>.</summary>
/// <param name="rows">The rows.</param>
/// <param name="clusterOf">The cluster of each.</param>
/// <param name="means">The centers.</param>
/// <param name="tolerance">The share of the sum that is little to gain.</param>
internal sealed class CenterMoves(RowMatrix rows, RowNumbers clusterOf, ClusterMeans means, double tolerance) : IDisposable
{
    // Within a step rows go on moving for less, as that takes no search.
    private const double SweepShare = 1.0 / 40;

    // Of values that are large beside their differences, what a move gains is known roughly, and rows can go back and forth.
    private const int MaximumSweeps = 50;

    // Centers that a step lists for a row: its own and four others, not farther than this times what would make it go to a center of many rows.
    private const int Listed = 5;
    private const double Slack = 1.2;

    // Rows that are summed up together.
    private const int RowsPerSum = 1024;

    // Less than this is rounding.
    private const double LeastGain = 1e-6;

    private readonly CenterLists _lists = new(rows.RowCount, Listed, means.Centers.RowCount);

    // Moves are counted: a row that has found no better center looks again only once one that it knows has changed.
    private readonly int[] _changedAt = new int[means.Centers.RowCount];
    private int _moves;

    /// <summary>Lists the nearest centers of each row, and returns the sum of squared distances.</summary>
    public double List(CenterSearch search)
    {
        _lists.Clear();
        search.Find(means.Centers, _lists.Most, ReachOf, (row, centers) =>
        {
            int own = clusterOf[row];
            double least = Lost(means.SquaredFrom(row, own), own) * (1 - LeastGain);
            bool isSettled = true;
            for (int place = 0; place < centers.Length; place++)
            {
                Candidate center = centers[place];
                _lists[row, place] = center.Row;
                isSettled &= center.Row == own || Added(center.SquaredDistance, center.Row) >= least;
            }
            if (isSettled)
                _lists.SetSettled(row, _moves);
            else
                _lists.SetNotSettled(row);
        });
        return SumUp();

        double ReachOf(int row)
        {
            int size = means.SizeOf(clusterOf[row]);
            return size > 1 ? Slack * size / (size - 1) * means.SquaredFrom(row, clusterOf[row]) : 0;
        }
    }

    /// <summary>Moves rows to listed centers until that gains little, and returns by how much the sum of squared distances has become less.</summary>
    public double MoveRows(double sum)
    {
        double gained = 0, gain = double.PositiveInfinity;
        for (int sweep = 0; sweep < MaximumSweeps && gain > SweepShare * tolerance * sum; sweep++)
        {
            Cancellation.ThrowIfRequested();
            gain = 0;
            for (int row = 0; row < rows.RowCount; row++)
                gain += MoveRow(row);
            gained += gain;
        }
        return gained;
    }

    public void Dispose() => _lists.Dispose();

    // Parts of fixed size one after the other, so that the sum is the same for any number of threads.
    private double SumUp()
    {
        var sums = new double[(rows.RowCount + RowsPerSum - 1) / RowsPerSum];
        Parallel.For(0, sums.Length, part =>
        {
            double sum = 0;
            for (int row = part * RowsPerSum; row < Math.Min(rows.RowCount, (part + 1) * RowsPerSum); row++)
                sum += means.SquaredFrom(row, clusterOf[row]);
            sums[part] = sum;
        });
        return sums.Sum();
    }

    // Without a row at squared distance s, n rows lose s n / (n - 1) of their sum; with it, n others have s n / (n + 1) more.
    private double Lost(double squared, int cluster) => squared * means.SizeOf(cluster) / (means.SizeOf(cluster) - 1);

    private double Added(double squared, int cluster) => squared * means.SizeOf(cluster) / (means.SizeOf(cluster) + 1);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double MoveRow(int row)
    {
        int own = clusterOf[row];
        if (means.SizeOf(own) == 1 || !HasNews(row, own))
            return 0;
        double lost = Lost(means.SquaredFrom(row, own), own), least = lost * (1 - LeastGain);
        int best = own;
        for (int place = 0; place < _lists.Most && _lists[row, place] is var center && center >= 0; place++)
        {
            if (center == own)
                continue;
            double added = Added(means.SquaredFrom(row, center), center);
            if (added < least)
                (best, least) = (center, added);
        }
        if (best == own)
        {
            _lists.SetSettled(row, _moves);
            return 0;
        }
        means.Move(row, own, best);
        clusterOf[row] = best;
        _changedAt[own] = _changedAt[best] = ++_moves;
        return lost - least;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool HasNews(int row, int own)
    {
        int settledAt = _lists.SettledAt(row);
        bool hasNews = _changedAt[own] > settledAt;
        for (int place = 0; place < _lists.Most && _lists[row, place] is var center && center >= 0; place++)
            hasNews |= _changedAt[center] > settledAt;
        return hasNews;
    }
}
