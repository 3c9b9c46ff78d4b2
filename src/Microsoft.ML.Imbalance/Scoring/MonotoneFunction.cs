namespace Microsoft.ML.Imbalance;

/// <summary>A function that never falls: constant on pieces, linear between them, constant before the first and after the last.</summary>
/// <remarks>ML.NET's isotonic calibrator is such a function. Fitted on the ends of each piece, it takes the pieces over as they are.</remarks>
internal sealed class MonotoneFunction
{
    private readonly (float From, float To, double Value)[] _pieces;

    /// <param name="pieces">Ascending pieces with ascending values above 0 and below 1; pieces do not touch.</param>
    public MonotoneFunction(IReadOnlyList<(float From, float To, double Value)> pieces) => _pieces = [.. pieces];

    public IReadOnlyList<(float From, float To, double Value)> Pieces => _pieces;

    /// <summary>ML.NET's isotonic calibrator: <c>Probability</c> = the function of <c>Score</c>.</summary>
    public ITransformer ToTransformer(MLContext context)
    {
        // It takes rows one by one, also those of equal score. A positive row at the left end of a piece starts a piece of its own, and a negative one at the
        // right end joins just that: so no piece may be a point.
        var wide = new List<(float From, float To, double Value)>();
        foreach ((float from, float to, double value) in _pieces)
        {
            float end = to > from ? to : MathF.BitIncrement(from);
            // Pieces that now touch become one, with the upper value.
            if (wide.Count > 0 && from <= wide[^1].To)
                wide[^1] = (wide[^1].From, Math.Max(end, wide[^1].To), value);
            else
                wide.Add((from, end, value));
        }
        IEnumerable<Example> rows = wide.SelectMany(piece => new Example[]
        {
            new() { Label = true, Score = piece.From, Weight = (float)piece.Value },
            new() { Label = false, Score = piece.To, Weight = (float)(1 - piece.Value) },
        });
        return context.BinaryClassification.Calibrators.Isotonic(nameof(Example.Label), nameof(Example.Score), nameof(Example.Weight))
            .Fit(context.Data.LoadFromEnumerable(rows.ToArray()));
    }

    private sealed class Example
    {
        // ML.NET's calibrators do not find a score in the first column.
        public bool Label { get; set; }

        public float Score { get; set; }

        public float Weight { get; set; }
    }
}
