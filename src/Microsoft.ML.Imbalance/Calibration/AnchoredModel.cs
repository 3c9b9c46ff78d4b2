namespace Microsoft.ML.Imbalance;

/// <summary>Two models in one: a model, and the score of another that was fitted with nothing done against imbalance, as ML.NET's own steps.</summary>
/// <remarks>
/// A resampled model may rank worse than a plain one, and no function of its score brings back what it does not tell. A function of both scores does; where the model adds nothing, the
/// anchor is all there is to it.
/// </remarks>
internal sealed class AnchoredModel
{
    private static readonly string[] Columns = [DefaultColumns.Score, DefaultColumns.Probability, DefaultColumns.PredictedLabel];

    private readonly ITransformer _anchor;
    private readonly ITransformer[] _parts;

    // What the anchor gives, and where it is while the model has these columns.
    private readonly Dictionary<string, string> _asides;

    private AnchoredModel(ITransformer anchor, ITransformer[] parts, Dictionary<string, string> asides)
    {
        _anchor = anchor;
        _parts = parts;
        _asides = asides;
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
        (string Name, string Aside)[] overwritten = [.. OverwrittenColumns.Of(input, [anchor]).Select((name, i) => (name, $"{prefix}Input{i}"))];
        foreach ((string name, string aside) in overwritten)
            parts.Add(transforms.CopyColumns(aside, name));
        parts.Add(anchor);
        if (overwritten.Any(column => parts.Schema.GetColumnOrNull(column.Aside) is null))
            return null;
        SchemaChecks.Find(parts.Schema, DefaultColumns.Score, "score of the anchor");
        var asides = Columns.Where(name => parts.Schema.GetColumnOrNull(name) is not null).ToDictionary(name => name, name => $"{prefix}{name}");
        foreach ((string name, string aside) in asides)
            parts.Add(transforms.CopyColumns(aside, name));
        foreach ((string name, string aside) in overwritten)
            parts.Add(transforms.CopyColumns(name, aside));
        if (overwritten.Length > 0)
            parts.Add(transforms.DropColumns([.. overwritten.Select(column => column.Aside)]));
        parts.Add(model);
        return asides.Values.Any(aside => parts.Schema.GetColumnOrNull(aside) is null) ? null : new AnchoredModel(anchor, parts.ToArray(), asides);
    }

    /// <summary>Both models, and a function of both scores.</summary>
    public ITransformer[] WithFunction(DataViewSchema input, AnchoredFunction function)
    {
        PartList parts = Both(input);
        foreach (ITransformer part in BinaryScoring.FromLogOdds(parts.Schema, function.Expression, DefaultColumns.Score, _asides[DefaultColumns.Score]))
            parts.Add(part);
        return parts.Add(parts.Context.Transforms.DropColumns([.. _asides.Values])).ToArray();
    }

    /// <summary>Scores, probabilities and decisions as the anchor gives them; the model as well only where it makes columns that the anchor does not.</summary>
    public ITransformer[] WithAnchor(DataViewSchema input)
    {
        PartList alone = new PartList(input).Add(_anchor), parts = Both(input);
        if (parts.Schema.All(column => column.IsHidden || _asides.ContainsValue(column.Name) || alone.Schema.GetColumnOrNull(column.Name) is not null))
            return alone.ToArray();
        foreach ((string name, string aside) in _asides)
            parts.Add(parts.Context.Transforms.CopyColumns(name, aside));
        return parts.Add(parts.Context.Transforms.DropColumns([.. _asides.Values])).ToArray();
    }

    private PartList Both(DataViewSchema input)
    {
        var parts = new PartList(input);
        foreach (ITransformer part in _parts)
            parts.Add(part);
        return parts;
    }
}
