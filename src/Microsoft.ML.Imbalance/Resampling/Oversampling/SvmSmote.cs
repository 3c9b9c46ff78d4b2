using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>SMOTE from the support vectors of the class: between rows where other classes press in, outwards where they don't.</summary>
/// <remarks>
/// <para>Nguyen, Cooper and Kamei, "Borderline Over-sampling for Imbalanced Data Classification", IJKESDP 3 (2011).</para>
/// <list type="bullet">
/// <item>A support vector classifier with Gaussian kernel tells the class from all others; see <see cref="KernelSvm"/>.</item>
/// <item>Support vectors among rows of other classes only are noise. Those with half or more of their neighbors in other classes are joined with their neighbors;
/// from the others rows are drawn away from a neighbor.</item>
/// <item>The part of each group is drawn from Beta(10, 10); if one group is empty the other gets all. If both are, the class grows as by SMOTE, and a diagnostic says so.</item>
/// </list>
/// </remarks>
internal sealed class SvmSmote(SvmSmoteOptions options) : GlobalOversampler(options.LabelColumnName, options.FeatureColumnNames, options.Target, options.Seed, OptionChecks.NumericMetric(options.Metric, nameof(SvmSmote)))
{
    private readonly int _neighborCount = OptionChecks.AtLeast(1, options.NeighborCount);
    private readonly int _dangerNeighborCount = OptionChecks.AtLeast(1, options.DangerNeighborCount);
    private readonly double _outStep = OptionChecks.Within(0, 1, options.OutStep);
    private readonly double _penalty = OptionChecks.Positive(options.Penalty);

    public override string Name => nameof(SvmSmote);

    protected override void CheckClass(string name, int count) => ClassSize.RequireNeighbors(_neighborCount, name, count, Name);

    protected override void CheckAll(int rowCount) => NeighborChecks.RequireAll(rowCount, _dangerNeighborCount, Name, nameof(options.DangerNeighborCount));

    protected override SyntheticRows Generate(ClassAmongAll rows, Growth growth, ResamplingContext context)
    {
        RowSet support = KernelSvm.FindSupportVectors(rows.All.Table.Rows, rows.All.Table.SetOf(rows.ClassIndex), _penalty);
        int[] foreign = rows.ForeignAmong(_dangerNeighborCount).Counts;
        RowSet inDanger = BorderlineSmote.FindDanger(foreign, _dangerNeighborCount);
        int[] danger = RowSet.Where(foreign.Length, row => IsSupport(row) && inDanger.Contains(row)).ToArray();
        int[] safe = RowSet.Where(foreign.Length, row => IsSupport(row) && 2 * foreign[row] < _dangerNeighborCount).ToArray();
        NeighborTable neighbors = rows.NeighborsOfOwnClass(_neighborCount);
        RandomStream stream = context.StreamOf(Name, growth.ClassIndex);
        if (danger.Length + safe.Length == 0)
        {
            context.Report(new ImbalanceDiagnostic(
                "IMB123", DiagnosticSeverity.Warning,
                $"All {rows.Places.Count(support.Contains)} support vectors of class \"{context.Classes.Names[growth.ClassIndex]}\" are noise to SvmSmote (all of {_dangerNeighborCount} neighbors in other classes); its {growth.Count} rows were made from all rows of the class, as by Smote.",
                "Use Smote, or a larger DangerNeighborCount."));
            return new DrawnSegments(rows.Table, growth, stream, neighbors);
        }
        int inwards = danger.Length == 0 ? 0 : safe.Length == 0 ? growth.Count : (int)(NextBeta(stream.Split(ulong.MaxValue - 1)) * (growth.Count + 1));
        RowNumbers groups = Shares.Deal([inwards, growth.Count - inwards], stream);
        return new NumberedSegments(rows.Table, growth, stream, groups, Borders(danger, safe, neighbors, _outStep));

        bool IsSupport(int row) => support.Contains(rows.Places[row]);
    }

    // Rows are drawn as long as the plan lives: it holds on to nothing else.
    private static Func<int, RandomStream, Segment> Borders(int[] danger, int[] safe, NeighborTable neighbors, double outStep) => (group, draw) =>
    {
        int[] origins = group == 0 ? danger : safe;
        int origin = origins[draw.Next(origins.Length)];
        int neighbor = neighbors[origin][draw.Next(neighbors.NeighborCount)];
        float step = draw.NextSingle();
        return new Segment(origin, neighbor, group == 0 ? step : (float)-outStep * step);
    };

    // The 10th smallest of 19 uniform numbers is distributed as Beta(10, 10).
    private static double NextBeta(RandomStream stream)
    {
        var uniform = new double[19];
        for (int i = 0; i < uniform.Length; i++)
            uniform[i] = stream.NextDouble();
        Array.Sort(uniform);
        return uniform[9];
    }
}
