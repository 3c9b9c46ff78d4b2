using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>SMOTE, and a filter that finds rows in the wrong place: such synthetic rows are drawn again, and such real rows are no parents.</summary>
/// <remarks>
/// <para>Sáez, Luengo, Stefanowski and Herrera, "SMOTE-IPF: Addressing the noisy and borderline examples problem in imbalanced classification", Information Sciences 291 (2015).</para>
/// <list type="bullet">
/// <item>The class is drawn as by SMOTE; then <see cref="PartitioningFilter"/> judges all rows, the class against the others.</item>
/// <item>The paper removes what the filter finds. Here synthetic rows are replaced, so that the count is met, and real rows stay: an oversampler takes nothing away.</item>
/// <item>A replacement has parents that are no noise, and is drawn until the trees of the last round accept it, at most ten times. A diagnostic says how many were not accepted.</item>
/// </list>
/// </remarks>
internal sealed class SmoteIpf(SmoteIpfOptions options) : GlobalOversampler(options.LabelColumnName, options.FeatureColumnNames, options.Target, options.Seed, OptionChecks.NumericMetric(options.Metric, nameof(SmoteIpf)))
{
    private const int MaximumTries = 10;

    private readonly int _neighborCount = OptionChecks.AtLeast(1, options.NeighborCount);
    private readonly int _numberOfFolds = OptionChecks.AtLeast(2, options.NumberOfFolds);
    private readonly PartitioningFilter _filter = new(
        options.NumberOfFolds, OptionChecks.Positive(OptionChecks.Within(0, 1, options.QuietShare), nameof(options.QuietShare)), OptionChecks.AtLeast(1, options.QuietRounds), OptionChecks.Defined(options.Voting) == SmoteIpfVoting.Consensus);

    public override string Name => nameof(SmoteIpf);

    protected override void CheckClass(string name, int count) => ClassSize.RequireNeighbors(_neighborCount, name, count, Name);

    protected override void CheckAll(int rowCount)
    {
        if (rowCount < _numberOfFolds)
        {
            throw new InvalidOperationException(
                $"The data have {rowCount} labeled rows; SmoteIpf with NumberOfFolds = {_numberOfFolds} needs at least {_numberOfFolds}. Lower NumberOfFolds or use RandomOversample.");
        }
    }

    protected override SyntheticRows Generate(ClassAmongAll rows, Growth growth, ResamplingContext context)
    {
        RandomStream stream = context.StreamOf(Name, growth.ClassIndex);
        var segments = ListedSegments.CopyOf(new DrawnSegments(rows.Table, growth, stream, rows.NeighborsOfOwnClass(_neighborCount)), growth, stream);
        RowMatrix together = Append(rows.All.Table.Rows, segments);
        bool[] isPositive = [.. Enumerable.Range(0, together.RowCount).Select(row => row >= rows.All.Table.RowCount || !rows.IsForeign(row))];
        (bool[] isNoise, DecisionTree[] trees) = _filter.Run(together, isPositive, stream.Split(ulong.MaxValue - 1));
        int[] rejected = [.. Enumerable.Range(0, growth.Count).Where(i => isNoise[rows.All.Table.RowCount + i])];
        int notAccepted = Replace(rows, segments, rejected, isNoise, trees, stream);
        if (notAccepted > 0)
        {
            context.Report(new ImbalanceDiagnostic(
                "IMB125", DiagnosticSeverity.Warning,
                $"{notAccepted} of {growth.Count} rows of class \"{context.Classes.Names[growth.ClassIndex]}\" were rejected by the filter of SmoteIpf {MaximumTries} times and kept as they were drawn last: the class lies among others.",
                "Use Voting = Consensus, or Smote."));
        }
        return segments;
    }

    private static RowMatrix Append(RowMatrix real, SegmentRows segments)
    {
        int d = real.Dimension, count = real.RowCount + segments.Count;
        if ((long)count * d > Array.MaxLength)
        {
            throw new InvalidOperationException(
                $"SmoteIpf filters {count} real and synthetic rows of {d} features together, more than {Array.MaxLength} numbers. Reduce the features first (for example with ProjectToPrincipalComponents), or use Smote.");
        }
        float[] values = GC.AllocateUninitializedArray<float>(count * d);
        real.Values.AsSpan(0, real.RowCount * d).CopyTo(values);
        Parallel.For(0, segments.Count, i => segments.Fill(i, values.AsSpan((real.RowCount + i) * d, d)));
        return new RowMatrix(values, count, d);
    }

    private int Replace(ClassAmongAll rows, ListedSegments segments, int[] rejected, bool[] isNoise, DecisionTree[] trees, RandomStream stream)
    {
        int[] clean = [.. Enumerable.Range(0, rows.Table.RowCount).Where(row => !isNoise[rows.Places[row]])];
        // Too few rows for neighbors: then all are parents, as in the first draw.
        if (clean.Length <= _neighborCount)
            clean = [.. Enumerable.Range(0, rows.Table.RowCount)];
        NeighborTable neighbors = DistinctNeighbors.Find(rows.All.Space.Over(rows.Table), clean, _neighborCount);
        int notAccepted = 0;
        Parallel.ForEach(rejected, i =>
        {
            var row = new float[rows.Table.Layout.Dimension];
            for (int attempt = 0; attempt < MaximumTries; attempt++)
            {
                RandomStream draw = stream.Split((ulong)i).Split((ulong)attempt);
                int origin = draw.Next(clean.Length);
                segments.Set(i, clean[origin], clean[neighbors[origin][draw.Next(_neighborCount)]], draw.NextSingle());
                segments.Fill(i, row);
                if (!_filter.Contradict(trees, row, isPositive: true))
                    return;
            }
            Interlocked.Increment(ref notAccepted);
        });
        return notAccepted;
    }
}
