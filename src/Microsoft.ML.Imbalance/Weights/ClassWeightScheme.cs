using System.Globalization;

namespace Microsoft.ML.Imbalance;

/// <summary>How much an example of each class weighs in training.</summary>
/// <remarks>n: all rows with a label; K: classes; n_c: rows of class c.</remarks>
public sealed class ClassWeightScheme
{
    private readonly string _name;
    private readonly Func<ClassCounts, double[]> _weigh;

    private ClassWeightScheme(string name, Func<ClassCounts, double[]> weigh)
    {
        _name = name;
        _weigh = weigh;
    }

    /// <summary>n / (K n_c): every class has the same total weight, and all weights together are n. What scikit-learn calls <c>balanced</c>.</summary>
    public static ClassWeightScheme Balanced { get; } = new("balanced", classes => Weigh(classes, count => Total(classes) / (classes.Counts.Length * (double)count)));

    /// <summary>n / n_c: one over the share of the class.</summary>
    public static ClassWeightScheme InverseFrequency { get; } = new("inverse-frequency", classes => Weigh(classes, count => Total(classes) / (double)count));

    /// <summary>1 / √n_c, scaled to a mean of 1 over the classes: half way between no weights and balanced ones.</summary>
    public static ClassWeightScheme SquareRoot { get; } = new("square-root", classes => MeanOne(Weigh(classes, count => 1 / Math.Sqrt(count))));

    /// <summary>
    /// (1 - β) / (1 - β^n_c), scaled to a mean of 1 over the classes: one over the effective number of samples
    /// (Cui et al., "Class-Balanced Loss Based on Effective Number of Samples", CVPR 2019).
    /// </summary>
    /// <param name="beta">In [0, 1): 0 weighs all classes alike, values near 1 approach the inverse frequency. The paper uses 0.9 to 0.9999.</param>
    /// <returns>The scheme.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="beta"/> is not in [0, 1).</exception>
    public static ClassWeightScheme EffectiveNumber(double beta = 0.999)
    {
        if (beta is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(beta), beta, Invariant($"Beta is {beta}; it must be at least 0 and less than 1."));
        return new ClassWeightScheme(
            Invariant($"effective-number({beta})"), classes => MeanOne(Weigh(classes, count => (1 - beta) / (1 - Math.Pow(beta, count)))));
    }

    /// <summary>A weight for every class by name.</summary>
    /// <param name="weights">Class name (label value as text) to weight, each positive and finite. Every class of the data must be there.</param>
    /// <returns>The scheme.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A weight is not positive and finite.</exception>
    public static ClassWeightScheme Custom(IReadOnlyDictionary<string, double> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        foreach ((string name, double weight) in weights)
        {
            if (!((float)weight > 0 && float.IsFinite((float)weight)))
                throw new ArgumentOutOfRangeException(nameof(weights), weight, Invariant($"The weight of class \"{name}\" is {weight}; it must be positive and finite."));
        }
        Dictionary<string, double> own = weights.ToDictionary();
        return new ClassWeightScheme("custom", classes => Named(classes, own));
    }

    /// <summary>Reads <c>balanced</c>, <c>inverse-frequency</c>, <c>square-root</c>, <c>effective-number</c> or <c>effective-number(0.999)</c>.</summary>
    /// <param name="text">The scheme as text.</param>
    /// <returns>The scheme.</returns>
    /// <exception cref="ArgumentException">The text is none of these.</exception>
    public static ClassWeightScheme Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string trimmed = text.Trim().ToLowerInvariant();
        const string Effective = "effective-number";
        if (trimmed == Effective)
            return EffectiveNumber();
        if (trimmed.StartsWith(Effective + "(", StringComparison.Ordinal) && trimmed.EndsWith(')')
            && double.TryParse(trimmed[(Effective.Length + 1)..^1], NumberStyles.Float, CultureInfo.InvariantCulture, out double beta))
        {
            return EffectiveNumber(beta);
        }
        return Array.Find(Plain, s => s._name == trimmed)
            ?? throw new ArgumentException($"'{text}' is not a class weight scheme. Use {WordList.Or(Forms)}.", nameof(text));
    }

    /// <summary>The scheme as <see cref="Parse"/> reads it; <c>custom</c> for weights by name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => _name;

    /// <summary>What <see cref="Parse"/> reads, by example.</summary>
    internal static string[] Forms => [.. Plain.Select(s => s._name), EffectiveNumber()._name];

    private static ClassWeightScheme[] Plain => [Balanced, InverseFrequency, SquareRoot];

    /// <summary>The weight of each class, in the order of the partition's classes.</summary>
    internal double[] WeightsOf(ClassPartition classes) => WeightsOf(new ClassCounts(classes.LabelColumnName, classes.Names, classes.Counts));

    /// <summary>The weight of each class, in the order of the counts.</summary>
    internal double[] WeightsOf(ClassCounts classes) => _weigh(classes);

    private static double[] Weigh(ClassCounts classes, Func<int, double> weight) => Array.ConvertAll(classes.Counts, n => weight(n));

    private static long Total(ClassCounts classes) => classes.Total;

    private static double[] MeanOne(double[] weights)
    {
        double mean = weights.Average();
        return Array.ConvertAll(weights, w => w / mean);
    }

    private static double[] Named(ClassCounts classes, Dictionary<string, double> weights)
    {
        var result = new double[classes.Counts.Length];
        foreach ((string name, double weight) in weights)
            result[ClassCounts.Require(classes.Names, classes.LabelColumnName, name, "The weights name")] = weight;
        int lacking = Array.IndexOf(result, 0);
        return lacking < 0 ? result : throw new InvalidOperationException(
            $"The weights lack class \"{classes.Names[lacking]}\". Give a weight for every class of label column '{classes.LabelColumnName}': {ClassCounts.ListOf(classes.Names)}.");
    }
}
