using System.Text.Json.Nodes;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Diagnostics of the library as JSON, in the words of the command line.</summary>
internal static class DiagnosticText
{
    public static JsonNode ToJson(ImbalanceDiagnostic diagnostic) => new JsonObject
    {
        ["id"] = diagnostic.Id,
        ["severity"] = diagnostic.Severity.ToString(),
        ["message"] = ToolWording.Of(diagnostic.Message),
        ["remedy"] = ToolWording.Of(diagnostic.Remedy),
    };
}
