namespace Microsoft.ML.Imbalance;

/// <summary>Puts members one after the other, as ML.NET's own steps: each sees the columns of the input, and its votes are kept until they are combined.</summary>
internal static class MemberChain
{
    /// <summary>How deep models that keep columns of their own may be nested.</summary>
    public const int MostLevels = 20;

    /// <param name="input">The columns that members were trained on.</param>
    /// <param name="members">The trained members.</param>
    /// <param name="weights">The weight of each; the sum is 1. Null: all weigh the same.</param>
    /// <param name="task">Binary or multiclass.</param>
    /// <param name="voting">Probabilities or decisions.</param>
    public static ITransformer[] Build(DataViewSchema input, IReadOnlyList<ITransformer> members, double[]? weights, EnsembleTask task, EnsembleVoting voting)
    {
        // A member may be an ensemble itself, and drop the columns it made. Under another name ours stay.
        for (int level = 0; level < MostLevels; level++)
        {
            if (TryBuild(input, members, weights, task, voting, $"Ensemble{level}.") is { } parts)
                return parts;
        }
        throw new InvalidOperationException(
            "A member drops columns that it does not know (SelectColumns does), also those that other members need. Take that step out of the trainer's pipeline, and put it behind the ensemble.");
    }

    private static ITransformer[]? TryBuild(
        DataViewSchema input, IReadOnlyList<ITransformer> members, double[]? weights, EnsembleTask task, EnsembleVoting voting, string prefix)
    {
        var parts = new PartList(input);
        TransformsCatalog transforms = parts.Context.Transforms;
        (string Name, string Aside)[] overwritten = [.. OverwrittenColumns.Of(input, members).Select((name, i) => (name, $"{prefix}Input{i}"))];
        foreach ((string name, string aside) in overwritten)
            parts.Add(transforms.CopyColumns(aside, name));
        string[] votes = [.. members.Select((_, i) => $"{prefix}Vote{i}")];
        for (int member = 0; member < members.Count; member++)
        {
            parts.Add(members[member]).Add(task.Keep(transforms, votes[member], voting));
            if (overwritten.Any(column => parts.Schema.GetColumnOrNull(column.Aside) is null))
                return null;
            foreach ((string name, string aside) in overwritten)
                parts.Add(transforms.CopyColumns(name, aside));
        }
        string[] own = [.. votes, .. overwritten.Select(column => column.Aside)];
        if (own.Any(name => parts.Schema.GetColumnOrNull(name) is null))
            return null;
        IReadOnlyList<string> more = task.Combine(parts, votes, weights, prefix);
        return parts.Add(transforms.DropColumns([.. own, .. more])).ToArray();
    }
}
