using System.Globalization;

namespace Microsoft.ML.Imbalance;

/// <summary>Class shares that users give.</summary>
internal static class ClassShares
{
    private const double Tolerance = 1e-6;

    /// <exception cref="ArgumentOutOfRangeException">A share is not above 0 and below 1, or they do not add up to 1.</exception>
    public static void Check(IReadOnlyDictionary<string, double>? shares, string name)
    {
        if (shares is null)
            return;
        foreach ((string className, double share) in shares)
        {
            if (share is not (> 0 and < 1))
                throw new ArgumentOutOfRangeException(name, share, $"{name} has {Text(share)} for class \"{className}\"; a share must be above 0 and below 1.");
        }
        double sum = shares.Values.Sum();
        if (!(Math.Abs(sum - 1) <= Tolerance))
            throw new ArgumentOutOfRangeException(name, sum, $"{name} add up to {Text(sum)}; the shares of all classes must add up to 1.");
    }

    /// <summary>Amounts as shares of their sum.</summary>
    public static double[] Of(double[] amounts)
    {
        double sum = amounts.Sum();
        return Array.ConvertAll(amounts, a => a / sum);
    }

    private static string Text(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
