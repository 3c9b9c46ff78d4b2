using System.Globalization;

namespace Microsoft.ML.Imbalance;

/// <summary>How far apart two rows are: what makes a row the neighbor of another.</summary>
/// <remarks>
/// Neighbors are exact in every metric, with angles told apart down to a ten-millionth, and ties go to the row that comes first. <see cref="Euclidean"/> and <see cref="Cosine"/> use a search that leaves out most
/// pairs; the others compare every pair of rows, in memory that is proportional to the rows.
/// </remarks>
public sealed class DistanceMetric
{
    private readonly string _name;
    private readonly Func<FeatureTable, ClassPartition, RowDistance?> _fit;

    private DistanceMetric(string name, Func<FeatureTable, ClassPartition, RowDistance?> fit)
    {
        _name = name;
        _fit = fit;
    }

    /// <summary>The length of the straight line: d² = Σ (a - b)². The default.</summary>
    public static DistanceMetric Euclidean { get; } = new("Euclidean", (_, _) => null);

    /// <summary>The sum of what the slots differ by: d = Σ |a - b|. Less under the sway of single slots than <see cref="Euclidean"/>.</summary>
    public static DistanceMetric Manhattan { get; } = Fixed("Manhattan", new MinkowskiDistance(1));

    /// <summary>The most that any slot differs by: d = max |a - b|.</summary>
    public static DistanceMetric Chebyshev { get; } = Fixed("Chebyshev", new MinkowskiDistance(double.PositiveInfinity));

    /// <summary>
    /// The angle between rows, whatever their lengths: d = 1 - a·b / (|a| |b|). A row of zeros is at a right angle to all others. Angles are seen from zero, so that
    /// wider types than Single are rounded to it as they are; the other metrics, which compare differences, first subtract a middle value.
    /// </summary>
    public static DistanceMetric Cosine { get; } = new("Cosine", (_, _) => null) { IsAngle = true };

    /// <summary>
    /// For numbers with missing values (NaN): <see cref="Euclidean"/> over the slots that both rows have, scaled up to all. A synthetic row takes a value that one parent
    /// lacks from the other; what both lack is missing in it, too.
    /// </summary>
    public static DistanceMetric MissingEuclidean { get; } = Fixed("MissingEuclidean", new MissingEuclideanDistance(), allowsMissing: true);

    /// <summary>
    /// For numbers and categories, with or without missing values: numbers by their difference over the range, categories by 0 or 1, a missing number by 1
    /// (heterogeneous Euclidean-overlap metric, Wilson and Martinez, 1997). Range over all rows, which are read.
    /// </summary>
    public static DistanceMetric Heom { get; } = Fitted("Heom", (rows, _) => HeterogeneousDistance.Heom(rows), allowsMissing: true);

    /// <summary>
    /// For numbers and categories, with or without missing values: numbers by their difference over four standard deviations, categories by how differently they go
    /// with the classes (heterogeneous value difference metric, Wilson and Martinez, 1997). Fitted on all rows, which are read.
    /// </summary>
    public static DistanceMetric Hvdm { get; } = Fitted("Hvdm", HeterogeneousDistance.Hvdm, allowsMissing: true);

    /// <summary>For categories only: how differently they go with the classes, d = Σ (Σ |P(c | a) - P(c | b)|)² (Stanfill and Waltz, 1986). Fitted on all rows, which are read.</summary>
    public static DistanceMetric ValueDifference { get; } = Fitted("ValueDifference", (rows, classes) => ValueDifferenceDistance.Fit(rows, classes), allowsMissing: false);

