using System.Globalization;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Round numbers along an axis.</summary>
internal static class AxisTicks
{
    private const int Wanted = 5;

    /// <summary>The smallest round number not below a value: 1, 2, 2.5 or 5 times a power of ten.</summary>
    public static double RoundUp(double value)
    {
        if (!(value > 0))
            return 1;
        double power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        double[] steps = [1, 2, 2.5, 5, 10];
        return steps.First(s => s * power >= value * (1 - 1e-9)) * power;
    }

    /// <summary>Round numbers within an axis, 4 to 7 of them.</summary>
    public static IReadOnlyList<double> Of(ChartAxis axis)
    {
        double step = RoundUp((axis.High - axis.Low) / Wanted);
        double first = Math.Ceiling(axis.Low / step - 1e-9);
        double last = Math.Floor(axis.High / step + 1e-9);
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step)];
    }

    /// <summary>A number as it stands at an axis, with a minus sign and no hyphen.</summary>
    public static string Text(double value)
        => Math.Abs(value) < 1e-12 ? "0" : value.ToString(Math.Abs(value) >= 1000 ? "#,0" : "0.#####", CultureInfo.InvariantCulture).Replace('-', '\u2212');
}
