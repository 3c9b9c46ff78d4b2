using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary><c>export</c>: a model in, C# projects that use it and train it again out.</summary>
internal sealed class ExportCommand : ToolCommand
{
    private readonly Option<string> _model = SharedOptions.Model();
    private readonly Option<string?> _name = new("--name", "-n") { Description = "The name of the model in code [default: that of the file]" };
    private readonly Option<string> _output = new("--out", "-o") { Description = "The directory to write to; it must be empty or not exist", Required = true };
    private readonly Option<string?> _record = SharedOptions.Record();
    private readonly Option<bool> _json = SharedOptions.Json();

    public ExportCommand(ToolConsole console)
        : base(
            "export",
            "Write C# projects as Model Builder lays them out: X.consumption.cs uses the model with ML.NET's packages alone; X.training.cs and X.evaluate.cs train and evaluate it again. "
            + $"The record that train or tune wrote ({RunRecord.Extension}) must lie beside the model.",
            console)
    {
        Add(_model, _name, _output, _record, _json);
    }

    protected override int Run(ParseResult arguments, CancellationToken cancellation)
    {
        RunFiles.Check(arguments, [_model], _record);
        string modelPath = arguments.GetRequiredValue(_model);
        LoadedModel model = ModelFile.Load(modelPath);
        string name = arguments.GetValue(_name) ?? CSharp.Properties([Path.GetFileNameWithoutExtension(modelPath)]).Values.Single();
        if (!CSharp.IsIdentifier(name))
            throw new ToolException($"{_name.Name} is '{name}', which C# does not take as a name. Use letters and digits, a letter first.");
        ExportPlan plan = ReadPlan(model.Path, name);
        IReadOnlyDictionary<string, string> files = ExportFiles.Of(plan);
        string directory = arguments.GetRequiredValue(_output);
        using var output = new SafeDirectory(directory);
        foreach ((string path, string text) in files)
        {
            cancellation.ThrowIfCancellationRequested();
            output.Write(path, text.ReplaceLineEndings("\n"));
        }
        string modelName = $"{name}/{name}.zip";
        output.Copy(modelPath, modelName);
        output.Complete();

        if (TableFile.IsParquet(plan.DataPath))
            ToolConsole.Line(Console.Messages, $"The training code reads text: write '{plan.DataPath}' as .csv (resample --strategy none --out ...) and pass that file to it.");
        string[] written = [.. files.Keys.Append(modelName).Order(StringComparer.Ordinal)];
        var record = new RunRecord(Console, arguments);
        record.AddInput(_model, modelPath);
        foreach (string file in written)
            record.AddOutput(_output, Path.Combine(directory, file));
        record.Write(arguments.GetValue(_record) ?? Path.TrimEndingDirectorySeparator(directory) + RunRecord.Extension);
        if (arguments.GetValue(_json))
            JsonText.Print(Console, new JsonObject { ["output"] = directory, ["name"] = name, ["files"] = JsonText.Texts(written) });
        else
            ToolConsole.Line(Console.Messages, $"Written to '{directory}':\n{string.Join('\n', written.Select(f => $"  {f}"))}");
        return ExitCode.Success;
    }

    private static ExportPlan ReadPlan(string model, string name)
    {
        string path = model + RunRecord.Extension;
        RecordedRun run = File.Exists(path) ? RecordedRun.Read(path) : throw new ToolException(
            $"'{path}' was not found, which tells how '{model}' was trained. Keep the record that train or tune writes beside the model.");
        try
        {
            TrainingPlan training = TrainingPlan.Of(run.Origin["training"] ?? throw new JsonException("it has no \"training\"."));
            TrainingData data = TrainingData.Of(run.Origin["data"] ?? throw new JsonException("it has no \"data\"."));
            return new ExportPlan(name, training, data.Path, data.Columns, data.HasUnlabeledRows);
        }
        catch (JsonException e)
        {
            throw new ToolException($"'{path}' does not tell how the model was trained: {ErrorText.OneLine(e)} Train it again, or tune a model that has its record beside it.");
        }
    }
}
