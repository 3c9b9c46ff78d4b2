using System.Globalization;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>The options of one strategy by type. What is missing keeps its default; what can't be read is an error that names it.</summary>
internal sealed class StrategyOptions(StrategyText text)
{
    public int Integer(string name, int defaultValue) => Read<int>(name, "a whole number", value
        => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null) ?? defaultValue;

    public double Number(string name, double defaultValue) => Read<double>(name, "a number", value
        => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null) ?? defaultValue;

    public bool Boolean(string name, bool defaultValue) => Read<bool>(name, "true or false", value => bool.TryParse(value, out bool flag) ? flag : null) ?? defaultValue;

    public string? Text(string name) => text.Options.GetValueOrDefault(name);

    /// <summary>A value that the library itself reads from text.</summary>
    public T Parsed<T>(string name, Func<string, T> parse, T defaultValue)
    {
        if (!text.Options.TryGetValue(name, out string? value))
            return defaultValue;
        try
        {
            return parse(value);
        }
        catch (ArgumentException e)
        {
            throw new ToolException($"Strategy '{text.Text}', option {name}: {ErrorText.OneLine(e)}");
        }
    }

    private T? Read<T>(string name, string needed, Func<string, T?> parse)
        where T : struct
    {
        if (!text.Options.TryGetValue(name, out string? value))
            return null;
        return parse(value) ?? throw new ToolException($"Strategy '{text.Text}': option {name} is '{value}'; {needed} is needed.");
    }
}
