using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>Draws synthetic rows in a ball around a row, as large as the distance to a neighbor, rather than on the segment to it.</summary>
/// <remarks>
/// <para>Douzas and Bacao, "Geometric SMOTE: a geometrically enhanced drop-in replacement for SMOTE", Information Sciences 501 (2019).</para>
/// <list type="bullet">
/// <item>The neighbor is one of the k nearest of the class, the nearest of the other classes, or the nearer of both.</item>
/// <item>The point in the ball is drawn when it is asked for, from the stream of its row: see <see cref="BallRows"/>.</item>
/// </list>
/// </remarks>
internal sealed class GeometricSmote(GeometricSmoteOptions options)
    : GlobalOversampler(options.LabelColumnName, options.FeatureColumnNames, options.Target, options.Seed, OptionChecks.NumericMetric(options.Metric, nameof(GeometricSmote)))
{
    private readonly int _neighborCount = OptionChecks.AtLeast(1, options.NeighborCount);
    private readonly GeometricSmoteStrategy _strategy = OptionChecks.Defined(options.SelectionStrategy);
    private readonly BallShape _shape = new(OptionChecks.Within(-1, 1, options.TruncationFactor), OptionChecks.Within(0, 1, options.DeformationFactor));

    public override string Name => nameof(GeometricSmote);

    protected override void CheckClass(string name, int count)
    {
        if (_strategy == GeometricSmoteStrategy.Majority)
            ClassSize.Require(2, name, count, Name, "Use RandomOversample.");
        else
            ClassSize.RequireNeighbors(_neighborCount, name, count, Name);
    }

    protected override SyntheticRows Generate(ClassAmongAll rows, Growth growth, ResamplingContext context)
    {
        RandomStream stream = context.StreamOf(Name, growth.ClassIndex);
        NeighborTable? own = _strategy == GeometricSmoteStrategy.Majority ? null : rows.NeighborsOfOwnClass(_neighborCount);
        int[] foreign = _strategy == GeometricSmoteStrategy.Minority ? [] : NearestForeign(rows);
        int[]? nearer = own is null ? null : CountNearer(rows, own, foreign);
        // Rows of other classes that are never the nearer ones are not kept.
        for (int center = 0; center < foreign.Length; center++)
            foreign[center] = nearer is null || nearer[center] < own!.NeighborCount ? foreign[center] : -1;
        FeatureTable table = rows.TableWith(foreign);
        int classCount = rows.Places.Length;
        return new BallRows(table, classCount, growth, stream, _shape, draw =>
        {
            int center = draw.Next(classCount);
            if (own is null)
                return (center, foreign[center]);
            int rank = draw.Next(own.NeighborCount);
            return (center, rank < nearer![center] ? own[center][rank] : foreign[center]);
        });
    }

    private static int[] NearestForeign(ClassAmongAll rows)
    {
        using INeighborIndex index = rows.All.Space.BuildIndex(rows.ForeignSet());
        var nearest = new NearestOnly(rows.Places.Length);
        index.Query(new RowSelection(rows.All.Space.Rows, rows.Places), nearest);
        return nearest.Rows;
    }

    // How many of the neighbors of each row, which come nearest first, are not farther away than the nearest row of another class.
    private static int[] CountNearer(ClassAmongAll rows, NeighborTable own, int[] foreign)
    {
        var nearer = new int[own.RowCount];
        for (int center = 0; center < nearer.Length; center++)
        {
            double limit = foreign.Length == 0 ? double.PositiveInfinity : Between(rows, center, foreign[center]);
            while (nearer[center] < own.NeighborCount && Between(rows, center, rows.Places[own[center][nearer[center]]]) <= limit)
                nearer[center]++;
        }
        return nearer;
    }

    private static double Between(ClassAmongAll rows, int center, int place) => rows.All.Space.Between(rows.All.Space.Rows[rows.Places[center]], rows.All.Space.Rows[place]);

    private sealed class NearestOnly(int count) : INeighborSink
    {
        public int[] Rows { get; } = new int[count];

        public int NeighborCount => 1;

        public void Set(int row, ReadOnlySpan<Candidate> neighbors) => Rows[row] = neighbors[0].Row;
    }
}
