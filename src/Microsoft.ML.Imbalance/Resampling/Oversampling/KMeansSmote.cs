using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>SMOTE within clusters where the class prevails, the more rows the sparser the class is there.</summary>
/// <remarks>
/// <para>Last, Douzas and Bacao, "Oversampling for Imbalanced Learning Based on K-Means and SMOTE" (2017); Information Sciences 465 (2018).</para>
/// <list type="bullet">
/// <item>All rows are clustered; clusters with (others + 1) / (own + 1) below a threshold, and enough rows of the class, are chosen.</item>
/// <item>A cluster's share is its sparsity, (mean distance)^e / own rows, e by default the number of features, as in the paper.</item>
/// <item>Shares are split to the row by largest remainders. Without any cluster to choose, the class grows as by SMOTE, and a diagnostic says so.</item>
/// </list>
/// </remarks>
internal sealed class KMeansSmote(KMeansSmoteOptions options) : GlobalOversampler(options.LabelColumnName, options.FeatureColumnNames, options.Target, options.Seed, OptionChecks.NumericMetric(options.Metric, nameof(KMeansSmote)))
{
    private const int MaximumIterations = 100;

    private readonly int _neighborCount = OptionChecks.AtLeast(1, options.NeighborCount);
    private readonly int _clusterCount = OptionChecks.AtLeast(1, options.ClusterCount);
    private readonly double _threshold = OptionChecks.Positive(options.ImbalanceRatioThreshold);
    private readonly double? _exponent = options.DensityExponent is { } exponent ? OptionChecks.NotNegative(exponent, nameof(options.DensityExponent)) : null;

    public override string Name => nameof(KMeansSmote);

    protected override void CheckClass(string name, int count) => ClassSize.RequireNeighbors(_neighborCount, name, count, Name);

    protected override void CheckAll(int rowCount)
    {
        if (rowCount < _clusterCount)
        {
            throw new InvalidOperationException(
                $"The data have {rowCount} labeled rows; KMeansSmote with ClusterCount = {_clusterCount} needs at least {_clusterCount}. Lower ClusterCount or use RandomOversample.");
        }
    }

    protected override SyntheticRows Generate(ClassAmongAll rows, Growth growth, ResamplingContext context)
    {
        KMeans clusters = rows.All.Once(table => KMeans.Run(table.Rows, _clusterCount, MaximumIterations, RandomStream.Create(context.Seed, Name)));
        RandomStream stream = context.StreamOf(Name, growth.ClassIndex);
        int[][] chosen = Choose(rows, clusters);
        if (chosen.Length == 0)
        {
            context.Report(new ImbalanceDiagnostic(
                "IMB122", DiagnosticSeverity.Warning,
                Invariant($"KMeansSmote found none of {_clusterCount} clusters with more than {_neighborCount} rows of class \"{context.Classes.Names[growth.ClassIndex]}\" and fewer than {_threshold} rows of other classes for each; its {growth.Count} rows were made from all rows of the class, as by Smote."),
                "Raise ImbalanceRatioThreshold or ClusterCount, or use Smote."));
            return new DrawnSegments(rows.Table, growth, stream, rows.NeighborsOfOwnClass(_neighborCount));
        }
        int[][] places = Array.ConvertAll(chosen, members => Array.ConvertAll(members, row => rows.Places[row]));
        NeighborTable[] neighbors = Array.ConvertAll(places, members => DistinctNeighbors.Find(rows.All.Space, members, _neighborCount));
        int[] shares = Shares.Split(growth.Count, Sparsity(rows.All.Space, places, stream));
        return new NumberedSegments(rows.Table, growth, stream, Shares.Deal(shares, stream), Within(chosen, neighbors));
    }

    // Rows are drawn as long as the plan lives: it holds on to nothing else.
    private static Func<int, RandomStream, Segment> Within(int[][] clusters, NeighborTable[] neighbors) => (cluster, draw) =>
    {
        int[] members = clusters[cluster];
        int origin = draw.Next(members.Length);
        int neighbor = neighbors[cluster][origin][draw.Next(neighbors[cluster].NeighborCount)];
        return new Segment(members[origin], members[neighbor], draw.NextSingle());
    };

    // The rows of the class, by their numbers in it, of each cluster to draw from.
    private int[][] Choose(ClassAmongAll rows, KMeans clusters)
    {
        int[] sizes = new int[_clusterCount], ownSizes = new int[_clusterCount];
        for (int place = 0; place < rows.All.Table.RowCount; place++)
            sizes[clusters.ClusterOf(place)]++;
        foreach (int place in rows.Places)
            ownSizes[clusters.ClusterOf(place)]++;
        int[]?[] members = [.. Enumerable.Range(0, _clusterCount).Select(cluster => IsChosen(sizes[cluster], ownSizes[cluster]) ? new int[ownSizes[cluster]] : null)];
        var count = new int[_clusterCount];
        for (int row = 0; row < rows.Places.Length; row++)
        {
            int cluster = clusters.ClusterOf(rows.Places[row]);
            if (members[cluster] is { } own)
                own[count[cluster]++] = row;
        }
        return [.. members.OfType<int[]>()];
    }

    private bool IsChosen(int size, int own) => own > _neighborCount && (size - own + 1.0) / (own + 1.0) < _threshold;

    // By logarithms: with e = the number of features, powers of distances leave the range of a double.
    private double[] Sparsity(MetricSpace rows, int[][] chosen, RandomStream stream)
    {
        double exponent = _exponent ?? rows.Table.Layout.Dimension;
        double[] logs = [.. chosen.Select((members, c) => exponent * Math.Log(MeanDistance.Of(rows, members, stream.Split(ulong.MaxValue - 1 - (ulong)c))) - Math.Log(members.Length))];
        double largest = logs.Max();
        // Only repeats in every cluster: no distance tells them apart, so rows count alike.
        return double.IsNegativeInfinity(largest) ? Array.ConvertAll(chosen, members => (double)members.Length) : Array.ConvertAll(logs, log => Math.Exp(log - largest));
    }
}
