using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>Keeps the rows of a class that are nearest to the smallest class, in one of three senses.</summary>
/// <remarks>
/// <para>
/// Zhang and Mani, "kNN approach to unbalanced data distributions: a case study involving information extraction", ICML 2003 workshop on learning from
/// imbalanced data sets. Rows of the smallest class, where it shrinks too, are compared with the rows of all other classes.
/// </para>
/// <para>Version 3 may find fewer candidates than there shall be rows: then all of them stay, and with them the rows that version 1 would choose next.</para>
/// </remarks>
internal sealed class NearMiss(NearMissOptions options) : Undersampler
{
    private readonly int _version = OptionChecks.Between(1, 3, options.Version);
    private readonly int _neighborCount = OptionChecks.AtLeast(1, options.NeighborCount);
    private readonly int _candidatesPerRow = OptionChecks.AtLeast(1, options.NeighborCountVersion3);

    public override string Name => nameof(NearMiss);

    public override string LabelColumnName { get; } = OptionChecks.Column(options.LabelColumnName);

    public override IReadOnlyList<string> FeatureColumnNames { get; } = OptionChecks.Columns(options.FeatureColumnNames, options.LabelColumnName);

    public override int? Seed => null;

    protected override SamplingTarget Target { get; } = OptionChecks.Target(options.Target);

    protected override DistanceMetric Metric { get; } = OptionChecks.Metric(options.Metric);

    protected override IEnumerable<int> Choose(MetricSpace space, int classIndex, int[] rows, int count, ResamplingContext context)
    {
        FeatureTable table = space.Table;
        ClassPartition classes = context.Classes;
        int[] others = classIndex == classes.Minority
            ? [.. Enumerable.Range(0, table.RowCount).Where(row => table.ClassOf(row) != classIndex)]
            : table.RowsOf(classes.Minority);
        if (others.Length < _neighborCount)
        {
            string who = classIndex == classes.Minority ? "All classes but the smallest have" : $"Class \"{classes.Names[classes.Minority]}\" has";
            throw new InvalidOperationException(
                $"{who} {others.Length} rows; NearMiss with NeighborCount = {_neighborCount} needs at least {_neighborCount}. Lower NeighborCount or use RandomUndersample.");
        }
        RowMatrix own = space.Rows.Select(rows), reference = space.Rows.Select(others);
        double[] distances = _version == 2 ? FarthestDistances.Sum(space, own, reference, _neighborCount) : NearestDistances(space, own, reference);
        IEnumerable<int> chosen = _version == 3 ? ChooseAround(space, own, reference, distances, count, classes.Names[classIndex], context) : ByDistance(distances).Take(count);
        return chosen.Select(i => rows[i]);
    }

    private double[] NearestDistances(MetricSpace space, RowMatrix own, RowMatrix reference)
    {
        using INeighborIndex index = space.BuildIndex(reference);
        NeighborTable neighbors = index.Query(own, _neighborCount, withDistances: true);
        var sums = new double[own.RowCount];
        for (int row = 0; row < sums.Length; row++)
        {
            foreach (double distance in neighbors.Distances(row))
                sums[row] += space.FromIndex(distance);
        }
        return sums;
    }

    private int[] ChooseAround(MetricSpace space, RowMatrix own, RowMatrix reference, double[] distances, int count, string className, ResamplingContext context)
    {
        if (own.RowCount < _candidatesPerRow)
        {
            throw new InvalidOperationException(
                $"Class \"{className}\" has {own.RowCount} rows; NearMiss with NeighborCountVersion3 = {_candidatesPerRow} needs at least {_candidatesPerRow}. Lower NeighborCountVersion3 or use RandomUndersample.");
        }
        using INeighborIndex index = space.BuildIndex(own);
        NeighborTable around = index.Query(reference, _candidatesPerRow);
        var candidates = new RowSet(own.RowCount);
        for (int row = 0; row < reference.RowCount; row++)
        {
            foreach (int candidate in around[row])
                candidates.Add(candidate);
        }
        if (candidates.Count >= count)
            return [.. candidates.OrderByDescending(row => distances[row]).Take(count)];
        context.Report(new ImbalanceDiagnostic(
            "IMB111",
            DiagnosticSeverity.Warning,
            $"NearMiss version 3 found {candidates.Count} candidates among the rows of class \"{className}\", of which {count} shall stay; the others were chosen as by version 1.",
            "Raise NeighborCountVersion3."));
        return [.. candidates, .. ByDistance(distances).Where(row => !candidates.Contains(row)).Take(count - candidates.Count)];
    }

    // Sorting is stable: of equally near rows the first comes first.
    private static IEnumerable<int> ByDistance(double[] distances) => Enumerable.Range(0, distances.Length).OrderBy(row => distances[row]);
}
