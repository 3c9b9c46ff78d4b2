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
        var attempts = new RowNumbers(growth.Count, MaximumTries + 1);
        var parents = new Parents(rows.NeighborsOfOwnClass(_neighborCount));
        int notAccepted = Filter(rows, new NumberedSegments(rows.All.Table, growth, stream, attempts, parents.Among(rows.Places)), attempts, parents, stream);
        if (notAccepted > 0)
        {
            context.Report(new ImbalanceDiagnostic(
                "IMB125", DiagnosticSeverity.Warning,
                $"{notAccepted} of {growth.Count} rows of class \"{context.Classes.Names[growth.ClassIndex]}\" were rejected by the filter of SmoteIpf {MaximumTries} times and kept as they were drawn last: the class lies among others.",
                "Use Voting = Consensus, or Smote."));
        }
        // The rows of the class are taken out once nothing else is looked at.
        return new NumberedSegments(rows.Table, growth, stream, attempts, parents.Among(places: null));
    }

    // How many rows the filter accepts at no attempt.
    private int Filter(ClassAmongAll rows, NumberedSegments segments, RowNumbers attempts, Parents parents, RandomStream stream)
    {
        RowMatrix together = Append(rows.All.Table.Rows, segments);
        RowSet positives = RowSet.Where(together.RowCount, row => row >= rows.All.Table.RowCount || !rows.IsForeign(row));
        (RowSet noise, DecisionTree[] trees) = _filter.Run(together, positives, stream.Split(ulong.MaxValue - 1));
        try
        {
            // Where the filter accepts every new row, all of them stay as they were drawn first.
            if (!noise.Any(row => row >= rows.All.Table.RowCount))
                return 0;
            parents.LeaveOut(noise, rows, _neighborCount);
            return Replace(segments, attempts, noise, rows.All.Table.RowCount, trees);
        }
        finally
        {
            Array.ForEach(trees, tree => tree.Dispose());
        }
    }

    // Rows that take long to be computed are computed once.
    private static RowMatrix Append(RowMatrix real, SegmentRows segments)
    {
        if (segments.AsComputed() is { } computed)
            return real.With(computed);
        int d = real.Dimension, count = real.RowCount + segments.Count;
        if ((long)count * d > Array.MaxLength)
        {
            throw new InvalidOperationException(
                $"SmoteIpf filters {count} real and synthetic rows of {d} features together, more than {Array.MaxLength} numbers. Reduce the features first (for example with ProjectToPrincipalComponents), or use Smote.");
        }
        float[] values = GC.AllocateUninitializedArray<float>(count * d);
        Parallel.For(0, real.RowCount, row => real[row].CopyTo(values.AsSpan(row * d)));
        Parallel.For(0, segments.Count, i => segments.Fill(i, values.AsSpan((real.RowCount + i) * d, d)));
        return new RowMatrix(values, count, d);
    }

    private int Replace(NumberedSegments segments, RowNumbers attempts, RowSet noise, int realCount, DecisionTree[] trees)
    {
        int notAccepted = 0;
        Parallel.For(0, segments.Count, () => new float[segments.Table.Layout.Dimension], (i, _, row) =>
        {
            if (!noise.Contains(realCount + i))
                return row;
            for (int attempt = 1; attempt <= MaximumTries; attempt++)
            {
                attempts[i] = attempt;
                segments.Fill(i, row);
                if (!_filter.Contradict(trees, row, isPositive: true))
                    return row;
            }
            Interlocked.Increment(ref notAccepted);
            return row;
        }, _ => { });
        return notAccepted;
    }

    /// <summary>The rows to draw from: all of the class at first, and then those that are no noise. It holds on to nothing else.</summary>
    private sealed class Parents(NeighborTable neighbors)
    {
        private int[] _clean = [];
        private NeighborTable? _cleanNeighbors;

        /// <summary>Draws rows by the number of their attempt; with places, rows of the table of all rows.</summary>
        public Func<int, RandomStream, Segment> Among(int[]? places) => (attempt, stream) =>
        {
            Segment drawn = attempt == 0 ? First(stream) : Again(NumberedSegments.OfAttempt(stream, attempt));
            return places is null ? drawn : drawn with { Origin = places[drawn.Origin], Neighbor = places[drawn.Neighbor] };
        };

        public void LeaveOut(RowSet noise, ClassAmongAll rows, int neighborCount)
        {
            RowSet clean = RowSet.Where(rows.Places.Length, row => !noise.Contains(rows.Places[row]));
            // Too few rows for neighbors: then all are parents, as in the first draw.
            if (clean.Count <= neighborCount)
                clean.AddAll();
            _clean = clean.ToArray();
            _cleanNeighbors = DistinctNeighbors.Find(rows.All.Space, Array.ConvertAll(_clean, row => rows.Places[row]), neighborCount);
        }

        private Segment First(RandomStream draw)
        {
            int origin = draw.Next(neighbors.RowCount);
            return new Segment(origin, neighbors[origin][draw.Next(neighbors.NeighborCount)], draw.NextSingle());
        }

        private Segment Again(RandomStream draw)
        {
            int origin = draw.Next(_clean.Length);
            return new Segment(_clean[origin], _clean[_cleanNeighbors![origin][draw.Next(neighbors.NeighborCount)]], draw.NextSingle());
        }
    }
}
