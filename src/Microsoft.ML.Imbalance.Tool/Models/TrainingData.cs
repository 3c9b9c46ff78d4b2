using System.Text.Json;
using System.Text.Json.Nodes;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>What a model was trained on, as records hold it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Columns">All of its columns, in order.</param>
/// <param name="HasUnlabeledRows">Whether some of its rows have no label.</param>
internal sealed record TrainingData(string Path, string[] Columns, bool HasUnlabeledRows)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static TrainingData Of(Table table, TableColumn label) => new(System.IO.Path.GetFullPath(table.Path), [.. table.Columns.Select(c => c.Name)], label.MissingCount > 0);

    public static TrainingData Of(JsonNode json) => json.Deserialize<TrainingData>(Json)!;

    public JsonNode ToJson() => JsonSerializer.SerializeToNode(this, Json)!;
}
