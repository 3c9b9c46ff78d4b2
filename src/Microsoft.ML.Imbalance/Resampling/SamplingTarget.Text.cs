using System.Globalization;

namespace Microsoft.ML.Imbalance;

/// <content>Targets as text, for command lines and settings files.</content>
public sealed partial class SamplingTarget
{
    private const string ClassesForm = "classes(class;class)";

    /// <summary>What <see cref="Parse"/> reads, by example.</summary>
    internal static string[] Forms => [.. NamedForms, "a ratio such as 0.5", "ratios(class=0.5;class=0.2)", "counts(class=500;class=200)", ClassesForm];

    /// <summary>Those that say which classes, not how many rows.</summary>
    internal static string[] ClassForms => [.. NamedForms, ClassesForm];

    private static string[] NamedForms => Array.ConvertAll(NamedTargets, t => t.ToString());

    private static SamplingTarget[] NamedTargets => [Auto, NotMajority, NotMinority, Minority, Majority, All];

    /// <summary>
    /// Reads <c>auto</c>, <c>not-majority</c>, <c>not-minority</c>, <c>minority</c>, <c>majority</c>, <c>all</c>, a ratio such as <c>0.5</c>,
    /// <c>ratios(fraud=0.5;error=0.2)</c>, <c>counts(fraud=500;error=200)</c> or <c>classes(fraud;error)</c>.
    /// </summary>
    /// <remarks>A class name that holds a semicolon, or begins or ends with a space, can't be given as text: use <see cref="Ratios"/>, <see cref="Counts"/> or <see cref="Classes"/>.</remarks>
    /// <param name="text">The target as text.</param>
    /// <returns>The target.</returns>
    /// <exception cref="ArgumentException">The text is none of these.</exception>
    public static SamplingTarget Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string trimmed = text.Trim();
        SamplingTarget? named = Array.Find(NamedTargets, t => string.Equals(t.ToString(), trimmed, StringComparison.OrdinalIgnoreCase));
        if (named is not null)
            return named;
        if (double.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out double ratio))
            return Ratio(ratio);
        if (TryParseList(trimmed, "ratios", out Dictionary<string, double> ratios))
            return Ratios(ratios);
        if (TryParseList(trimmed, "counts", out Dictionary<string, double> counts) && counts.Values.All(c => c == Math.Floor(c) && c is >= 0 and <= int.MaxValue))
            return Counts(counts.ToDictionary(c => c.Key, c => (int)c.Value));
        if (TryParseNames(trimmed, out string[] names))
            return Classes(names);
        throw new ArgumentException($"'{text}' is not a sampling target. Use {WordList.Or(Forms)}.", nameof(text));
    }

    /// <summary>The target as <see cref="Parse"/> reads it.</summary>
    /// <returns>For example <c>not-majority</c> or <c>counts(fraud=500)</c>.</returns>
    public override string ToString() => _shape switch
    {
        Shape.Auto => "auto",
        Shape.NotMajority => "not-majority",
        Shape.NotMinority => "not-minority",
        Shape.Minority => "minority",
        Shape.Majority => "majority",
        Shape.All => "all",
        Shape.Ratio => _ratio.ToString("R", CultureInfo.InvariantCulture),
        Shape.Classes => $"classes({string.Join(';', _perClass!.Keys)})",
        _ => $"{(_shape == Shape.Ratios ? "ratios" : "counts")}({string.Join(';', _perClass!.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key}={c.Value:R}")))})",
    };

    private static bool TryParseNames(string text, out string[] names)
    {
        const string Head = "classes(";
        bool isList = text.StartsWith(Head, StringComparison.OrdinalIgnoreCase) && text.EndsWith(')');
        names = isList ? text[Head.Length..^1].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [];
        return names.Length > 0;
    }

    private static bool TryParseList(string text, string head, out Dictionary<string, double> values)
    {
        values = [];
        if (!text.StartsWith(head + "(", StringComparison.OrdinalIgnoreCase) || !text.EndsWith(')'))
            return false;
        foreach (string part in text[(head.Length + 1)..^1].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            int equals = part.LastIndexOf('=');
            if (equals < 1 || !double.TryParse(part[(equals + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !values.TryAdd(part[..equals].Trim(), value))
                return false;
        }
        return values.Count > 0;
    }
}
