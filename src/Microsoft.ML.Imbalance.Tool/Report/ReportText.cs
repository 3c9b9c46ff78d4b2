using System.Globalization;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Numbers and words as a report writes them.</summary>
internal static class ReportText
{
    public static string Count(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    public static string Share(double value) => double.IsNaN(value) ? "n/a" : value.ToString(value is > 0 and < 0.01 ? "0.00 %" : "0.0 %", CultureInfo.InvariantCulture);

    public static string Number(double value) => double.IsNaN(value) ? "n/a" : value.ToString("0.0000", CultureInfo.InvariantCulture);

    public static string Short(double value) => double.IsNaN(value) ? "n/a" : value.ToString("0.###", CultureInfo.InvariantCulture);

    public static string Signed(double value) => double.IsNaN(value) ? "n/a" : value.ToString("+0.0000;-0.0000;0.0000", CultureInfo.InvariantCulture);

    public static string Verdict(IntervalVerdict verdict) => verdict switch
    {
        IntervalVerdict.Better => "better",
        IntervalVerdict.Worse => "worse",
        _ => "no clear difference",
    };

    public static string Plural(double count, string one, string many) => $"{Count(count)} {(count == 1 ? one : many)}";
}
