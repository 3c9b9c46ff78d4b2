using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>SMOTE that starts the more often from a row the denser its surroundings and the farther they reach, leaves out outliers, and moves each feature by a step of its own.</summary>
/// <remarks>
/// <para>Cao and Wang, "Applying Over-sampling Technique Based on Data Density and Cost-Sensitive SVM to Imbalanced Learning", ICIII 2011.</para>
/// <list type="bullet">
/// <item>Core distance: to the MinPts-th nearest row of the class. Reachability: by OPTICS; see <see cref="OpticsDistances"/>.</item>
/// <item>Noise: both are above t times their mean. If all rows are noise, none is.</item>
/// <item>Weight: η core + (1 - η) count, each relative to its largest; count is the rows within the mean core distance.</item>
/// <item>Row: x = a + u (b - a), b one of the MinPts nearest rows, u ~ U[0, 1) for each feature: within the box, not only on the segment.</item>
/// </list>
/// </remarks>
internal sealed class Smobd(SmobdOptions options) : Oversampler
{
    private readonly int _neighborCount = OptionChecks.AtLeast(1, options.NeighborCount);
    private readonly double _coreWeight = OptionChecks.Within(0, 1, options.CoreDistanceWeight);
    private readonly DistanceMetric _metric = OptionChecks.NumericMetric(options.Metric, nameof(Smobd));
    private readonly double _noiseFactor = OptionChecks.Positive(options.NoiseFactor);

    public override string Name => nameof(Smobd);

    public override string LabelColumnName { get; } = OptionChecks.Column(options.LabelColumnName);

    public override IReadOnlyList<string> FeatureColumnNames { get; } = OptionChecks.Columns(options.FeatureColumnNames, options.LabelColumnName);

    public override FeatureSelection Features => _metric.Select(FeatureColumnNames);

    public override int? Seed => options.Seed;

    protected override SamplingTarget Target { get; } = OptionChecks.Target(options.Target);

    protected override void CheckClass(string name, int count) => ClassSize.RequireNeighbors(_neighborCount, name, count, Name);

    protected override IReadOnlyList<ExtraRows> Grow(ResamplingContext context, IReadOnlyList<Growth> growing)
    {
        FeatureTable[] tables = context.LoadFeatures([.. growing.Select(growth => growth.ClassIndex)]);
        return [.. growing.Select((growth, i) => Generate(_metric.CreateSpace(tables[i], context.Classes), growth, context.StreamOf(Name, growth.ClassIndex)))];
    }

    private BoxRows Generate(MetricSpace rows, Growth growth, RandomStream stream)
    {
        OpticsDistances optics = OpticsDistances.Of(rows, _neighborCount);
        double[] weights = Weights(optics);
        NeighborTable neighbors = DistinctNeighbors.Find(rows, _neighborCount);
        var upTo = new double[weights.Length];
        double sum = 0;
        for (int row = 0; row < upTo.Length; row++)
            upTo[row] = sum += weights[row];
        return new BoxRows(rows.Table, growth, stream, draw =>
        {
            int origin = OriginAt(draw.NextDouble() * sum, upTo);
            return (origin, neighbors[origin][draw.Next(neighbors.NeighborCount)]);
        });
    }

    // The first row whose running sum is above the draw: a row of weight 0 never is.
    private static int OriginAt(double place, double[] upTo)
    {
        int origin = Array.BinarySearch(upTo, place) is var found && found < 0 ? ~found : found + 1;
        while (upTo[origin] <= place)
            origin++;
        return origin;
    }

    /// <summary>How likely each row is to be an origin, not normalized.</summary>
    internal double[] Weights(OpticsDistances optics)
    {
        double meanCore = optics.Core.Average(), meanReach = optics.Reachability.Average();
        bool[] noise = [.. optics.Core.Zip(optics.Reachability, (core, reach) => core > _noiseFactor * meanCore && reach > _noiseFactor * meanReach)];
        double largestCore = optics.Core.Max(), largestCount = optics.CountWithinMeanCore.Max();
        double[] weights =
        [
            .. optics.Core.Select((core, row) => noise[row] && !Array.TrueForAll(noise, n => n)
                ? 0
                : _coreWeight * Relative(core, largestCore) + (1 - _coreWeight) * Relative(optics.CountWithinMeanCore[row], largestCount)),
        ];
        // Rows that are all alike have no distances to weigh.
        return Array.TrueForAll(weights, w => w == 0) ? Array.ConvertAll(weights, _ => 1.0) : weights;
    }

    private static double Relative(double value, double largest) => largest > 0 ? value / largest : 0;
}
