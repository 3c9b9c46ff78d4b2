namespace Microsoft.ML.Imbalance;

/// <summary>What a strategy is applied to.</summary>
/// <param name="Label">The column of the classes.</param>
/// <param name="Numbers">Feature columns of numbers, or vectors of them.</param>
/// <param name="Categories">Feature columns of text, keys or Booleans; only methods that read categories are given these.</param>
/// <param name="Seed">The seed of what is drawn.</param>
internal sealed record StrategyColumns(string Label, IReadOnlyList<string> Numbers, IReadOnlyList<string> Categories, int Seed)
{
    /// <summary>Columns of no data, to check options with. Data may well have columns of the usual names, so these have others.</summary>
    public static StrategyColumns Placeholder { get; } = new("(label)", ["(features)"], [], Seed: 0);

    public IReadOnlyList<string> All => [.. Numbers, .. Categories];
}
