using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>SMOTE whose rows are rejected, and drawn again, where too many of their neighbors are of other classes.</summary>
/// <remarks>
/// <para>Lee, Kim and Lee, "An Over-sampling Technique with Rejection for Imbalanced Class Learning", IMCOM 2015.</para>
/// <list type="bullet">
/// <item>A row is accepted if the share of other classes among its k nearest rows is below the rejection level.</item>
/// <item>After so many rejections a row's level rises by 0.1, until it takes any row: so the number of tries is bounded and the count is met. A diagnostic says how often.</item>
/// </list>
/// </remarks>
internal sealed class Lee(LeeOptions options) : GlobalOversampler(options.LabelColumnName, options.FeatureColumnNames, options.Target, options.Seed, options.Metric)
{
    private const double LevelStep = 0.1;
    private const int BatchSize = 8192;

    private readonly int _neighborCount = OptionChecks.AtLeast(1, options.NeighborCount);
    private readonly double _level = OptionChecks.Within(0, 1, options.RejectionLevel);
    private readonly int _tries = OptionChecks.AtLeast(1, options.TriesPerLevel);

    public override string Name => nameof(Lee);

    protected override void CheckClass(string name, int count) => ClassSize.RequireNeighbors(_neighborCount, name, count, Name);

    protected override SyntheticRows Generate(ClassAmongAll rows, Growth growth, ResamplingContext context)
    {
        RandomStream stream = context.StreamOf(Name, growth.ClassIndex);
        NeighborTable neighbors = rows.NeighborsOfOwnClass(_neighborCount);
        var segments = new ListedSegments(rows.Table, growth, stream);
        int[] open = [.. Enumerable.Range(0, growth.Count)];
        int raised = 0;
        for (int attempt = 0; open.Length > 0; attempt++)
        {
            // Whole tenths, so that five raises of 0.5 come to 1 and not just below.
            double level = Math.Round(_level + attempt / _tries * LevelStep, 10);
            foreach (int i in open)
            {
                RandomStream draw = stream.Split((ulong)i).Split((ulong)attempt);
                int origin = draw.Next(rows.Table.RowCount);
                segments.Set(i, origin, neighbors[origin][draw.Next(_neighborCount)], draw.NextSingle());
            }
            raised += attempt == _tries ? open.Length : 0;
            open = level > 1 ? [] : [.. open.Chunk(BatchSize).SelectMany(batch => Rejected(rows, segments, batch, level))];
        }
        if (raised > 0)
        {
            context.Report(new ImbalanceDiagnostic(
                "IMB124", DiagnosticSeverity.Warning,
                Invariant($"{raised} of {growth.Count} rows of class \"{context.Classes.Names[growth.ClassIndex]}\" were rejected {_tries} times by Lee with RejectionLevel = {_level}, and were made at a higher level."),
                "Raise RejectionLevel or TriesPerLevel, or use Smote: the classes overlap."));
        }
        return segments;
    }

    private IEnumerable<int> Rejected(ClassAmongAll rows, SegmentRows segments, int[] batch, double level)
    {
        int d = rows.Table.Layout.Dimension;
        var values = new float[batch.Length * d];
        for (int i = 0; i < batch.Length; i++)
            segments.Fill(batch[i], values.AsSpan(i * d, d));
        int[] foreign = rows.ForeignAmong(rows.All.Index.Query(new RowSelection(rows.All.Space.Measure(new RowMatrix(values, batch.Length, d))), _neighborCount)).Counts;
        return batch.Where((_, i) => foreign[i] >= level * _neighborCount);
    }
}
