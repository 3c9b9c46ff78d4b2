using System.Globalization;
using System.Text.RegularExpressions;

namespace Microsoft.ML.Imbalance.Tool.Tests;

/// <summary>Text can be read on its ground, in every theme, by the contrast of the Web Content Accessibility Guidelines.</summary>
[TestClass]
public sealed partial class ColorTests
{
    private const double ForText = 4.5;
    private const double ForMarks = 3;

    [TestMethod]
    public void TextStandsOutFromItsGround() => AssertContrast(["ink", "soft", "accent", "good", "bad", "open"], ForText);

    [TestMethod]
    public void LinesStandOutFromTheirGround() => AssertContrast(["s0", "s1", "s2", "s3", "s4", "s5"], ForMarks);

    [TestMethod]
    public void BlackOnWhiteHasTheHighestContrast() => Assert.AreEqual(21, Contrast("#000000", "#ffffff"), 1e-9);

    private static void AssertContrast(string[] inks, double least)
    {
        Dictionary<string, string>[] themes = [.. Themes()];
        // Light, dark by the system, dark by the button, and print.
        Assert.HasCount(4, themes);
        foreach (Dictionary<string, string> theme in themes)
        {
            foreach (string ink in inks)
            {
                foreach (string ground in new[] { "page", "card" })
                    Assert.IsGreaterThanOrEqualTo(least, Contrast(theme[ink], theme[ground]), $"{ink} {theme[ink]} on {ground} {theme[ground]}");
            }
        }
    }

    private static IEnumerable<Dictionary<string, string>> Themes()
    {
        using Stream stream = typeof(Program).Assembly.GetManifestResourceStream("report.css")!;
        string css = new StreamReader(stream).ReadToEnd();
        return Blocks().Matches(css).Select(b => Variables().Matches(b.Value).ToDictionary(v => v.Groups[1].Value, v => v.Groups[2].Value)).Where(t => t.ContainsKey("page"));
    }

    private static double Contrast(string first, string second)
    {
        double[] lights = [.. new[] { Luminance(first), Luminance(second) }.Order()];
        return (lights[1] + 0.05) / (lights[0] + 0.05);
    }

    private static double Luminance(string color)
    {
        double[] parts = [.. Enumerable.Range(0, 3).Select(i => int.Parse(color.AsSpan(1 + 2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Blocks();

    [GeneratedRegex("--([a-z0-9]+): (#[0-9a-f]{6});")]
    private static partial Regex Variables();
}
