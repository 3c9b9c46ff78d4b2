using System.Text.Json;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

/// <summary>Reads the files of <c>Fixtures</c>.</summary>
internal static class ReferenceFile
{
    /// <summary>The cases of a file of reference values.</summary>
    public static JsonElement[] Cases(string fileName)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", fileName)));
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(c => c.Clone())];
    }

    public static double[] Numbers(this JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];
}
