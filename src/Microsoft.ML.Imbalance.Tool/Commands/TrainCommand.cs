using System.CommandLine;
using System.Text.Json.Nodes;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary><c>train</c>: a file in, a model out, and what to expect of it.</summary>
internal sealed class TrainCommand : ToolCommand
{
    private readonly Option<string?> _data = SharedOptions.DataOrShipped();
    private readonly Option<string> _label = SharedOptions.Label();
    private readonly Option<string?> _positive = SharedOptions.Positive();
    private readonly Option<string[]> _exclude = SharedOptions.Exclude("Columns that are no features, such as identifiers");
    private readonly Option<string[]> _categories = SharedOptions.Categories();
    private readonly Option<string> _strategy = SharedOptions.Strategy("What to do about imbalance: any that list shows", NoStrategy.Name);
    private readonly Option<string> _trainer = SharedOptions.Trainer();
    private readonly Option<bool> _auto = new("--auto") { Description = "Compare strategies and trainers, and take what is recommended: doing nothing unless something is significantly better" };
    private readonly Option<string[]> _strategies = SharedOptions.Strategies("With --auto: what to compare with doing nothing");
    private readonly Option<string[]> _trainers = SharedOptions.Trainers("With --auto: what to train");
    private readonly Option<string?> _timeBudget = new("--time-budget") { Description = "With --auto: after this time (90s, 5m, 1h) nothing new is started; what is not through all folds is left out [default: none]" };
    private readonly Option<int> _folds = SharedOptions.Folds();
    private readonly Option<int> _repeats = SharedOptions.Repeats();
    private readonly Option<int> _threads = SharedOptions.Threads();
    private readonly Option<int> _seed = SharedOptions.Seed();
    private readonly Option<string> _output = new("--out", "-o") { Description = "The .zip file to write the model to", Required = true };
    private readonly Option<string?> _report = ReportFile.Option();
    private readonly Option<string?> _record = SharedOptions.Record();
    private readonly Option<bool> _json = SharedOptions.Json();

    public TrainCommand(ToolConsole console)
        : base(
            "train",
            "Train a model on all rows with one strategy and trainer, or with what a comparison recommends (--auto), and save it for ML.NET: it loads without this package. "
            + "Stratified folds tell what to expect of it, beside doing nothing.",
            console)
    {
        Add(_data, _label, _positive, _exclude, _categories, _strategy, _trainer, _auto, _strategies, _trainers, _timeBudget, _folds, _repeats, _threads, _seed, _output, _report, _record, _json);
    }

    protected override int Run(ParseResult arguments, CancellationToken cancellation)
    {
        bool isAuto = arguments.GetValue(_auto);
        CheckChoice(arguments, isAuto);
        IReadOnlyList<ImbalanceStrategy> strategies = ComparisonSelection.ParseStrategies(isAuto ? arguments.GetValue(_strategies)! : [arguments.GetRequiredValue(_strategy)]);
        IReadOnlyList<ToolTrainer> trainers = ComparisonSelection.ParseTrainers(isAuto ? arguments.GetValue(_trainers)! : [arguments.GetRequiredValue(_trainer)]);
        var settings = new ExperimentSettings(arguments.GetValue(_folds), arguments.GetValue(_repeats), arguments.GetValue(_threads), arguments.GetValue(_seed))
        {
            TimeBudget = arguments.GetValue(_timeBudget) is { } budget ? Duration.Parse(budget, _timeBudget.Name) : null,
        };
        RunFiles.Check(arguments, [_data], _output, _report, _record);
        string output = arguments.GetRequiredValue(_output);
        LabeledTable file = LabeledTable.Read(Console, arguments, _data, _label, _exclude, _categories, cancellation);
        (Table table, TableColumn label, _) = file;
        ComparisonData data = ComparisonData.Create(file, arguments.GetValue(_positive));
        var experiment = new Experiment(arguments.GetValue(_data) ?? ShippedData.Name, label.Name, data, settings, strategies, trainers, cancellation);

        ComparisonResult result = experiment.Run(Console);
        (ImbalanceStrategy strategy, ComparisonTrainer trainer) = isAuto
            ? (result.Recommendation.Strategy, result.Recommendation.Trainer)
            : (result.Trainers[0].Strategies[^1].Strategy, result.Trainers[0].Trainer);
        RefittedModel refitted = ProgressDisplay.Run(Console.Messages, $"Training {strategy} with {trainer} on all rows", total: 0, _ => result.Parts(strategy, trainer));
        var model = new TrainedModel(data, label.Name, refitted, trainer.Name, settings.Seed);
        cancellation.ThrowIfCancellationRequested();
        ModelFile.Save(output, model.ToTransformer(), model.Input);

        var record = new RunRecord(Console, arguments);
        record.AddInput(_data, table.Path, table);
        record.AddOutput(_output, output);
        if (arguments.GetValue(_report) is { } reportPath)
        {
            ReportFile.Write(Console, reportPath, () => ComparisonPage.Of(experiment, result, TableInspection.Of(file)));
            record.AddOutput(_report, reportPath);
        }
        record.Results["metrics"] = ComparisonJson.Strategy(result.Trainers.Single(t => t.Trainer == trainer), result[trainer.Name, strategy.ToString()]);
        record.Origin["training"] = model.ToJson();
        record.Origin["data"] = TrainingData.Of(table, label).ToJson();
        // What was chosen within a time depends on the machine. The run is repeated with the choice.
        record.Settle(_strategy, strategy.ToString());
        record.Settle(_trainer, trainer.Name);
        foreach (Option option in new Option[] { _auto, _strategies, _trainers, _timeBudget })
            record.Settle(option);
        if (isAuto)
        {
            record.Findings["comparison"] = ComparisonJson.Create(experiment, result);
            record.Findings["reasons"] = JsonText.Texts(result.Recommendation.Reasons);
        }
        record.Write(arguments.GetValue(_record));
        Print(arguments, experiment, result, record, $"{strategy} with {trainer}, trained on all {table.RowCount - data.Classes.UnlabeledCount} rows. Written to '{output}'.");
        return ExitCode.Success;
    }

    private void CheckChoice(ParseResult arguments, bool isAuto)
    {
        Option[] others = isAuto ? [_strategy, _trainer] : [_strategies, _trainers, _timeBudget];
        if (Array.Find(others, o => arguments.GetResult(o) is { Implicit: false }) is { } stranger)
        {
            throw new ToolException(isAuto
                ? $"{stranger.Name} says what to train, and --auto lets a comparison say it. Leave one of them out; {_strategies.Name} and {_trainers.Name} say what is compared."
                : $"{stranger.Name} is for --auto. Add --auto, or use {_strategy.Name} and {_trainer.Name}.");
        }
    }

    private void Print(ParseResult arguments, Experiment experiment, ComparisonResult result, RunRecord record, string done)
    {
        if (arguments.GetValue(_json))
        {
            JsonObject all = record.ToJson();
            JsonText.Print(Console, new JsonObject
            {
                ["output"] = arguments.GetRequiredValue(_output),
                ["training"] = all["origin"]!["training"]!.DeepClone(),
                ["metrics"] = all["results"]!["metrics"]!.DeepClone(),
                ["findings"] = all["findings"]!.DeepClone(),
            });
            return;
        }
        ComparisonReport.Print(Console.Results, experiment.Path, experiment.Label, experiment.Data, experiment.Settings, result.Trainers);
        if (arguments.GetValue(_auto))
            ToolConsole.Line(Console.Results, result.Recommendation.ToString());
        ToolConsole.Line(Console.Messages, done);
    }
}
