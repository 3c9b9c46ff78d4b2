using System.Text.Json.Nodes;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Diagnostics of the library as JSON.</summary>
internal static class DiagnosticText
{
    public static JsonNode ToJson(ImbalanceDiagnostic diagnostic) => new JsonObject
    {
        ["id"] = diagnostic.Id,
        ["severity"] = diagnostic.Severity.ToString(),
        ["message"] = diagnostic.Message,
        ["remedy"] = diagnostic.Remedy,
    };
}
