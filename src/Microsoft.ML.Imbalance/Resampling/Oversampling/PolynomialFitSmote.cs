namespace Microsoft.ML.Imbalance;

/// <summary>Places rows evenly on lines through a class (to its mean, along its order, between all pairs), or on a curve fitted to it.</summary>
/// <remarks>
/// Gazzah and Essoukri Ben Amara, "New Oversampling Approaches Based on Polynomial Fitting for Imbalanced Data Sets", DAS 2008. Every line gets equally many
/// rows at equal distances, as in the paper; what is left over goes to lines drawn at random, one each, so that any count can be met.
/// </remarks>
internal sealed class PolynomialFitSmote(PolynomialFitSmoteOptions options) : ClassOversampler
{
    private readonly PolynomialFitTopology _topology = options.Topology ?? throw new ArgumentException("Topology is null; use PolynomialFitTopology.Star for the default.", nameof(options.Topology));

    public override string Name => nameof(PolynomialFitSmote);

    public override string LabelColumnName { get; } = OptionChecks.Column(options.LabelColumnName);

    public override IReadOnlyList<string> FeatureColumnNames { get; } = OptionChecks.Columns(options.FeatureColumnNames, options.LabelColumnName);

    public override int? Seed => options.Seed;

    protected override SamplingTarget Target { get; } = OptionChecks.Target(options.Target);

    protected override void CheckClass(string name, int count)
    {
        if (_topology.Shape == PolynomialFitShape.Polynomial)
            ClassSize.Require(_topology.Degree + 1, name, count, $"{Name} with a polynomial of degree {_topology.Degree}", "Lower the degree or use RandomOversample.");
        else
            ClassSize.Require(2, name, count, Name, "Use RandomOversample.");
    }

    protected override SyntheticRows Generate(FeatureTable rows, Growth growth, RandomStream stream) => _topology.Shape switch
    {
        PolynomialFitShape.Star => Star(rows, growth, stream),
        PolynomialFitShape.Polynomial => new CurveRows(rows, growth, stream, RowOrder.Of(rows.Rows), _topology.Degree),
        PolynomialFitShape.Bus => Bus(rows, growth, stream),
        _ => Mesh(rows, growth, stream),
    };

    private static CentroidRows Star(FeatureTable rows, Growth growth, RandomStream stream)
    {
        var result = new CentroidRows(rows, growth, stream);
        (long Line, float Step)[] places = EvenPlaces.On(rows.RowCount, growth.Count, stream);
        for (int i = 0; i < places.Length; i++)
            result.Set(i, (int)places[i].Line, places[i].Step);
        return result;
    }

    private static SegmentRows Bus(FeatureTable rows, Growth growth, RandomStream stream)
    {
        int[] order = RowOrder.Of(rows.Rows);
        return Lines(rows, growth, stream, rows.RowCount - 1, line => (order[line], order[line + 1]));
    }

    private static SegmentRows Mesh(FeatureTable rows, Growth growth, RandomStream stream) => Lines(rows, growth, stream, (long)rows.RowCount * (rows.RowCount - 1) / 2, PairOf);

    // Pair p of (0, 1), (0, 2), (1, 2), (0, 3) …: the second number j is the largest with j (j - 1) / 2 <= p.
    private static (int First, int Second) PairOf(long pair)
    {
        long second = (long)((1 + Math.Sqrt(1 + 8.0 * pair)) / 2);
        while (second * (second - 1) / 2 > pair)
            second--;
        while (second * (second + 1) / 2 <= pair)
            second++;
        return ((int)(pair - second * (second - 1) / 2), (int)second);
    }

    private static SegmentRows Lines(FeatureTable rows, Growth growth, RandomStream stream, long lineCount, Func<long, (int From, int To)> ends)
    {
        var result = new ListedSegments(rows, growth, stream);
        (long Line, float Step)[] places = EvenPlaces.On(lineCount, growth.Count, stream);
        for (int i = 0; i < places.Length; i++)
        {
            (int from, int to) = ends(places[i].Line);
            result.Set(i, from, to, places[i].Step);
        }
        return result;
    }
}
