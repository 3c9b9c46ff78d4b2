namespace Microsoft.ML.Imbalance;

/// <summary>Two models in one: a model, and the score of another that was fitted with nothing done against imbalance, as ML.NET's own steps.</summary>
/// <remarks>
/// A resampled model may rank worse than a plain one, and no function of its score brings back what it does not tell. A function of both scores does: where the model
/// adds nothing, its slope is 0.
/// </remarks>
internal sealed class AnchoredModel
{
    private readonly ITransformer[] _parts;
    private readonly string _anchorScore;

    private AnchoredModel(ITransformer[] parts, string anchorScore)
    {
        _parts = parts;
        _anchorScore = anchorScore;
    }

    /// <param name="input">The columns that both models were fitted on.</param>
    /// <param name="anchor">The plain model.</param>
    /// <param name="model">The model to calibrate.</param>
    public static AnchoredModel Create(DataViewSchema input, ITransformer anchor, ITransformer model)
    {
        foreach ((ITransformer one, string role) in new[] { (anchor, "anchor"), (model, "model") })
        {
            if (!one.IsRowToRowMapper)
                throw new InvalidOperationException($"The {role} is no row-to-row mapper ({one.GetType().Name}): it filters, groups or reorders rows. Every row has to be scored; take such steps out of it.");
        }
        // Either may be anchored itself, and drop the columns it made. Under another name ours stay.
        for (int level = 0; level < MemberChain.MostLevels; level++)
        {
            if (TryCreate(input, anchor, model, $"Anchor{level}.") is { } both)
                return both;
        }
        throw new InvalidOperationException(
            "The anchor or the model drops columns that it does not know (SelectColumns does), also those that the other needs. Take that step out, and put it behind the calibration.");
    }

    private static AnchoredModel? TryCreate(DataViewSchema input, ITransformer anchor, ITransformer model, string prefix)
    {
        var parts = new PartList(input);
        TransformsCatalog transforms = parts.Context.Transforms;
        string score = $"{prefix}Score";
        (string Name, string Aside)[] overwritten = [.. OverwrittenColumns.Of(input, [anchor]).Select((name, i) => (name, $"{prefix}Input{i}"))];
        foreach ((string name, string aside) in overwritten)
            parts.Add(transforms.CopyColumns(aside, name));
        parts.Add(anchor);
        if (overwritten.Any(column => parts.Schema.GetColumnOrNull(column.Aside) is null))
            return null;
        parts.Add(transforms.CopyColumns(score, DefaultColumns.Score));
        foreach ((string name, string aside) in overwritten)
            parts.Add(transforms.CopyColumns(name, aside));
        if (overwritten.Length > 0)
            parts.Add(transforms.DropColumns([.. overwritten.Select(column => column.Aside)]));
        return parts.Add(model).Schema.GetColumnOrNull(score) is null ? null : new AnchoredModel(parts.ToArray(), score);
    }

    /// <summary>Slopes of the model's score and of the anchor's, and the intercept: by maximum likelihood, no slope negative.</summary>
    public static (double Slope, double AnchorSlope, double Intercept) Fit(double[] scores, double[] anchorScores, ReadOnlySpan<bool> positive, ReadOnlySpan<double> weights)
    {
        double[] targets = SmoothedTargets.Of(positive, weights);
        double[] both = LogisticFit.Solve([scores, anchorScores], targets, weights);
        if (both[0] >= 0 && both[1] >= 0)
            return (both[0], both[1], both[2]);
        // The likelihood has one maximum: with slopes that may not be negative, one of them is 0 there.
        double[] one = LogisticFit.Solve([both[0] < 0 ? anchorScores : scores], targets, weights);
        return both[0] < 0 ? (0, Math.Max(0, one[0]), one[1]) : (Math.Max(0, one[0]), 0, one[1]);
    }

    /// <summary>Both models, and the function of both scores.</summary>
    public ITransformer[] Calibrated(DataViewSchema input, (double Slope, double AnchorSlope, double Intercept) fit)
    {
        var parts = new PartList(input);
        foreach (ITransformer part in _parts)
            parts.Add(part);
        foreach (ITransformer part in BinaryScoring.FromLogOdds(
            parts.Schema,
            $"(x, r) => {BinaryScoring.Number(fit.Slope)} * double(x) + {BinaryScoring.Number(fit.AnchorSlope)} * double(r) + {BinaryScoring.Number(fit.Intercept)}",
            DefaultColumns.Score, _anchorScore))
        {
            parts.Add(part);
        }
        return parts.Add(parts.Context.Transforms.DropColumns(_anchorScore)).ToArray();
    }
}
