using System.Globalization;

namespace Microsoft.ML.Imbalance;

/// <summary>The numbers that an option takes.</summary>
/// <param name="Minimum">The smallest, or what all are above.</param>
/// <param name="Maximum">The largest; infinite if there is none.</param>
/// <param name="IncludesMinimum">Whether <paramref name="Minimum"/> is one of them.</param>
internal sealed record ValueRange(double Minimum, double Maximum, bool IncludesMinimum)
{
    public static ValueRange Any { get; } = new(double.NegativeInfinity, double.PositiveInfinity, IncludesMinimum: false);

    public static ValueRange AtLeast(double minimum) => new(minimum, double.PositiveInfinity, IncludesMinimum: true);

    public static ValueRange Above(double minimum, double maximum = double.PositiveInfinity) => new(minimum, maximum, IncludesMinimum: false);

    public static ValueRange Between(double minimum, double maximum) => new(minimum, maximum, IncludesMinimum: true);

    public override string ToString() => (double.IsFinite(Minimum), double.IsFinite(Maximum)) switch
    {
        (false, false) => "any",
        (_, false) => IncludesMinimum ? Text($"at least {Minimum}") : Text($"above {Minimum}"),
        _ => IncludesMinimum ? Text($"{Minimum} to {Maximum}") : Text($"above {Minimum}, at most {Maximum}"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
