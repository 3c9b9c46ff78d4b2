using System.CommandLine;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary><c>resample</c>: a file in, a file with other rows out.</summary>
internal sealed class ResampleCommand : ToolCommand
{
    private readonly Option<string?> _data = SharedOptions.Data();
    private readonly Option<string> _label = SharedOptions.Label();
    private readonly Option<string> _strategy = SharedOptions.Strategy("What to do: any that list shows, resamplers joined by a plus", otherwise: null);
    private readonly Option<string> _output = new("--out", "-o") { Description = $"The {TableFile.Formats}, to write", Required = true };
    private readonly Option<int> _seed = SharedOptions.Seed();
    private readonly Option<string[]> _exclude = SharedOptions.Exclude("Columns that are no features: synthetic rows copy them from the row they start from");
    private readonly Option<string[]> _categories = SharedOptions.Categories();
    private readonly Option<bool> _provenance = new("--provenance")
    {
        Description = $"Add the columns {ResampledWriter.SourceRowColumn} (0-based row of the input; of a synthetic row, of its origin) and {ResampledWriter.SyntheticColumn}",
    };

    private readonly Option<string?> _report = ReportFile.Option();
    private readonly Option<string?> _record = SharedOptions.Record();
    private readonly Option<bool> _json = SharedOptions.Json();

    public ResampleCommand(ToolConsole console)
        : base(
            "resample",
            "Change how often each class occurs in a file. Use it on training data only. Real rows are written as they stand in the input; "
            + "repeated and synthetic rows are spread among them by the seed. The features are the columns but the label that suit the strategy: numbers, and text for smote-nc and smote-n.",
            console)
    {
        Add(_data, _label, _strategy, _output, _seed, _exclude, _categories, _provenance, _report, _record, _json);
    }

    protected override int Run(ParseResult arguments, CancellationToken cancellation)
    {
        ImbalanceStrategy strategy = ToolStrategies.Registry.Parse(arguments.GetRequiredValue(_strategy));
        if (strategy is TunedThresholdStrategy)
            throw new ToolException($"Strategy '{strategy}' moves the threshold of a model and changes no row of a file. Use it with compare or train.");
        if (strategy is EnsembleStrategy)
            throw new ToolException($"Strategy '{strategy}' trains several models and changes no row of a file. Use it with compare or train.");
        int seed = arguments.GetValue(_seed);
        RunFiles.Check(arguments, [_data], _output, _report, _record);
        string path = arguments.GetRequiredValue(_output);
        TableFile.CheckOutput(path);
        var file = LabeledTable.Read(Console, arguments, _data, _label, _exclude, _categories, cancellation);
        (Table table, TableColumn label, _) = file;
        LabelClasses classes = LabelClasses.Of(label);
        TableColumn[] features = file.Features;
        string? reportPath = arguments.GetValue(_report);
        if (reportPath is not null && strategy is not ResamplingStrategy)
            throw new ToolException($"Strategy '{strategy}' changes no row of a file, so that there is nothing to report. Leave {_report.Name} out.");

        using var writer = new ResampledWriter(table, path, arguments.GetValue(_provenance));
        var view = new ColumnarView(table.RowCount, table.Columns.Select(c => c == label ? TableView.Label(c) : TableView.Of(c)));
        (ResampleSummary summary, Func<ReportPage>? page) = ProgressDisplay.Run(
            Console.Messages, $"{strategy} on {table.RowCount} rows", total: 0, progress => Apply(strategy, table, view, label, classes, features, seed, writer, progress, cancellation));
        writer.Complete();
        if (reportPath is not null)
            ReportFile.Write(Console, reportPath, page!);
        var record = new RunRecord(Console, arguments);
        record.AddInput(_data, path: table.Path, table);
        record.AddOutput(_output, path);
        if (reportPath is not null)
            record.AddOutput(_report, reportPath);
        record.Results["resampling"] = summary.ToJson();
        record.Write(arguments.GetValue(_record));
        summary.Print(Console, path, arguments.GetValue(_json));
        return ExitCode.Success;
    }

