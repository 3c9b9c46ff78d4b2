namespace Microsoft.ML.Imbalance;

/// <summary>Which columns a method reads as features, and what it takes in them.</summary>
/// <param name="Names">The columns, in the order of their slots.</param>
internal sealed record FeatureSelection(IReadOnlyList<string> Names)
{
    /// <summary>Whether text, key and Boolean columns and one-hot groups are read as codes. Otherwise the former are refused and the latter stay spread out.</summary>
    public bool ReadsCategories { get; init; }

    /// <summary>Columns whose values are categories although they are numbers.</summary>
    public IReadOnlyList<string> CategoricalNames { get; init; } = [];

    /// <summary>Whether NaN may stand for a missing number.</summary>
    public bool AllowsMissing { get; init; }

    /// <summary>Whether zero has to stay where it is, so that no offset may be subtracted from wide columns: see <see cref="FeatureOffsets"/>.</summary>
    public bool KeepsZero { get; init; }

    /// <summary>What is read, in short.</summary>
    public StrategyFeatures Kind => Names.Count == 0 ? StrategyFeatures.None
        : !ReadsCategories ? StrategyFeatures.Numbers
        : Names.All(CategoricalNames.Contains) ? StrategyFeatures.Categories
        : StrategyFeatures.Mixed;
}
