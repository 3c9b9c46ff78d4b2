using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>Groups rows around k centers, so that their squared distances to them are small. Every group has at least one row.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>Centers start at rows drawn far apart (Arthur and Vassilvitskii, "k-means++: the advantages of careful seeding", SODA 2007).</item>
/// <item>Lloyd's steps: each row goes to its nearest center, each center to the mean of its rows.</item>
/// <item>Rows that bounds show to be where they belong are not searched for (Hamerly, "Making k-means even faster", SDM 2010); the others are, exactly.</item>
/// </list>
/// All sums run in row order, so that no schedule of threads can change a bit.
/// </remarks>
internal sealed class KMeans
{
    // In units of the variance of the rows: what the centers move in all when it is not worth going on.
    private const double Tolerance = 1e-4;

    private readonly RowMatrix _rows;
    private readonly int[] _clusterOf;

    // Distance to the own center at most, and to any other at least.
    private readonly double[] _atMost;
    private readonly double[] _atLeast;

    private KMeans(RowMatrix rows, int[] seeds)
    {
        _rows = rows;
        var values = new float[seeds.Length * rows.Dimension];
        for (int c = 0; c < seeds.Length; c++)
            rows[seeds[c]].CopyTo(values.AsSpan(c * rows.Dimension));
        Centers = new RowMatrix(values, seeds.Length, rows.Dimension);
        Representatives = [];
        _clusterOf = new int[rows.RowCount];
        _atMost = new double[rows.RowCount];
        _atLeast = new double[rows.RowCount];
    }

    /// <summary>The center of each cluster.</summary>
    public RowMatrix Centers { get; }

    /// <summary>Of each cluster the row that is nearest to its center; all are different.</summary>
    public int[] Representatives { get; private set; }

    /// <summary>The cluster of a row.</summary>
    public int ClusterOf(int row) => _clusterOf[row];

    /// <param name="rows">At least <paramref name="count"/> rows.</param>
    /// <param name="count">How many clusters, at least 1.</param>
    /// <param name="maximumIterations">After how many of Lloyd's steps to stop.</param>
    /// <param name="stream">Where the first centers are drawn from.</param>
    public static KMeans Run(RowMatrix rows, int count, int maximumIterations, RandomStream stream)
    {
        var result = new KMeans(rows, DrawSeeds(rows, count, stream));
        double enough = Tolerance * Variance(rows);
        result.Assign([.. Enumerable.Range(0, rows.RowCount)]);
        var work = new LongWork("steps of the centers, at most", maximumIterations);
        for (int step = 0; step < maximumIterations; step++)
        {
            work.Step();
            double[] moves = result.MoveCenters();
            if (moves.Sum(m => m * m) <= enough)
                break;
            result.Assign(result.Unsettled(moves));
        }
        result.ChooseRepresentatives();
        return result;
    }

    // Each next center is a row, drawn with a probability in proportion to its squared distance from the centers so far.
    private static int[] DrawSeeds(RowMatrix rows, int count, RandomStream stream)
    {
        var seeds = new int[count];
        var set = new PrototypeSet(rows);
        seeds[0] = stream.Next(rows.RowCount);
        set.Add([seeds[0]]);
        var work = new LongWork("first centers", count);
        for (int c = 1; c < count; c++)
        {
            work.Step();
            double total = 0;
            for (int row = 0; row < rows.RowCount; row++)
                total += set.Contains(row) ? 0 : set.SquaredDistanceOf(row);
            double left = stream.NextDouble() * total;
            int drawn = -1;
            for (int row = 0; row < rows.RowCount; row++)
            {
                // Rows that repeat a center weigh nothing; they serve only if there are no others.
                if (set.Contains(row) || (total > 0 && set.SquaredDistanceOf(row) == 0))
                    continue;
                drawn = row;
                left -= set.SquaredDistanceOf(row);
                if (left < 0)
                    break;
            }
            seeds[c] = drawn;
            set.Add([drawn]);
        }
        return seeds;
    }

