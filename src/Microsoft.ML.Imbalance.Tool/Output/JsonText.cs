using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Results as JSON.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        // Class and column names stay readable; nothing here is put into a web page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A number; null where it is not defined, for JSON has no NaN.</summary>
    public static JsonNode? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    public static JsonArray Array(IEnumerable<JsonNode?> items) => [.. items];

    public static JsonArray Texts(IEnumerable<string> items) => [.. items.Select(i => JsonValue.Create(i))];

    public static string Of(JsonObject result) => result.ToJsonString(Options).ReplaceLineEndings("\n");

    public static void Print(ToolConsole console, JsonObject result) => ToolConsole.Line(console.Results, Of(result));
}