    /// <summary>Reads a metric by its name in any case, with or without hyphens (<c>manhattan</c>, <c>value-difference</c>), or <c>minkowski(p)</c>.</summary>
    /// <param name="text">The metric as text.</param>
    /// <returns>The metric.</returns>
    /// <exception cref="ArgumentException">The text is no metric.</exception>
    public static DistanceMetric Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string name = text.Trim().Replace("-", "", StringComparison.Ordinal);
        if (Array.Find(Named, m => string.Equals(m._name, name, StringComparison.OrdinalIgnoreCase)) is { } metric)
            return metric;
        const string Head = "minkowski(";
        if (name.StartsWith(Head, StringComparison.OrdinalIgnoreCase) && name.EndsWith(')')
            && double.TryParse(name[Head.Length..^1], NumberStyles.Float, CultureInfo.InvariantCulture, out double power))
        {
            return Minkowski(power);
        }
        throw new ArgumentException($"'{text}' is not a distance metric. Use {WordList.Or(Forms)}.", nameof(text));
    }

    /// <summary>What <see cref="Parse"/> reads, by example.</summary>
    internal static string[] Forms => [.. Named.Select(m => KebabCase.Of(m._name)), "minkowski(3)"];

    /// <summary>The same of metrics for numbers without missing values.</summary>
    internal static string[] NumericForms => [.. Named.Where(m => !m.ReadsCategories && !m.AllowsMissing).Select(m => KebabCase.Of(m._name)), "minkowski(3)"];

    private static DistanceMetric[] Named => [Euclidean, Manhattan, Chebyshev, Cosine, MissingEuclidean, Heom, Hvdm, ValueDifference];

    /// <summary>Whether text, key and Boolean columns and one-hot groups are read as categories.</summary>
    internal bool ReadsCategories { get; private init; }

    internal bool AllowsMissing { get; private init; }

    private bool IsAngle { get; init; }

    /// <summary>Whether rows are measured as they are.</summary>
    internal bool LeavesRowsAsTheyAre => this == Euclidean;

    /// <summary>Whether the rows of all classes are needed to know how far apart two are.</summary>
    internal bool IsFitted => ReadsCategories;

    /// <summary>d = (Σ |a - b|^p)^(1/p): between <see cref="Manhattan"/> (p = 1) and <see cref="Chebyshev"/> (p without bound).</summary>
    /// <param name="power">p, at least 1.</param>
    /// <returns>The metric.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The power is below 1, or no finite number.</exception>
    public static DistanceMetric Minkowski(double power) => power >= 1 && double.IsFinite(power)
        ? Fixed(Invariant($"Minkowski({power})"), new MinkowskiDistance(power))
        : throw new ArgumentOutOfRangeException(nameof(power), power, Invariant($"power is {power}; it must be a finite number of at least 1."));

    /// <summary>The name, e.g. <c>Manhattan</c> or <c>Minkowski(3)</c>.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => _name;

    /// <summary>How this metric reads feature columns.</summary>
    internal FeatureSelection Select(IReadOnlyList<string> columnNames) => new(columnNames)
    {
        ReadsCategories = ReadsCategories,
        AllowsMissing = AllowsMissing,
        KeepsZero = IsAngle,
    };

    /// <summary>Refuses columns that the metric can't compare.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are numbers, and the metric is for categories.</exception>
    internal void CheckFeatures(FeatureLayout layout)
    {
        if (this != ValueDifference || layout.Codes.Length == layout.Dimension)
            return;
        string column = layout.Columns.First(c => Enumerable.Range(c.Start, c.Length).Any(slot => layout.Roles[slot] != SlotRole.Code)).Name;
        throw new ArgumentOutOfRangeException(
            "Metric", $"DistanceMetric.ValueDifference compares categories, but feature column '{column}' holds numbers. Use DistanceMetric.Hvdm, or turn its numbers into text or keys.");
    }

    /// <summary>The rows of a table in this metric.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="all">The rows of all classes, where <see cref="IsFitted"/>; any others will do elsewhere.</param>
    /// <param name="classes">The classes.</param>
    internal MetricSpace CreateSpace(FeatureTable table, FeatureTable all, ClassPartition classes) => new(table, _fit(all, classes), IsAngle);

    /// <summary>The rows of all classes in this metric.</summary>
    internal MetricSpace CreateSpace(FeatureTable all, ClassPartition classes) => CreateSpace(all, all, classes);

    private static DistanceMetric Fixed(string name, RowDistance distance, bool allowsMissing = false) => new(name, (_, _) => distance) { AllowsMissing = allowsMissing };

    private static DistanceMetric Fitted(string name, Func<FeatureTable, ClassPartition, RowDistance> fit, bool allowsMissing)
        => new(name, fit) { ReadsCategories = true, AllowsMissing = allowsMissing };
}
