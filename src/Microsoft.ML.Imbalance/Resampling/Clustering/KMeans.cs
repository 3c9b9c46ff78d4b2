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

    private readonly RowMatrix _rows;
    private readonly RowNumbers _clusterOf;
    private readonly ClusterMeans _means;

    private KMeans(RowMatrix rows, CenterSeeds seeds)
    {
        _rows = rows;
        _clusterOf = seeds.NearestOf;
        _means = new ClusterMeans(rows, rows.Select([.. seeds.Rows]));
        _means.Compute(_clusterOf);
        Representatives = new int[seeds.Rows.Count];
    }

    /// <summary>The center of each cluster.</summary>
    public RowMatrix Centers => _means.Centers;

    /// <summary>Of each cluster the row that is nearest to its center; all are different.</summary>
    public int[] Representatives { get; }

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
        if (count > 1)
            result.Improve(search, maximumIterations);
        result._means.Compute(result._clusterOf);
        result.ChooseRepresentatives();
        return result;
    }

    private void Improve(CenterSearch search, int maximumIterations)
    {
        double tolerance = Math.Min(MostTolerance, Centers.RowCount / (3.0 * _rows.RowCount)), before = double.PositiveInfinity;
        using var moves = new CenterMoves(_rows, _clusterOf, _means, tolerance);
        var work = new LongWork("steps of the centers, at most", maximumIterations);
        for (int step = 0; step < maximumIterations; step++)
        {
            work.Step();
            double sum = moves.List(search);
            if (sum >= before || moves.MoveRows(sum) <= tolerance * sum)
                return;
            before = sum;
        }
    }

    // Repeated rows can leave a center without rows: it takes over the row that is farthest from its own.
    private void ChooseRepresentatives()
    {
        Array.Fill(Representatives, -1);
        var least = new double[Representatives.Length];
        for (int row = 0; row < _rows.RowCount; row++)
        {
            int cluster = _clusterOf[row];
            double squared = _means.SquaredFrom(row, cluster);
            if (Representatives[cluster] < 0 || squared < least[cluster])
                (Representatives[cluster], least[cluster]) = (row, squared);
        }
        int[] vacant = [.. Enumerable.Range(0, Centers.RowCount).Where(c => Representatives[c] < 0)];
        if (vacant.Length == 0)
            return;
        HashSet<int> taken = [.. Representatives];
        int[] farthest = [.. Enumerable.Range(0, _rows.RowCount).Where(row => !taken.Contains(row)).OrderByDescending(row => _means.SquaredFrom(row, _clusterOf[row])).Take(vacant.Length)];
        for (int i = 0; i < vacant.Length; i++)
        {
            Representatives[vacant[i]] = farthest[i];
            _clusterOf[farthest[i]] = vacant[i];
            _rows[farthest[i]].CopyTo(Centers.Values.AsSpan(vacant[i] * _rows.Dimension));
        }
    }
}