    private static double Variance(RowMatrix rows) => ColumnStatistics.StandardDeviations(rows).Average(s => s * s);

    private void Assign(int[] searched)
    {
        if (searched.Length == 0)
            return;
        int neighborCount = Math.Min(2, Centers.RowCount);
        RowMatrix queries = searched.Length == _rows.RowCount ? _rows : _rows.Select(searched);
        NeighborTable nearest = NeighborIndex.Build(Centers).Query(queries, neighborCount, withDistances: true);
        for (int i = 0; i < searched.Length; i++)
        {
            _clusterOf[searched[i]] = nearest[i][0];
            _atMost[searched[i]] = nearest.Distances(i)[0];
            _atLeast[searched[i]] = neighborCount == 2 ? nearest.Distances(i)[1] : double.PositiveInfinity;
        }
    }

    /// <summary>Moves centers to the means of their rows; a center without rows stays. Returns how far each has moved.</summary>
    private double[] MoveCenters()
    {
        int d = _rows.Dimension;
        var sums = new double[Centers.RowCount * d];
        var counts = new int[Centers.RowCount];
        for (int row = 0; row < _rows.RowCount; row++)
        {
            counts[_clusterOf[row]]++;
            Span<double> sum = sums.AsSpan(_clusterOf[row] * d, d);
            ReadOnlySpan<float> values = _rows[row];
            for (int slot = 0; slot < d; slot++)
                sum[slot] += values[slot];
        }
        var moves = new double[Centers.RowCount];
        var before = new float[d];
        for (int c = 0; c < moves.Length; c++)
        {
            if (counts[c] == 0)
                continue;
            Centers[c].CopyTo(before);
            for (int slot = 0; slot < d; slot++)
                Centers.Values[c * d + slot] = (float)(sums[c * d + slot] / counts[c]);
            moves[c] = Math.Sqrt(ExactDistance.Squared(before, Centers[c]));
        }
        return moves;
    }

    // By the triangle inequality no distance has changed by more than its center has moved.
    private int[] Unsettled(double[] moves)
    {
        double farthest = moves.Max();
        var unsettled = new List<int>();
        for (int row = 0; row < _rows.RowCount; row++)
        {
            _atMost[row] += moves[_clusterOf[row]];
            _atLeast[row] -= farthest;
            if (_atMost[row] < _atLeast[row])
                continue;
            _atMost[row] = DistanceToCenter(row);
            if (_atMost[row] >= _atLeast[row])
                unsettled.Add(row);
        }
        return [.. unsettled];
    }

    // Repeated rows can leave a center without rows: it takes over the row that is farthest from its own.
    private void ChooseRepresentatives()
    {
        Representatives = new int[Centers.RowCount];
        Array.Fill(Representatives, -1);
        for (int row = 0; row < _rows.RowCount; row++)
        {
            _atMost[row] = DistanceToCenter(row);
            ref int nearest = ref Representatives[_clusterOf[row]];
            if (nearest < 0 || _atMost[row] < _atMost[nearest])
                nearest = row;
        }
        int[] vacant = [.. Enumerable.Range(0, Centers.RowCount).Where(c => Representatives[c] < 0)];
        if (vacant.Length == 0)
            return;
        HashSet<int> taken = [.. Representatives];
        int[] farthest = [.. Enumerable.Range(0, _rows.RowCount).Where(row => !taken.Contains(row)).OrderByDescending(row => _atMost[row]).Take(vacant.Length)];
        for (int i = 0; i < vacant.Length; i++)
        {
            Representatives[vacant[i]] = farthest[i];
            _clusterOf[farthest[i]] = vacant[i];
            _rows[farthest[i]].CopyTo(Centers.Values.AsSpan(vacant[i] * _rows.Dimension));
        }
    }

    private double DistanceToCenter(int row) => Math.Sqrt(ExactDistance.Squared(_rows[row], Centers[_clusterOf[row]]));
}
