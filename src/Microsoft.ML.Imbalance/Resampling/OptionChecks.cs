using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance;

/// <summary>Checks that options share. Options are checked once, where they enter, and trusted from there on.</summary>
internal static class OptionChecks
{
    public static int AtLeast(int minimum, int value, [CallerArgumentExpression(nameof(value))] string name = "")
        => value >= minimum ? value : throw new ArgumentOutOfRangeException(Short(name), value, Invariant($"{Short(name)} is {value}; it must be at least {minimum}."));

    public static int Between(int minimum, int maximum, int value, [CallerArgumentExpression(nameof(value))] string name = "")
        => value >= minimum && value <= maximum
            ? value
            : throw new ArgumentOutOfRangeException(Short(name), value, Invariant($"{Short(name)} is {value}; it must be between {minimum} and {maximum}."));

    public static T Defined<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : struct, Enum
        => Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(Short(name), value, Invariant($"{Short(name)} is {value}; it must be one of {string.Join(", ", Enum.GetNames<T>())}."));

    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "")
        => value >= 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(Short(name), value, Invariant($"{Short(name)} is {value}; it must be 0 or a positive finite number."));

    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "")
        => value > 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(Short(name), value, Invariant($"{Short(name)} is {value}; it must be a positive finite number."));

    public static double Within(double minimum, double maximum, double value, [CallerArgumentExpression(nameof(value))] string name = "")
        => value >= minimum && value <= maximum ? value : throw new ArgumentOutOfRangeException(Short(name), value, Invariant($"{Short(name)} is {value}; it must be between {minimum} and {maximum}."));

    public static double Fraction(double value, [CallerArgumentExpression(nameof(value))] string name = "")
        => value is > 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(Short(name), value, Invariant($"{Short(name)} is {value}; it must be above 0 and at most 1."));

    public static string Column(string value, [CallerArgumentExpression(nameof(value))] string name = "")
        => !string.IsNullOrWhiteSpace(value) ? value : throw new ArgumentException($"{Short(name)} is empty; the name of a column is needed.", Short(name));

    /// <summary>A copy of the names: at least one, none twice, none the label's.</summary>
    public static IReadOnlyList<string> Columns(IReadOnlyList<string> values, string labelColumnName, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        if (values is null || values.Count == 0)
            throw new ArgumentException($"{Short(name)} names no column; at least one is needed.", Short(name));
        string[] own = [.. values];
        foreach (string value in own)
            Column(value, name);
        string? twice = own.GroupBy(v => v).FirstOrDefault(g => g.Count() > 1)?.Key;
        if (twice is not null)
            throw new ArgumentException($"{Short(name)} names column '{twice}' twice; each column may be named once.", Short(name));
        return !own.Contains(labelColumnName) ? own : throw new ArgumentException(
            $"{Short(name)} names '{labelColumnName}', the label column; the class of a row can't be a feature of it.", Short(name));
    }

    public static SamplingTarget Target(SamplingTarget value)
        => value ?? throw new ArgumentException("Target is null; use SamplingTarget.Auto for the default.", nameof(Target));

    public static DistanceMetric Metric(DistanceMetric value)
        => value ?? throw new ArgumentException("Metric is null; use DistanceMetric.Euclidean for the default.", nameof(Metric));

    /// <summary>A metric of methods that compute with values as numbers beyond their distances.</summary>
    public static DistanceMetric NumericMetric(DistanceMetric value, string method) => Metric(value) is { ReadsCategories: false, AllowsMissing: false }
        ? value
        : throw new ArgumentException(
            $"Metric is {value}, for categories or missing values, but {method} computes with every value as a number. Use DistanceMetric.Euclidean, Manhattan, Chebyshev, Minkowski or Cosine.", nameof(Metric));

    private static string Short(string expression) => expression[(expression.LastIndexOf('.') + 1)..];
}
