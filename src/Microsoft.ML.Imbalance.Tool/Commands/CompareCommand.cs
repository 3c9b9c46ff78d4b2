using System.CommandLine;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary><c>compare</c>: what helps on this data, and what does not.</summary>
internal sealed class CompareCommand : ToolCommand
{
    private readonly Option<string?> _data = SharedOptions.DataOrShipped();
    private readonly Option<string> _label = SharedOptions.Label();
    private readonly Option<string?> _positive = SharedOptions.Positive();
    private readonly Option<string[]> _exclude = SharedOptions.Exclude("Columns that are no features, such as identifiers");
    private readonly Option<string[]> _categories = SharedOptions.Categories();
    private readonly Option<string[]> _strategies = SharedOptions.Strategies("What to compare with doing nothing");
    private readonly Option<string[]> _trainers = SharedOptions.Trainers("What to train");
    private readonly Option<int> _folds = SharedOptions.Folds();
    private readonly Option<int> _repeats = SharedOptions.Repeats();
    private readonly Option<int> _threads = SharedOptions.Threads();
    private readonly Option<int> _seed = SharedOptions.Seed();
    private readonly Option<string?> _report = ReportFile.Option();
    private readonly Option<string?> _record = SharedOptions.Record(ReportFile.RecordPlace);
    private readonly Option<bool> _json = SharedOptions.Json();

    public CompareCommand(ToolConsole console)
        : base(
            "compare",
            "Train with several strategies on the same stratified folds, and show the difference of each to doing nothing with its 95 % interval (corrected resampled "
            + "t-test). Everything is fitted inside the fold; no test row is ever resampled or weighted.",
            console)
    {
        Add(_data, _label, _positive, _exclude, _categories, _strategies, _trainers, _folds, _repeats, _threads, _seed, _report, _record, _json);
    }

    protected override int Run(ParseResult arguments, CancellationToken cancellation)
    {
        // What is written on the command line is checked before a file is read.
        IReadOnlyList<ImbalanceStrategy> strategies = ComparisonSelection.ParseStrategies(arguments.GetValue(_strategies)!);
        IReadOnlyList<ToolTrainer> trainers = ComparisonSelection.ParseTrainers(arguments.GetValue(_trainers)!);
        var settings = new ExperimentSettings(arguments.GetValue(_folds), arguments.GetValue(_repeats), arguments.GetValue(_threads), arguments.GetValue(_seed));
        RunFiles.Check(arguments, [_data], _report, _record);
        LabeledTable file = LabeledTable.Read(Console, arguments, _data, _label, _exclude, _categories, cancellation);
        ComparisonData data = ComparisonData.Create(file, arguments.GetValue(_positive));
        string? reportPath = arguments.GetValue(_report);
        var experiment = new Experiment(arguments.GetValue(_data) ?? ShippedData.Name, file.Label.Name, data, settings, strategies, trainers, cancellation);
        ComparisonResult result = experiment.Run(Console);

        if (reportPath is not null)
            ReportFile.Write(Console, reportPath, () => ComparisonPage.Of(experiment, result, TableInspection.Of(file)));
        string? recordPath = arguments.GetValue(_record);
        var record = new RunRecord(Console, arguments);
        record.AddInput(_data, file.Table.Path, file.Table);
        if (reportPath is not null)
            record.AddOutput(_report, reportPath);
        record.Results["comparison"] = ComparisonJson.Create(experiment, result);
        record.Write(recordPath);
        if (arguments.GetValue(_json))
            JsonText.Print(Console, ComparisonJson.Create(experiment, result));
        else
            ComparisonReport.Print(Console.Results, experiment.Path, experiment.Label, data, experiment.Settings, result.Trainers);
        return ExitCode.Success;
    }
}
