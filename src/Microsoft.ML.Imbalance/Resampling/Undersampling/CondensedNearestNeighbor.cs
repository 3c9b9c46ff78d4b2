namespace Microsoft.ML.Imbalance;

/// <summary>Keeps a consistent subset: the nearest kept row of every removed row is of the removed row's class.</summary>
/// <remarks>
/// <para>Hart, "The condensed nearest neighbor rule", IEEE Transactions on Information Theory 14 (1968), defines the subset and finds one that depends on row order.</para>
/// <para>
/// Rows join here in the order of Angiulli, "Fast nearest neighbor condensation for large data sets classification", TKDE 19 (2007), which does not:
/// in each round every kept row that misleads others brings in the nearest of those it misleads.
/// </para>
/// </remarks>
internal sealed class CondensedNearestNeighbor(CondensedNearestNeighborOptions options) : Cleaner
{
    public override string Name => nameof(CondensedNearestNeighbor);

    public override string LabelColumnName { get; } = OptionChecks.Column(options.LabelColumnName);

    public override IReadOnlyList<string> FeatureColumnNames { get; } = OptionChecks.Columns(options.FeatureColumnNames, options.LabelColumnName);

    protected override SamplingTarget Target { get; } = OptionChecks.Target(options.Target);

    protected override DistanceMetric Metric { get; } = OptionChecks.Metric(options.Metric);

    protected override IEnumerable<int> FindRowsToRemove(MetricSpace space, bool[] targeted, ResamplingContext context)
    {
        FeatureTable table = space.Table;
        var kept = new PrototypeSet(space.Rows, space);
        List<int> joining = [.. Enumerable.Range(0, table.RowCount).Where(row => !targeted[table.ClassOf(row)])];
        joining.AddRange(Enumerable.Range(0, targeted.Length).Where(c => targeted[c]).Select(c => MostCentral(space, table.SetOf(c))));
        var work = new LongWork("rows kept");
        while (joining.Count > 0)
        {
            kept.Add(joining);
            work.Step(joining.Count);
            joining = Misled(table, kept);
        }
        return Enumerable.Range(0, table.RowCount).Where(row => !kept.Contains(row));
    }

    /// <summary>For each kept row, the nearest of the rows of other classes that it is the nearest kept row of.</summary>
    private static List<int> Misled(FeatureTable table, PrototypeSet kept)
    {
        // Few rows mislead.
        var nearestMisled = new SortedDictionary<int, int>();
        for (int row = 0; row < table.RowCount; row++)
        {
            if (kept.Contains(row))
                continue;
            int by = kept.NearestTo(row);
            if (table.ClassOf(by) == table.ClassOf(row))
                continue;
            if (!nearestMisled.TryGetValue(by, out int best) || kept.SquaredDistanceOf(row) < kept.SquaredDistanceOf(best))
                nearestMisled[by] = row;
        }
        return [.. nearestMisled.Values];
    }

    // Nearest to the mean; where rows have none, by the sum of distances to the others.
    private static int MostCentral(MetricSpace space, RowSet rows)
        => space.IsStraight ? NearestToMean(space.Rows, rows) : LeastFar(space, [.. rows]);

    private static int NearestToMean(RowMatrix matrix, RowSet rows)
    {
        double[] mean = new double[matrix.Dimension];
        foreach (int row in rows)
        {
            ReadOnlySpan<float> values = matrix[row];
            for (int slot = 0; slot < mean.Length; slot++)
                mean[slot] += values[slot] / (double)rows.Count;
        }
        return rows.MinBy(row => SquaredDistance(matrix[row], mean));
    }

    // A distance between rows that share no known value is infinite: a row with fewer of those comes before one with more.
    private static int LeastFar(MetricSpace space, int[] rows)
    {
        var totals = new (int Unknown, double Known)[rows.Length];
        var work = new LongWork("rows in the middle of a class", rows.Length);
        Parallel.For(0, rows.Length, i =>
        {
            foreach (int other in rows)
            {
                double distance = space.ToDistance(space.Between(space.Rows[rows[i]], space.Rows[other]));
                if (double.IsInfinity(distance))
                    totals[i].Unknown++;
                else
                    totals[i].Known += distance;
            }
            work.Step();
        });
        return rows[Array.IndexOf(totals, totals.Min())];
    }

    private static double SquaredDistance(ReadOnlySpan<float> row, double[] mean)
    {
        double sum = 0;
        for (int slot = 0; slot < mean.Length; slot++)
            sum += (row[slot] - mean[slot]) * (row[slot] - mean[slot]);
        return sum;
    }
}
