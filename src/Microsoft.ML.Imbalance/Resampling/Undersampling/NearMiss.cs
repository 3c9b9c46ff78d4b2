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
        RowSelection own = new(space.Rows, rows), reference = new(space.Rows, others);
        double[] distances = _version == 2 ? FarthestDistances.Sum(space, own, reference, _neighborCount) : NearestDistances(space, own, others);
        IEnumerable<int> chosen = _version == 3 ? ChooseAround(space, rows, reference, distances, count, classes.Names[classIndex], context) : ByDistance(distances).Take(count);
        return chosen.Select(i => rows[i]);
    }

    private double[] NearestDistances(MetricSpace space, RowSelection own, int[] others)
    {
        using INeighborIndex index = space.BuildIndex(others);
        var distances = new Distances(space, own.Count, _neighborCount);
        index.Query(own, distances);
        return distances.Sums;
    }

    private int[] ChooseAround(MetricSpace space, int[] own, RowSelection reference, double[] distances, int count, string className, ResamplingContext context)
    {
        if (own.Length < _candidatesPerRow)
        {
            throw new InvalidOperationException(
                $"Class \"{className}\" has {own.Length} rows; NearMiss with NeighborCountVersion3 = {_candidatesPerRow} needs at least {_candidatesPerRow}. Lower NeighborCountVersion3 or use RandomUndersample.");
        }
        using INeighborIndex index = space.BuildIndex(own);
        NeighborTable around = index.Query(reference, _candidatesPerRow);
        var candidates = new RowSet(own.Length);
        for (int row = 0; row < reference.Count; row++)
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

    // Of equally near rows the first comes first.
    private static int[] ByDistance(double[] distances)
    {
        int[] rows = [.. Enumerable.Range(0, distances.Length)];
        Array.Sort(rows, (a, b) => distances[a].CompareTo(distances[b]) is var order and not 0 ? order : a.CompareTo(b));
        return rows;
    }

    // Of each row the sum of the distances to its neighbors.
    private sealed class Distances(MetricSpace space, int count, int neighborCount) : INeighborSink
    {
        public int NeighborCount => neighborCount;

        public double[] Sums { get; } = new double[count];

        public void Set(int row, ReadOnlySpan<Candidate> neighbors)
        {
            foreach (ref readonly Candidate neighbor in neighbors)
                Sums[row] += space.ToDistance(neighbor.SquaredDistance);
        }
    }
}
