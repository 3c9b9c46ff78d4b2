namespace Microsoft.ML.Imbalance;

/// <summary>How many rows each class should have after resampling.</summary>
/// <remarks>
/// Oversampling brings classes up towards the largest class, undersampling brings them down towards the smallest. What a target asks for is what comes out, to the row.
/// Classes are named by their label value as text: <c>True</c>, <c>1</c>, <c>fraud</c>.
/// </remarks>
public sealed partial class SamplingTarget
{
    private readonly Shape _shape;
    private readonly double _ratio;
    private readonly IReadOnlyDictionary<string, double>? _perClass;

    private SamplingTarget(Shape shape, double ratio = double.NaN, IReadOnlyDictionary<string, double>? perClass = null)
    {
        _shape = shape;
        _ratio = ratio;
        _perClass = perClass;
    }

    private enum Shape
    {
        Auto,
        NotMajority,
        NotMinority,
        Minority,
        Majority,
        All,
        Ratio,
        Ratios,
        Counts,
        Classes,
    }

    /// <summary>The method's own default: <see cref="NotMajority"/> when oversampling, <see cref="NotMinority"/> when undersampling or cleaning.</summary>
    public static SamplingTarget Auto { get; } = new(Shape.Auto);

    /// <summary>Every class but the largest.</summary>
    public static SamplingTarget NotMajority { get; } = new(Shape.NotMajority);

    /// <summary>Every class but the smallest.</summary>
    public static SamplingTarget NotMinority { get; } = new(Shape.NotMinority);

    /// <summary>The smallest class only; not for undersampling.</summary>
    public static SamplingTarget Minority { get; } = new(Shape.Minority);

    /// <summary>The largest class only; not for oversampling.</summary>
    public static SamplingTarget Majority { get; } = new(Shape.Majority);

    /// <summary>Every class.</summary>
    public static SamplingTarget All { get; } = new(Shape.All);

    /// <summary>
    /// A size relative to a reference class. Oversampling: every smaller class grows to <paramref name="ratio"/> times the largest.
    /// Undersampling: every larger class shrinks to the smallest divided by <paramref name="ratio"/>.
    /// </summary>
    /// <param name="ratio">In (0, 1]; 1 balances. The count is rounded to the nearest row.</param>
    /// <returns>The target.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is not in (0, 1].</exception>
    public static SamplingTarget Ratio(double ratio) => new(Shape.Ratio, CheckRatio(ratio, nameof(ratio), null));

    /// <summary>A ratio for each class named, as in <see cref="Ratio"/>; other classes stay as they are.</summary>
    /// <param name="ratios">Class name to ratio, each in (0, 1].</param>
    /// <returns>The target.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A ratio is not in (0, 1].</exception>
    public static SamplingTarget Ratios(IReadOnlyDictionary<string, double> ratios)
    {
        ArgumentNullException.ThrowIfNull(ratios);
        foreach ((string name, double ratio) in ratios)
            CheckRatio(ratio, nameof(ratios), name);
        return new SamplingTarget(Shape.Ratios, perClass: CheckNotEmpty(ratios.ToDictionary(), nameof(ratios)));
    }

    /// <summary>The final number of rows of each class named; other classes stay as they are.</summary>
    /// <param name="counts">Class name to final row count, each at least 1.</param>
    /// <returns>The target.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is below 1.</exception>
    public static SamplingTarget Counts(IReadOnlyDictionary<string, int> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        foreach ((string name, int count) in counts)
        {
            if (count < 1)
                throw new ArgumentOutOfRangeException(nameof(counts), count, Invariant($"The count for class \"{name}\" is {count}; it must be at least 1."));
        }
        return new SamplingTarget(Shape.Counts, perClass: CheckNotEmpty(counts.ToDictionary(c => c.Key, c => (double)c.Value), nameof(counts)));
    }

    /// <summary>
    /// The classes named, and no others. Oversampling: they grow to the size of the largest class. Undersampling: they shrink to the size of the smallest.
    /// Cleaning: rows are taken from them only.
    /// </summary>
    /// <param name="names">Class names, at least one.</param>
    /// <returns>The target.</returns>
    /// <exception cref="ArgumentException">No class is named.</exception>
    public static SamplingTarget Classes(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return new SamplingTarget(Shape.Classes, perClass: CheckNotEmpty(names.Distinct().ToDictionary(name => name, _ => double.NaN), nameof(names)));
    }

    private static double CheckRatio(double ratio, string parameter, string? className)
    {
        string of = className is null ? "The ratio" : $"The ratio for class \"{className}\"";
        return ratio is > 0 and <= 1 ? ratio : throw new ArgumentOutOfRangeException(parameter, ratio, Invariant($"{of} is {ratio}; it must be greater than 0 and at most 1."));
    }

    private static Dictionary<string, double> CheckNotEmpty(Dictionary<string, double> perClass, string parameter)
        => perClass.Count > 0 ? perClass : throw new ArgumentException("No class is named. Name at least one, or use SamplingTarget.Auto.", parameter);
}
