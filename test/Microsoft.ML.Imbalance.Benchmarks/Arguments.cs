using System.Globalization;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>Options given as <c>--name value</c> or, for a switch, <c>--name</c>.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _values = [];

    public Arguments(string[] arguments)
    {
        for (int i = 0; i < arguments.Length; i++)
        {
            if (!arguments[i].StartsWith("--", StringComparison.Ordinal))
                throw new ArgumentException($"Expected an option that begins with --, got '{arguments[i]}'.");
            bool hasValue = i + 1 < arguments.Length && !arguments[i + 1].StartsWith("--", StringComparison.Ordinal);
            _values[arguments[i][2..]] = hasValue ? arguments[++i] : "";
        }
    }

    public string? Text(string name) => _values.GetValueOrDefault(name);

    public int Number(string name, int otherwise) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>Numbers separated by commas.</summary>
    public int[] Numbers(string name, int[] otherwise)
        => Text(name) is { } text ? [.. text.Split(',').Select(part => int.Parse(part, CultureInfo.InvariantCulture))] : otherwise;

    public string[] Names(string name, string[] otherwise) => Text(name) is { } text ? text.Split(',') : otherwise;
}
