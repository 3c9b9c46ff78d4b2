namespace Microsoft.ML.Imbalance;

/// <summary>The values of an option that are worth trying: an interval, or some choices. Narrower than what the option takes.</summary>
internal sealed class SearchSpace
{
    private SearchSpace(double low, double high, bool isLogarithmic, IReadOnlyList<string> choices)
    {
        Low = low;
        High = high;
        IsLogarithmic = isLogarithmic;
        Choices = choices;
    }

    /// <summary>The lower end of an interval; NaN for choices.</summary>
    public double Low { get; }

    /// <summary>The upper end of an interval; NaN for choices.</summary>
    public double High { get; }

    /// <summary>Whether steps should be factors rather than differences.</summary>
    public bool IsLogarithmic { get; }

    /// <summary>The values as text; empty for an interval.</summary>
    public IReadOnlyList<string> Choices { get; }

    public static SearchSpace Linear(double low, double high) => new(low, high, isLogarithmic: false, []);

    public static SearchSpace Logarithmic(double low, double high) => new(low, high, isLogarithmic: true, []);

    public static SearchSpace Among(params IEnumerable<string> choices) => new(double.NaN, double.NaN, isLogarithmic: false, [.. choices]);
}
