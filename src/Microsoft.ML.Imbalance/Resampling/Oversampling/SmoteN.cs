using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>SMOTE for categories only: a synthetic row has, slot by slot, the category that is most frequent among a row and its nearest neighbors of the same class.</summary>
/// <remarks>
/// Chawla et al., "SMOTE: Synthetic Minority Over-sampling Technique", JAIR 16 (2002), section 6.2. As there, the row votes with its neighbors and ties are drawn.
/// The distance is the value difference metric (k = 1, r = 2) of the whole data set, without the weights of Cost and Salzberg's version.
/// </remarks>
internal sealed class SmoteN(SmoteNOptions options) : Oversampler
{
    // With fewer rows than this a column of many values says nothing about the column.
    private const int FewRows = 20;

    private readonly int _neighborCount = OptionChecks.AtLeast(1, options.NeighborCount);

    public override string Name => nameof(SmoteN);

    public override string LabelColumnName { get; } = OptionChecks.Column(options.LabelColumnName);

    public override IReadOnlyList<string> FeatureColumnNames { get; } = OptionChecks.Columns(options.FeatureColumnNames, options.LabelColumnName);

    public override FeatureSelection Features => new(FeatureColumnNames) { ReadsCategories = true, CategoricalNames = FeatureColumnNames };

    public override int? Seed => options.Seed;

    protected override SamplingTarget Target { get; } = OptionChecks.Target(options.Target);

    protected override void CheckClass(string name, int count) => ClassSize.RequireNeighbors(_neighborCount, name, count, Name);

    protected override IReadOnlyList<ExtraRows> Grow(ResamplingContext context, IReadOnlyList<Growth> growing)
    {
        FeatureTable all = context.LoadAllFeatures(classApart: Growth.OnlyClassOf(growing));
        ReportMeasurements(all, context);
        var distance = ValueDifferenceDistance.Fit(all, context.Classes);
        return
        [
            .. growing.Select(growth =>
            {
                FeatureTable rows = all.OfClass(growth.ClassIndex);
                NeighborTable neighbors = new PairwiseIndex(rows.Rows, distance).QuerySelf(_neighborCount);
                return new ModeRows(rows, growth, neighbors, context.StreamOf(Name, growth.ClassIndex));
            }),
        ];
    }

    private static void ReportMeasurements(FeatureTable all, ResamplingContext context)
    {
        foreach (FeatureColumn column in all.Layout.Columns)
        {
            int most = Enumerable.Range(column.Start, column.Length).Max(slot => Enumerable.Range(0, all.RowCount).Select(row => all.Rows[row][slot]).Distinct().Count());
            if (all.RowCount < FewRows || most <= all.RowCount / 2)
                continue;
            context.Report(new ImbalanceDiagnostic(
                "IMB130", DiagnosticSeverity.Warning,
                $"Feature column '{column.Name}' has {most} different values in {all.RowCount} rows: as categories they tell rows apart, but not what rows have in common.",
                "Use SmoteNC if the column is a measurement, or leave it out if it is an identifier."));
        }
    }
}
