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

    // From 0 to above 1.
    private const long MostLevels = 12;

    // Rows that are looked at together: what the search takes for them is little beside the rows.
    private const int BatchSize = 16384;

    private readonly int _neighborCount = OptionChecks.AtLeast(1, options.NeighborCount);
    private readonly double _level = OptionChecks.Within(0, 1, options.RejectionLevel);
    private readonly int _tries = OptionChecks.AtLeast(1, options.TriesPerLevel);

    public override string Name => nameof(Lee);

    protected override void CheckClass(string name, int count) => ClassSize.RequireNeighbors(_neighborCount, name, count, Name);

    protected override SyntheticRows Generate(ClassAmongAll rows, Growth growth, ResamplingContext context)
    {
        RandomStream stream = context.StreamOf(Name, growth.ClassIndex);
        NeighborTable neighbors = rows.NeighborsOfOwnClass(_neighborCount);
        var attempts = new RowNumbers(growth.Count, (int)Math.Min(int.MaxValue, MostLevels * (long)_tries));
        int raised = Attempt(rows, new NumberedSegments(rows.All.Table, growth, stream, attempts, Among(neighbors, rows.Places)), attempts);
        if (raised > 0)
        {
            context.Report(new ImbalanceDiagnostic(
                "IMB124", DiagnosticSeverity.Warning,
                Invariant($"{raised} of {growth.Count} rows of class \"{context.Classes.Names[growth.ClassIndex]}\" were rejected {_tries} times by Lee with RejectionLevel = {_level}, and were made at a higher level."),
                "Raise RejectionLevel or TriesPerLevel, or use Smote: the classes overlap."));
        }
        // The rows of the class are taken out once nothing else is looked at.
        return new NumberedSegments(rows.Table, growth, stream, attempts, Among(neighbors));
    }

    // Rows are drawn as long as the plan lives: it holds on to nothing else. With places, rows are those of the table of all rows.
    private static Func<int, RandomStream, Segment> Among(NeighborTable neighbors, int[]? places = null) => (attempt, stream) =>
    {
        RandomStream draw = NumberedSegments.OfAttempt(stream, attempt);
        int origin = draw.Next(neighbors.RowCount), neighbor = neighbors[origin][draw.Next(neighbors.NeighborCount)];
        return places is null ? new Segment(origin, neighbor, draw.NextSingle()) : new Segment(places[origin], places[neighbor], draw.NextSingle());
    };

    // How many rows were made at a higher level than the first.
    private int Attempt(ClassAmongAll rows, NumberedSegments segments, RowNumbers attempts)
    {
        // Of one class it is gone before the plan is made; several share one.
        using INeighborIndex? own = rows.All.IsForOneClass ? rows.All.Space.BuildIndex() : null;
        INeighborIndex index = own ?? rows.All.Index;
        RowSet open = RowSet.All(segments.Count);
        int raised = 0;
        for (int attempt = 0; open.Count > 0; attempt++)
        {
            raised += attempt == _tries ? open.Count : 0;
            // Whole tenths, so that five raises of 0.5 come to 1 and not just below.
            double level = Math.Round(_level + attempt / _tries * LevelStep, 10);
            if (level > 1)
                break;
            RemoveAccepted(open, rows, index, new RowSelection(rows.All.Space.Measure(segments)), level);
            foreach (int i in open)
                attempts[i] = attempt + 1;
        }
        return raised;
    }

    private void RemoveAccepted(RowSet open, ClassAmongAll rows, INeighborIndex index, RowSelection segments, double level)
    {
        int[] batch = new int[Math.Min(BatchSize, open.Count)];
        var rejections = new Rejections(rows, batch.Length, _neighborCount, level * _neighborCount);
        RowSet.Enumerator next = open.GetEnumerator();
        for (int left = open.Count; left > 0; left -= batch.Length)
        {
            int count = 0;
            while (count < batch.Length && next.MoveNext())
                batch[count++] = next.Current;
            index.Query(segments.Select(batch, count), rejections);
            for (int i = 0; i < count; i++)
            {
                if (!rejections.Has(i))
                    open.Remove(batch[i]);
            }
        }
    }

    // The rows with at least so many neighbors of other classes.
    private sealed class Rejections(ClassAmongAll rows, int count, int neighborCount, double least) : INeighborSink
    {
        private readonly bool[] _are = new bool[count];

        public int NeighborCount => neighborCount;

        public bool Has(int row) => _are[row];

        public void Set(int row, ReadOnlySpan<Candidate> neighbors)
        {
            int foreign = 0;
            foreach (ref readonly Candidate neighbor in neighbors)
                foreign += rows.IsForeign(neighbor.Row) ? 1 : 0;
            _are[row] = foreign >= least;
        }
    }
}
