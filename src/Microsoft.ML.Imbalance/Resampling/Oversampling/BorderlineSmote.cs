using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>SMOTE from the rows in danger only: those with at least half, but not all, of their neighbors in other classes.</summary>
/// <remarks>
/// Han, Wang and Mao, "Borderline-SMOTE: A New Over-Sampling Method in Imbalanced Data Sets Learning", ICIC 2005. Where no row is in danger,
/// rows start from all of the class, as in plain SMOTE, and a diagnostic says so.
/// </remarks>
internal sealed class BorderlineSmote(BorderlineSmoteOptions options)
    : GlobalOversampler(options.LabelColumnName, options.FeatureColumnNames, options.Target, options.Seed, options.Metric)
{
    private readonly int _neighborCount = OptionChecks.AtLeast(1, options.NeighborCount);
    private readonly int _dangerNeighborCount = OptionChecks.AtLeast(1, options.DangerNeighborCount);
    private readonly BorderlineSmoteKind _kind = OptionChecks.Defined(options.Kind);

    public override string Name => nameof(BorderlineSmote);

    /// <summary>The rows of a class in danger: of their m nearest rows m / 2 or more are of other classes, but not all, which would make them noise.</summary>
    public static RowSet FindDanger(int[] foreignCounts, int m) => RowSet.Where(foreignCounts.Length, row => 2 * foreignCounts[row] >= m && foreignCounts[row] < m);

    protected override void CheckClass(string name, int count) => ClassSize.RequireNeighbors(_neighborCount, name, count, Name);

    protected override void CheckAll(int rowCount) => NeighborChecks.RequireAll(rowCount, _dangerNeighborCount, Name, nameof(options.DangerNeighborCount));

    protected override SyntheticRows Generate(ClassAmongAll rows, Growth growth, ResamplingContext context)
    {
        ForeignNeighbors around = rows.ForeignAmong(_dangerNeighborCount, withNearest: _kind != BorderlineSmoteKind.OwnClass);
        int[] danger = FindDanger(around.Counts, _dangerNeighborCount).ToArray();
        NeighborTable neighbors = rows.NeighborsOfOwnClass(_neighborCount);
        RandomStream stream = context.StreamOf(Name, growth.ClassIndex);
        if (danger.Length == 0)
        {
            context.Report(new ImbalanceDiagnostic(
                "IMB120", DiagnosticSeverity.Warning,
                $"BorderlineSmote found no row of class \"{context.Classes.Names[growth.ClassIndex]}\" in danger (half or more, but not all, of {_dangerNeighborCount} neighbors in other classes); its {growth.Count} rows were made from all rows of the class, as by Smote.",
                "Use Smote, or another DangerNeighborCount."));
            return new DrawnSegments(rows.Table, growth, stream, neighbors);
        }
        return _kind == BorderlineSmoteKind.OwnClass
            ? new DrawnSegments(rows.Table, growth, stream, neighbors, danger)
            : TowardsBoth(rows, growth, stream, neighbors, danger, around);
    }

    // Kind 2: the k nearest rows of the class, and the nearest row of another class, which a row comes at most halfway near to.
    private static NumberedSegments TowardsBoth(ClassAmongAll rows, Growth growth, RandomStream stream, NeighborTable neighbors, int[] danger, ForeignNeighbors around)
    {
        int[] enemies = Array.ConvertAll(danger, around.NearestTo);
        FeatureTable table = rows.TableWith(enemies);
        return new NumberedSegments(table, growth, stream, new RowNumbers(growth.Count, bound: 1), TowardsBoth(danger, neighbors, enemies));
    }

    // Rows are drawn as long as the plan lives: it holds on to nothing else.
    private static Func<int, RandomStream, Segment> TowardsBoth(int[] danger, NeighborTable neighbors, int[] enemyRows) => (_, draw) =>
    {
        int start = draw.Next(danger.Length), rank = draw.Next(neighbors.NeighborCount + 1);
        return rank < neighbors.NeighborCount
            ? new Segment(danger[start], neighbors[danger[start]][rank], draw.NextSingle())
            : new Segment(danger[start], enemyRows[start], 0.5f * draw.NextSingle());
    };
}
