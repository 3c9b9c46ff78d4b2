using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>The record of a run: what it read, with which options and versions, what it wrote and found. Nothing in it depends on the clock, so that a run done again has the same record.</summary>
internal sealed class RunRecord
{
    public const string OptionName = "--record";

    /// <summary>What follows the name of an output in the name of its record.</summary>
    public const string Extension = ".run.json";

    /// <summary>The record of a run that only prints, in the current directory.</summary>
    public const string PlainName = "run.json";

    private static readonly string[] NotRepeated = [OptionName, "--json"];

    private readonly ToolConsole _console;
    private readonly string _command;
    private readonly Dictionary<string, string[]> _options;
    private readonly Dictionary<string, string[]> _settled = [];
    private readonly JsonArray _inputs = [];
    private readonly JsonArray _outputs = [];
    private string? _firstOutput;

    /// <param name="console">Where it is shown how far fingerprints are.</param>
    /// <param name="arguments">The command line.</param>
    public RunRecord(ToolConsole console, ParseResult arguments)
    {
        _console = console;
        _command = arguments.CommandResult.Command.Name;
        _options = arguments.CommandResult.Command.Options.ToDictionary(o => o.Name, o => ValuesOf(arguments, o));
    }

    /// <summary>What came out besides files: doing the run again must give the same.</summary>
    public JsonObject Results { get; } = [];

    /// <summary>What came out and depends on how fast the machine is.</summary>
    public JsonObject Findings { get; } = [];

    /// <summary>Whatever an earlier record tells that later commands need.</summary>
    public JsonObject Origin { get; } = [];

    /// <summary>Says what an option amounted to, where the run decided: with it the run is repeated.</summary>
    public void Settle(Option option, params string[] values) => _settled[option.Name] = values;

    public void AddInput(Option option, string path, Table table)
    {
        JsonObject input = Describe(option, path);
        input["rows"] = table.RowCount;
        input["columns"] = JsonText.Array(table.Columns.Select(c => new JsonObject { ["name"] = c.Name, ["kind"] = ColumnList.KindOf(c), ["missing"] = c.MissingCount }));
        _inputs.Add((JsonNode)input);
    }

    public void AddInput(Option option, string path) => _inputs.Add((JsonNode)Describe(option, path));

    public void AddOutput(Option option, string path)
    {
        _firstOutput ??= path;
        _outputs.Add((JsonNode)Describe(option, path));
    }

    /// <summary>Writes the record.</summary>
    /// <param name="path">Where to; null for beside the first output or, where there is none, the current directory.</param>
    public void Write(string? path)
    {
        if (path is null && _firstOutput is null)
        {
            WriteHere();
            return;
        }
        using var output = new SafeOutput(path ?? _firstOutput + Extension);
        Write(output);
    }

    // What was to be seen has been found: that no record can be left must not stop it.
    private void WriteHere()
    {
        try
        {
            using var output = new SafeOutput(PlainName, isShared: true);
            Write(output);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ToolException)
        {
            ToolConsole.Line(_console.Messages, $"No record of the run was written here: {e.Message} Pass {OptionName} to put it elsewhere.");
        }
    }

    private void Write(SafeOutput output)
    {
        output.Writer.Write(JsonText.Of(ToJson()) + "\n");
        output.Complete();
    }

    public JsonObject ToJson() => new()
    {
        ["tool"] = ToolVersion.Tool,
        ["versions"] = ToolVersion.Libraries,
        ["command"] = _command,
        ["options"] = OptionsJson(_options),
        ["repeat"] = JsonText.Texts([_command, .. RepeatArguments()]),
        ["inputs"] = _inputs.DeepClone(),
        ["outputs"] = _outputs.DeepClone(),
        ["results"] = Results.DeepClone(),
        ["findings"] = Findings.DeepClone(),
        ["origin"] = Origin.DeepClone(),
    };

    private JsonObject Describe(Option option, string path) => new() { ["option"] = option.Name, ["path"] = path, ["sha256"] = Fingerprint.Of(_console, PendingOutputs.PathNow(path)) };

    private IEnumerable<string> RepeatArguments()
        => from option in _options
           where !NotRepeated.Contains(option.Key)
           let values = _settled.GetValueOrDefault(option.Key, option.Value)
           where values.Length > 0
           from argument in (string[])(values is ["true"] ? [option.Key] : [option.Key, .. values])
           select argument;

    private static JsonObject OptionsJson(Dictionary<string, string[]> options)
    {
        var json = new JsonObject();
        foreach ((string name, string[] values) in options)
        {
            if (values.Length > 0)
                json[name] = values is [var single] ? single : JsonText.Texts(values);
        }
        return json;
    }

    /// <summary>The values of an option, the default included; none where it is not set.</summary>
    private static string[] ValuesOf(ParseResult arguments, Option option) => option switch
    {
        Option<string> text => arguments.GetValue(text) is { } value ? [value] : [],
        Option<string[]> texts => arguments.GetValue(texts) ?? [],
        Option<int> number => [arguments.GetValue(number).ToString(CultureInfo.InvariantCulture)],
        Option<double> number => [arguments.GetValue(number).ToString("R", CultureInfo.InvariantCulture)],
        Option<double?> number => arguments.GetValue(number) is { } value ? [value.ToString("R", CultureInfo.InvariantCulture)] : [],
        Option<bool> flag => arguments.GetValue(flag) ? ["true"] : [],
        _ => [],
    };
}
