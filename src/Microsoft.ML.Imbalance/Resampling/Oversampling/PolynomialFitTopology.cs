using System.Globalization;

namespace Microsoft.ML.Imbalance;

/// <summary>The lines that <see cref="TransformsImbalanceCatalog.PolynomialFitSmote(PolynomialFitSmoteOptions)"/> places rows on.</summary>
public sealed class PolynomialFitTopology
{
    private const int MaximumDegree = 50;

    private PolynomialFitTopology(PolynomialFitShape shape, int degree)
    {
        Shape = shape;
        Degree = degree;
    }

    /// <summary>From each row to the mean of the class.</summary>
    public static PolynomialFitTopology Star { get; } = new(PolynomialFitShape.Star, 0);

    /// <summary>From each row to the next one, in the order of their mean feature, each feature in units of its standard deviation.</summary>
    public static PolynomialFitTopology Bus { get; } = new(PolynomialFitShape.Bus, 0);

    /// <summary>Between all pairs of rows.</summary>
    public static PolynomialFitTopology Mesh { get; } = new(PolynomialFitShape.Mesh, 0);

    /// <summary>1 or more for a polynomial, 0 for the others.</summary>
    internal int Degree { get; }

    internal PolynomialFitShape Shape { get; }

    /// <summary>Along a curve through the class: a polynomial for each feature, fitted by least squares to the rows in the order of <see cref="Bus"/>.</summary>
    /// <param name="degree">The degree, 1 to 50; every class that grows needs more rows than this.</param>
    /// <returns>The topology.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The degree is not between 1 and 50.</exception>
    public static PolynomialFitTopology Polynomial(int degree) => new(PolynomialFitShape.Polynomial, (int)OptionChecks.Within(1, MaximumDegree, degree));

    /// <summary>Reads <c>star</c>, <c>bus</c>, <c>mesh</c> or <c>polynomial(3)</c>, in any case.</summary>
    /// <param name="text">The topology as text.</param>
    /// <returns>The topology.</returns>
    /// <exception cref="ArgumentException">The text is none of these.</exception>
    public static PolynomialFitTopology Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string trimmed = text.Trim();
        if (Array.Find(Named, t => string.Equals(t.ToString(), trimmed, StringComparison.OrdinalIgnoreCase)) is { } topology)
            return topology;
        const string Head = "polynomial(";
        if (trimmed.StartsWith(Head, StringComparison.OrdinalIgnoreCase) && trimmed.EndsWith(')')
            && int.TryParse(trimmed[Head.Length..^1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int degree))
        {
            return Polynomial(degree);
        }
        throw new ArgumentException($"'{text}' is not a topology. Use {WordList.Or(Forms)}.", nameof(text));
    }

    /// <summary>What <see cref="Parse"/> reads, by example.</summary>
    internal static string[] Forms => [.. Named.Select(t => KebabCase.Of(t.ToString())), "polynomial(3)"];

    private static PolynomialFitTopology[] Named => [Star, Bus, Mesh];

    /// <summary>The name, e.g. <c>Star</c> or <c>Polynomial(3)</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Shape == PolynomialFitShape.Polynomial ? $"Polynomial({Degree})" : Shape.ToString();
}

/// <summary>The kinds of <see cref="PolynomialFitTopology"/>.</summary>
internal enum PolynomialFitShape
{
    Star,
    Bus,
    Mesh,
    Polynomial,
}
