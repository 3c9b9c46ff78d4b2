namespace Microsoft.ML.Imbalance;

/// <summary>SMOTE that starts the more often from a row the more of its neighbors are of other classes.</summary>
/// <remarks>
/// He, Bai, Garcia and Li, "ADASYN: Adaptive Synthetic Sampling Approach for Imbalanced Learning", IJCNN 2008. The paper rounds the rows of each origin
/// by themselves, and so misses the total; here the largest remainders are rounded up. Where no row has a neighbor of another class, all weigh the same,
/// and a diagnostic says so.
/// </remarks>
internal sealed class Adasyn(AdasynOptions options) : GlobalOversampler(options.LabelColumnName, options.FeatureColumnNames, options.Target, options.Seed, options.Metric)
{
    private readonly int _neighborCount = OptionChecks.AtLeast(1, options.NeighborCount);

    public override string Name => nameof(Adasyn);

    protected override void CheckClass(string name, int count) => ClassSize.RequireNeighbors(_neighborCount, name, count, Name);

    protected override SyntheticRows Generate(ClassAmongAll rows, Growth growth, ResamplingContext context)
    {
        // r = foreign neighbors / k; the division cancels in the shares.
        int[] weights = rows.ForeignAmong(_neighborCount).Counts;
        if (Array.TrueForAll(weights, weight => weight == 0))
        {
            context.Report(new ImbalanceDiagnostic(
                "IMB121", DiagnosticSeverity.Warning,
                $"No row of class \"{context.Classes.Names[growth.ClassIndex]}\" has a row of another class among its {_neighborCount} neighbors, so that Adasyn has none to prefer; its {growth.Count} rows were made from all rows of the class alike.",
                "Use Smote, or a larger NeighborCount."));
            Array.Fill(weights, 1);
        }
        int[] counts = Shares.Split(growth.Count, weights);
        return DrawnSegments.Dealt(rows.Table, growth, context.StreamOf(Name, growth.ClassIndex), rows.NeighborsOfOwnClass(_neighborCount), counts);
    }
}
