using System.Globalization;
using System.Text.Json;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Reads the files of <c>Fixtures</c>.</summary>
internal static class ReferenceFile
{
    /// <summary>The cases of a file of reference values.</summary>
    public static JsonElement[] Cases(string fileName)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(PathOf(fileName)));
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(c => c.Clone())];
    }

    /// <summary>A table of numbers whose last column is the class.</summary>
    public static LabeledRows Table(string name)
    {
        float[][] rows = [.. File.ReadLines(PathOf(name + ".csv")).Skip(1).Select(line => Array.ConvertAll(line.Split(','), v => float.Parse(v, CultureInfo.InvariantCulture)))];
        return new LabeledRows(Array.ConvertAll(rows, r => (int)r[^1]), Array.ConvertAll(rows, r => r[..^1]));
    }

    public static int[] Integers(this JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(v => v.GetInt32())];

    public static double[] Numbers(this JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];

    private static string PathOf(string fileName) => Path.Combine(AppContext.BaseDirectory, "Fixtures", fileName);
}