    private static (ResampleSummary Summary, Func<ReportPage>? Page) Apply(
        ImbalanceStrategy strategy, Table table, ColumnarView view, TableColumn label, LabelClasses classes, TableColumn[] features, int seed, ResampledWriter writer, WorkProgress progress,
        CancellationToken cancellation)
    {
        var context = new MLContext(seed);
        switch (strategy)
        {
            case ResamplingStrategy resampling:
                CheckFeatures(resampling, features);
                var columns = new StrategyColumns(label.Name, Names(features.Where(f => f.IsNumeric)), Names(features.Where(f => !f.IsNumeric)), seed);
                ResamplingEstimator estimator = resampling.Create(context, columns);
                string[] read = [.. estimator.Features.SelectMany(f => f.Names)];
                TableColumn[] used = Array.FindAll(features, f => read.Contains(f.Name));
                ResampledDataView resampled = Resample(estimator, view, used);
                long synthetic = writer.Write(resampled, used, progress, cancellation);
                return (
                    ResampleSummary.Of(
                        strategy, estimator.Seed ?? seed, resampled.Report, synthetic, synthetic > 0 ? CodeColumns.NoteOn(resampling, used) : null, Names(used),
                        Names(table.Columns.Where(c => c != label && !used.Contains(c)))),
                    () => ResamplingPage.Of(table.Path, strategy, resampled.Report, Placed(resampled, label, used)));
            case ClassWeightsStrategy weighting:
                var transformer = (ClassWeightsTransformer)weighting.Create(context, label.Name).Fit(view);
                IDataView weighted = transformer.Transform(view);
                writer.WriteAll(weighting.OutputColumnName, weighted.GetColumn<float>(weighting.OutputColumnName), cancellation);
                return (ResampleSummary.Unchanged(strategy, seed, classes, transformer.Weights, Names(table.Columns.Where(c => c != label))), null);
            default:
                writer.WriteAll(weightColumn: null, weights: null, cancellation);
                return (ResampleSummary.Unchanged(strategy, seed, classes, weights: null, Names(table.Columns.Where(c => c != label))), null);
        }
    }

    private static IReadOnlyList<PlacedRow> Placed(ResampledDataView view, TableColumn label, TableColumn[] used)
    {
        string[] numbers = Names(used.Where(f => f.IsNumeric));
        return numbers.Length == 0 ? [] : PlacedRows.Read(view, label.Name, numbers, PlacedRows.ClassesByName([.. view.Report.Classes.Select(c => c.Name)]));
    }

    private static void CheckFeatures(ResamplingStrategy strategy, TableColumn[] features)
    {
        if (strategy.Features.Contains(StrategyFeatures.Numbers) && !Array.Exists(features, f => f.IsNumeric))
            throw new ToolException($"Strategy '{strategy}' moves numbers, but no numeric column is left beside the label. Use random-oversample, or exclude fewer columns.");
        if (strategy.Features.Any(f => f != StrategyFeatures.None) && features.Length == 0)
            throw new ToolException($"Strategy '{strategy}' looks at features, but no column is left beside the label. Use random-oversample, or exclude fewer columns.");
    }

    private static string[] Names(IEnumerable<TableColumn> columns) => [.. columns.Select(c => c.Name)];

    private static ResampledDataView Resample(ResamplingEstimator estimator, ColumnarView view, TableColumn[] features)
    {
        TableColumn[] withGaps = Array.FindAll(features, f => f.IsNumeric && f.MissingCount > 0);
        try
        {
            return estimator.FitResample(view);
        }
        catch (InvalidOperationException e) when (withGaps.Length > 0 && e.Message.Contains("NaN (a missing value)", StringComparison.Ordinal))
        {
            string names = string.Join(' ', withGaps.Select(f => f.Name.Contains(' ') ? $"\"{f.Name}\"" : f.Name));
            throw new ToolException($"{ErrorText.OneLine(e)} Columns with missing values need not be features: --exclude {names}");
        }
    }
}
