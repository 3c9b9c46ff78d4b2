using System.Text.Json;
using System.Text.Json.Nodes;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A record of a run, read again.</summary>
internal sealed class RecordedRun
{
    private readonly JsonObject _json;

    private RecordedRun(string path, JsonObject json)
    {
        Path = path;
        _json = json;
    }

    public string Path { get; }

    public string Tool => Text("tool");

    public string Command => Text("command");

    /// <summary>The arguments that do the run again.</summary>
    public string[] RepeatArguments => [.. Section<JsonArray>("repeat").Select(a => a!.GetValue<string>())];

    public JsonObject Results => Section<JsonObject>("results");

    public JsonObject Origin => Section<JsonObject>("origin");

    public RecordedFile[] Inputs => Files("inputs");

    public RecordedFile[] Outputs => Files("outputs");

    /// <exception cref="ToolException">There is no such file, or it is no record.</exception>
    public static RecordedRun Read(string path)
    {
        InputFile.Check(path, $"a {RunRecord.Extension} file");
        try
        {
            JsonObject json = JsonNode.Parse(File.ReadAllText(path))?.AsObject() ?? throw new JsonException("it is null.");
            var run = new RecordedRun(path, json);
            _ = (run.Tool, run.RepeatArguments, run.Inputs, run.Outputs, run.Results, run.Origin);
            return run;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw new ToolException($"'{path}' is no record of a run: {ErrorText.OneLine(e)} Pass a file that a command of this tool wrote, such as model.zip{RunRecord.Extension}.");
        }
    }

    /// <summary>The record beside a file; null if there is none.</summary>
    public static RecordedRun? FindBeside(string path) => File.Exists(path + RunRecord.Extension) ? Read(path + RunRecord.Extension) : null;

    private RecordedFile[] Files(string name) => [.. Section<JsonArray>(name).Select(f => new RecordedFile(TextOf(f!["option"]), TextOf(f["path"]), TextOf(f["sha256"])))];

    private T Section<T>(string name)
        where T : JsonNode => _json[name] as T ?? throw new JsonException($"it has no \"{name}\".");

    private string Text(string name) => _json[name] is { } text ? TextOf(text) : throw new JsonException($"it has no \"{name}\".");

    private static string TextOf(JsonNode? node) => node?.GetValue<string>() ?? throw new JsonException("a text is missing.");
}

/// <summary>A file that a run read or wrote.</summary>
/// <param name="Option">The option that named it.</param>
/// <param name="Path">Where it was.</param>
/// <param name="Sha256">Its fingerprint.</param>
internal sealed record RecordedFile(string Option, string Path, string Sha256);
