using System.Globalization;
using System.Text.Json.Nodes;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>What <c>resample</c> did.</summary>
internal sealed class ResampleSummary
{
    private const int MostNamed = 12;

    private readonly JsonObject _json;
    private readonly List<string> _lines;

    private ResampleSummary(ImbalanceStrategy strategy, int seed, bool isSeedUsed, long before, long after, int unlabeled, long synthetic)
    {
        string added = synthetic > 0 ? Text($", {synthetic} of them synthetic") : "";
        string drawn = isSeedUsed ? Text($", seed {seed}") : "";
        _lines = [Text($"{strategy}{drawn}: {before} rows became {after}{added}")];
        if (unlabeled > 0)
            _lines.Add(Text($"  without a label: {unlabeled}, unchanged"));
        _json = new JsonObject
        {
            ["strategy"] = strategy.ToString(),
            ["seed"] = seed,
            ["rowsBefore"] = before,
            ["rowsAfter"] = after,
            ["syntheticRows"] = synthetic,
            ["unlabeledRows"] = unlabeled,
        };
    }

    /// <summary>What a resampler did.</summary>
    /// <param name="strategy">What was asked for.</param>
    /// <param name="seed">The seed it had.</param>
    /// <param name="report">What it did.</param>
    /// <param name="syntheticCount">How many rows it made.</param>
    /// <param name="note">What to know of them; null for nothing.</param>
    /// <param name="features">The columns that it computed with.</param>
    /// <param name="others">The others.</param>
    public static ResampleSummary Of(ImbalanceStrategy strategy, int seed, ResamplingReport report, long syntheticCount, string? note, string[] features, string[] others)
    {
        var summary = new ResampleSummary(strategy, seed, report.UsedSeeds.Count > 0, report.CountBefore, report.CountAfter, report.UnlabeledCount, syntheticCount);
        summary.AddClasses(report.Classes.Select(c => (c.Name, c.CountBefore, c.CountAfter, (double?)null)));
        foreach (ImbalanceDiagnostic diagnostic in report.Diagnostics)
            summary._lines.Add($"  {ToolWording.Of(diagnostic.ToString())}");
        summary._json["diagnostics"] = JsonText.Array(report.Diagnostics.Select(DiagnosticText.ToJson));
        if (note is not null)
            summary._lines.Add($"  {note}");
        summary._json["notes"] = JsonText.Texts(note is null ? [] : [note]);
        summary.AddColumns(features, others);
        return summary;
    }

    /// <summary>The rows stayed as they are; they may have a weight.</summary>
    public static ResampleSummary Unchanged(ImbalanceStrategy strategy, int seed, LabelClasses classes, IReadOnlyDictionary<string, double>? weights, string[] columns)
    {
        long rows = classes.Counts.Sum(c => (long)c) + classes.UnlabeledCount;
        var summary = new ResampleSummary(strategy, seed, isSeedUsed: false, rows, rows, classes.UnlabeledCount, synthetic: 0);
        summary.AddClasses(classes.Names.Select((name, c) => (name, (long)classes.Counts[c], (long)classes.Counts[c], weights?[name])));
        summary._json["diagnostics"] = new JsonArray();
        summary._json["notes"] = new JsonArray();
        summary.AddColumns(features: [], columns);
        return summary;
    }

    // Which columns were computed with, and which were not.
    private void AddColumns(string[] features, string[] others)
    {
        if (features.Length > 0)
            _lines.Add($"  features: {WordList.Quoted(features, MostNamed)}");
        if (features.Length > 0 && others.Length > 0)
            _lines.Add($"  not looked at, only copied: {WordList.Quoted(others, MostNamed)}");
        _json["features"] = JsonText.Texts(features);
        _json["otherColumns"] = JsonText.Texts(others);
    }

    /// <summary>What was done, but for the place of the file.</summary>
    public JsonNode ToJson() => _json.DeepClone();

    /// <summary>Prints JSON as the result, or lines as messages: the result is the file.</summary>
    public void Print(ToolConsole console, string path, bool asJson)
    {
        _json["output"] = path;
        if (asJson)
        {
            JsonText.Print(console, _json);
            return;
        }
        foreach (string line in _lines)
            ToolConsole.Line(console.Messages, line);
        ToolConsole.Line(console.Messages, $"Written to '{path}'.");
    }

    private void AddClasses(IEnumerable<(string Name, long Before, long After, double? Weight)> classes)
    {
        var list = new JsonArray();
        foreach ((string name, long before, long after, double? weight) in classes)
        {
            _lines.Add(Text($"  class '{name}': {before} -> {after}") + (weight is null ? "" : Text($", weight {weight.Value:0.####}")));
            var item = new JsonObject { ["name"] = name, ["before"] = before, ["after"] = after };
            if (weight is not null)
                item["weight"] = JsonText.Number(weight.Value);
            list.Add((JsonNode)item);
        }
        _json["classes"] = list;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
