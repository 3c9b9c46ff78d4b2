namespace Microsoft.ML.Imbalance;

/// <summary>Clusters a class into as many groups as it shall have rows, and keeps one row for each.</summary>
/// <remarks>
/// Clusters are those of k-means. With hard voting each cluster is represented by a row of its own, so that no row is chosen twice and counts are met.
/// </remarks>
internal sealed class ClusterCentroids(ClusterCentroidsOptions options) : Resampler
{
    private readonly ClusterVoting _voting = OptionChecks.Defined(options.Voting);
    private readonly SamplingTarget _target = OptionChecks.Target(options.Target);
    private readonly int _maximumIterations = OptionChecks.AtLeast(1, options.MaximumIterations);

    public override string Name => nameof(ClusterCentroids);

    public override string LabelColumnName { get; } = OptionChecks.Column(options.LabelColumnName);

    public override IReadOnlyList<string> FeatureColumnNames { get; } = OptionChecks.Columns(options.FeatureColumnNames, options.LabelColumnName);

    public override int? Seed => options.Seed;

    public override ResamplingPlan Plan(ResamplingContext context)
    {
        ClassPartition classes = context.Classes;
        int[] wanted = _target.Resolve(classes, ResamplingKind.Undersampling, Name);
        RowSet kept = RowSet.All(classes.RowCount);
        var extras = new List<ExtraRows>();
        // By size, not by label: renaming classes must not change where their rows come in the pass.
        int[] shrinking = [.. Enumerable.Range(0, classes.ClassCount).Where(c => wanted[c] < classes.Counts[c]).OrderBy(classes.StreamKey)];
        FeatureTable[] tables = shrinking.Length == 0 ? [] : context.LoadFeatures(shrinking);
        for (int i = 0; i < shrinking.Length; i++)
        {
            foreach (int row in tables[i].SourceRows)
                kept.Remove(row);
            RandomStream stream = context.StreamOf(Name, shrinking[i]);
            KMeans clusters = KMeans.Run(tables[i].Rows, wanted[shrinking[i]], _maximumIterations, stream);
            if (_voting == ClusterVoting.Soft)
                extras.Add(new DenseRows(tables[i], shrinking[i], FeaturesOf(tables[i], clusters, stream), clusters.Representatives));
            else
                Array.ForEach(clusters.Representatives, row => kept.Add(tables[i].SourceRows[row]));
        }
        return new ResamplingPlan(kept, extras);
    }

    /// <summary>The centers as rows that could occur: one category of each, whole numbers where the column holds them.</summary>
    private static RowMatrix FeaturesOf(FeatureTable table, KMeans clusters, RandomStream stream)
    {
        RowMatrix centers = clusters.Centers;
        for (int c = 0; c < centers.RowCount; c++)
        {
            Span<float> center = centers.Values.AsSpan(c * centers.Dimension, centers.Dimension);
            foreach ((int start, int end) in table.Layout.Categories)
                Vote(table.Rows[clusters.Representatives[c]][start..end], center[start..end]);
            if (table.Layout.HasIntegers)
                WholeNumbers.Round(table.Layout, center, stream.Split((ulong)c));
        }
        return centers;
    }

    // The category most rows of the cluster have; of equally frequent ones the representative's own, else the first.
    private static void Vote(ReadOnlySpan<float> own, Span<float> shares)
    {
        int winner = 0;
        for (int slot = 1; slot < shares.Length; slot++)
        {
            if (shares[slot] > shares[winner] || (shares[slot] == shares[winner] && own[slot] > own[winner]))
                winner = slot;
        }
        float value = shares[winner] > 0 ? 1 : 0;
        shares.Clear();
        shares[winner] = value;
    }
}
