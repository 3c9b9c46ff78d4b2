using System.Runtime.CompilerServices;
using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>Groups rows around k centers, so that their squared distances to them are small. Every group has at least one row.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>Clusters begin around rows drawn far apart; see <see cref="CenterSeeds"/>.</item>
/// <item>A step finds, for each row, the nearest centers that it could go to. Then rows go there one by one, wherever that lowers the sum of squared distances, and both centers follow at
/// once (Hartigan and Wong, "Algorithm AS 136: a k-means clustering algorithm", Applied Statistics 28, 1979). A row that leaves n others takes its pull on their mean along, so that it may pay to go
/// to a center that is a little farther away: where Lloyd's steps end, these go on.</item>
/// <item>It ends with the step that lowers the sum by less than k / (3 n) of it, for n rows, or 4 % where that is less. In clusters of few rows that is a part of what is gained over Lloyd's
/// steps; larger ones are settled.</item>
/// </list>
/// Rows are moved in their order, and all else is done for each row alone, so that no schedule of threads can change a bit.
/// </remarks>
internal sealed class KMeans
{
    private const double MostTolerance = 1.0 / 25;

    // Within a step rows go on moving for less, as that takes no search.
    private const double SweepShare = 1.0 / 40;

    // Of values that are large beside their differences, what a move gains is known roughly, and rows can go back and forth.
    private const int MaximumSweeps = 50;

    // Centers that a step lists for a row: its own and four others, not farther than this times what would make it go to a center of many rows.
    private const int Listed = 5;
    private const double Slack = 1.2;

    private const int NotSettled = -1;

    // Less than this is rounding.
    private const double LeastGain = 1e-6;

    private readonly RowMatrix _rows;
    private readonly int[] _clusterOf;
    private readonly ClusterMeans _means;
    private readonly int[] _listed;

    // Moves are counted: a row that has found no better center looks again only once one that it knows has changed.
    private readonly int[] _changedAt;
    private readonly int[] _settledAt;
    private readonly double _tolerance;

    // Of each row, from its own center: as of the last step, or of the end.
    private readonly double[] _squared;
    private int _moves;

    private KMeans(RowMatrix rows, CenterSeeds seeds)
    {
        _rows = rows;
        _clusterOf = seeds.NearestOf;
        _means = new ClusterMeans(rows, rows.Select([.. seeds.Rows]));
        _listed = new int[checked(rows.RowCount * Listed)];
        _changedAt = new int[seeds.Rows.Count];
        _settledAt = new int[rows.RowCount];
        _squared = seeds.Squared;
        _tolerance = Math.Min(MostTolerance, seeds.Rows.Count / (3.0 * rows.RowCount));
        Representatives = [];
    }

    /// <summary>The center of each cluster.</summary>
    public RowMatrix Centers => _means.Centers;

    /// <summary>Of each cluster the row that is nearest to its center; all are different.</summary>
    public int[] Representatives { get; private set; }

    /// <summary>The cluster of a row.</summary>
    public int ClusterOf(int row) => _clusterOf[row];

    /// <param name="rows">At least <paramref name="count"/> rows.</param>
    /// <param name="count">How many clusters, at least 1.</param>
    /// <param name="maximumIterations">After how many steps to stop.</param>
    /// <param name="stream">Where the first centers are drawn from.</param>
    public static KMeans Run(RowMatrix rows, int count, int maximumIterations, RandomStream stream)
    {
        using var search = new CenterSearch(rows);
        var result = new KMeans(rows, CenterSeeds.Draw(rows, count, search, stream));
        result._means.Compute(result._clusterOf);
        var work = new LongWork("steps of the centers, at most", maximumIterations);
        double before = double.PositiveInfinity;
        for (int step = 0; step < maximumIterations && count > 1; step++)
        {
            work.Step();
            double sum = result.List(search);
            if (sum >= before || result.MoveRows(sum) <= result._tolerance * sum)
                break;
            before = sum;
        }
        result._means.Compute(result._clusterOf);
        result.ChooseRepresentatives();
        return result;
    }

