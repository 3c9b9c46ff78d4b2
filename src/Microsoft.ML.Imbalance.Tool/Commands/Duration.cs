using System.Globalization;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Times as they are written on a command line: <c>90</c> or <c>90s</c>, <c>5m</c>, <c>1.5h</c>.</summary>
internal static class Duration
{
    public static TimeSpan Parse(string text, string option)
    {
        (string number, double seconds) = text.Length == 0 ? ("", 1) : char.ToLowerInvariant(text[^1]) switch
        {
            's' => (text[..^1], 1),
            'm' => (text[..^1], 60),
            'h' => (text[..^1], 3600.0),
            _ => (text, 1),
        };
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value > 0 && value * seconds < TimeSpan.MaxValue.TotalSeconds
            ? TimeSpan.FromSeconds(value * seconds)
            : throw new ToolException($"{option} is '{text}'; a time above 0 is needed, such as 90s, 5m or 1h.");
    }
}
