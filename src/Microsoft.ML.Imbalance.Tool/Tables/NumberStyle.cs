using System.Globalization;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>How new values of a column are written: like those that are there.</summary>
internal sealed class NumberStyle
{
    // New values lie between the old ones. Steps of a hundredth of the column's range tell them apart.
    private const double StepsInRange = 100;
    private const int MostDecimals = 15;

    private readonly string? _format;

    public NumberStyle(TableColumn column)
    {
        _format = column switch
        {
            { Kind: ColumnKind.Integer } => "F0",
            { Decimals: < 0 } => null,
            _ => "F" + Math.Max(column.Decimals, DecimalsFor(column.Numbers)).ToString(CultureInfo.InvariantCulture),
        };
    }

    /// <summary>Whole numbers whole, others with as many decimals as the column has at most, or as many as its range needs; exponents where the column has exponents.</summary>
    public string Format(double value)
        // Numbers come as Single from the resampler: more digits than it holds would be noise.
        => _format is null ? ((float)value).ToString("R", CultureInfo.InvariantCulture) : value.ToString(_format, CultureInfo.InvariantCulture);

    private static int DecimalsFor(double[] numbers)
    {
        double minimum = double.PositiveInfinity;
        double maximum = double.NegativeInfinity;
        foreach (double number in numbers)
        {
            if (!double.IsFinite(number))
                continue;
            minimum = Math.Min(minimum, number);
            maximum = Math.Max(maximum, number);
        }
        double range = maximum - minimum;
        return range > 0 ? Math.Clamp((int)Math.Ceiling(Math.Log10(StepsInRange / range)), 0, MostDecimals) : 0;
    }
}