    /// <summary>Lists the nearest centers of each row, and returns the sum of squared distances.</summary>
    private double List(CenterSearch search)
    {
        Array.Fill(_listed, -1);
        search.Find(Centers, Listed, ReachOf, (row, centers) =>
        {
            int own = _clusterOf[row], at = row * Listed;
            double least = Lost(_squared[row], own) * (1 - LeastGain);
            bool isSettled = true;
            foreach (Candidate center in centers)
            {
                _listed[at++] = center.Row;
                isSettled &= center.Row == own || Added(center.SquaredDistance, center.Row) >= least;
            }
            _settledAt[row] = isSettled ? _moves : NotSettled;
        });
        double sum = 0;
        foreach (double one in _squared)
            sum += one;
        return sum;

        double ReachOf(int row)
        {
            _squared[row] = SquaredDistance(row, _clusterOf[row]);
            int size = _means.SizeOf(_clusterOf[row]);
            return size > 1 ? Slack * size / (size - 1) * _squared[row] : 0;
        }
    }

    /// <summary>Moves rows to listed centers until that gains little, and returns by how much the sum of squared distances has become less.</summary>
    private double MoveRows(double sum)
    {
        double gained = 0, gain = double.PositiveInfinity;
        for (int sweep = 0; sweep < MaximumSweeps && gain > SweepShare * _tolerance * sum; sweep++)
        {
            Cancellation.ThrowIfRequested();
            gain = 0;
            for (int row = 0; row < _rows.RowCount; row++)
                gain += MoveRow(row);
            gained += gain;
        }
        return gained;
    }

    // Without a row at squared distance s, n rows lose s n / (n - 1) of their sum; with it, n others have s n / (n + 1) more.
    private double Lost(double squared, int cluster) => squared * _means.SizeOf(cluster) / (_means.SizeOf(cluster) - 1);

    private double Added(double squared, int cluster) => squared * _means.SizeOf(cluster) / (_means.SizeOf(cluster) + 1);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double MoveRow(int row)
    {
        int own = _clusterOf[row];
        ReadOnlySpan<int> listed = _listed.AsSpan(row * Listed, Listed);
        if (_means.SizeOf(own) == 1 || !HasNews(row, own, listed))
            return 0;
        double lost = Lost(SquaredDistance(row, own), own), least = lost * (1 - LeastGain);
        int best = own;
        foreach (int center in listed)
        {
            if (center < 0)
                break;
            if (center == own)
                continue;
            double added = Added(SquaredDistance(row, center), center);
            if (added < least)
                (best, least) = (center, added);
        }
        if (best == own)
        {
            _settledAt[row] = _moves;
            return 0;
        }
        _means.Move(row, own, best);
        _clusterOf[row] = best;
        _changedAt[own] = _changedAt[best] = ++_moves;
        return lost - least;
    }

    private bool HasNews(int row, int own, ReadOnlySpan<int> listed)
    {
        int settledAt = _settledAt[row];
        bool hasNews = _changedAt[own] > settledAt;
        foreach (int center in listed)
            hasNews |= center >= 0 && _changedAt[center] > settledAt;
        return hasNews;
    }

    // Repeated rows can leave a center without rows: it takes over the row that is farthest from its own.
    private void ChooseRepresentatives()
    {
        Representatives = new int[Centers.RowCount];
        Array.Fill(Representatives, -1);
        for (int row = 0; row < _rows.RowCount; row++)
        {
            _squared[row] = SquaredDistance(row, _clusterOf[row]);
            ref int nearest = ref Representatives[_clusterOf[row]];
            if (nearest < 0 || _squared[row] < _squared[nearest])
                nearest = row;
        }
        int[] vacant = [.. Enumerable.Range(0, Centers.RowCount).Where(c => Representatives[c] < 0)];
        if (vacant.Length == 0)
            return;
        HashSet<int> taken = [.. Representatives];
        int[] farthest = [.. Enumerable.Range(0, _rows.RowCount).Where(row => !taken.Contains(row)).OrderByDescending(row => _squared[row]).Take(vacant.Length)];
        for (int i = 0; i < vacant.Length; i++)
        {
            Representatives[vacant[i]] = farthest[i];
            _clusterOf[farthest[i]] = vacant[i];
            _rows[farthest[i]].CopyTo(Centers.Values.AsSpan(vacant[i] * _rows.Dimension));
        }
    }

    private double SquaredDistance(int row, int center) => ExactDistance.Squared(_rows[row], Centers[center]);
}
