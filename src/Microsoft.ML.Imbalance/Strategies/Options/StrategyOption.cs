namespace Microsoft.ML.Imbalance;

/// <summary>One option of a method: how it is written, what it takes, and what of that is worth trying.</summary>
/// <param name="Property">The property of the options class.</param>
/// <param name="Kind">What its text is.</param>
/// <param name="Default">The default as text; null if it follows from elsewhere, as <paramref name="Summary"/> says.</param>
/// <param name="Summary">What it is, in one line.</param>
internal sealed record StrategyOption(string Property, OptionKind Kind, string? Default, string Summary)
{
    /// <summary>The property in camel case, unless said otherwise.</summary>
    public string Name { get; init; } = char.ToLowerInvariant(Property[0]) + Property[1..];

    /// <summary>The numbers it takes; null if it is no number.</summary>
    public ValueRange? Range { get; init; }

    /// <summary>What may be written if it is no number.</summary>
    public IReadOnlyList<string> Forms { get; init; } = [];

    /// <summary>The values to try when options are searched; null if it is better left alone.</summary>
    public SearchSpace? Search { get; init; }

    /// <summary>What it takes, for reading.</summary>
    public string Values => Range?.ToString() ?? string.Join(", ", Forms);
}
