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
        int[] foreignPlaces = _strategy == GeometricSmoteStrategy.Minority ? [] : NearestForeign(rows);
        int[] distinct = [.. foreignPlaces.Distinct().Order()];
        var balls = new BallRows(rows.TableWith(distinct), rows.Table.RowCount, growth, stream, _shape);
        for (int i = 0; i < growth.Count; i++)
        {
            RandomStream draw = stream.Split((ulong)i);
            int center = draw.Next(rows.Table.RowCount);
            int neighbor = own is null ? center : own[center][draw.Next(_neighborCount)];
            if (foreignPlaces.Length > 0)
            {
                int foreign = rows.Table.RowCount + Array.BinarySearch(distinct, foreignPlaces[center]);
                neighbor = own is null || Between(rows, center, foreignPlaces[center]) < Between(rows, center, rows.Places[neighbor]) ? foreign : neighbor;
            }
            balls.Set(i, center, neighbor);
        }
        return balls;
    }

    private static int[] NearestForeign(ClassAmongAll rows)
    {
        int[] foreign = rows.ForeignPlaces();
        using INeighborIndex index = rows.All.Space.BuildIndex(foreign);
        NeighborTable nearest = index.Query(new RowSelection(rows.All.Space.Rows, rows.Places), 1);
        return [.. Enumerable.Range(0, nearest.RowCount).Select(row => foreign[nearest[row][0]])];
    }

    private static double Between(ClassAmongAll rows, int center, int place) => rows.All.Space.Between(rows.All.Space.Rows[rows.Places[center]], rows.All.Space.Rows[place]);
}
