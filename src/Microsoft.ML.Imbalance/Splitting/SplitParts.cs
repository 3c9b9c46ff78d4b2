namespace Microsoft.ML.Imbalance;

/// <summary>The parts that rows are dealt to: the folds of a cross-validation, or the two sides of a split.</summary>
internal sealed class SplitParts
{
    private readonly string _need;
    private readonly string _part;

    private SplitParts(double[] aims, string need, string part)
    {
        Aims = aims;
        _need = need;
        _part = part;
    }

    /// <summary>The share of all rows each part shall have; they add up to 1.</summary>
    public double[] Aims { get; }

    public int Count => Aims.Length;

    public static SplitParts Folds(int count) => new([.. Enumerable.Repeat(1.0 / count, count)], $"{count} folds need", "fold");

    /// <summary>The test side is the first, the train side the second.</summary>
    public static SplitParts TestAndTrain(double testFraction) => new([testFraction, 1 - testFraction], "a train and test split needs", "side");

    /// <summary>The error for a class or column that has fewer of what every part needs one of.</summary>
    public InvalidOperationException TooFew(string who, int count, string what, string otherRemedy)
    {
        string lower = _part == "fold" && count >= 2 ? $"Lower numberOfFolds to {count}, or {otherRemedy}." : $"{char.ToUpperInvariant(otherRemedy[0])}{otherRemedy[1..]}.";
        return new InvalidOperationException($"{who}; {_need} at least {Count} {what}, one for each {_part}. {lower}");
    }

    /// <summary>The error for a class that some part is left without, though it is in enough groups: other classes pull them together.</summary>
    public InvalidOperationException NotFound(string className, string groupColumnName) => new(
        $"Class \"{className}\" could not be put into every {_part}: no assignment was found that keeps the groups of column '{groupColumnName}' whole and spreads all classes. "
        + (Count > 2 ? "Lower numberOfFolds, or split without the group column." : "Split without the group column."));
}
