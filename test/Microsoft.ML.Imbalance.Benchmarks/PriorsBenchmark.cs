using System.Globalization;
using Microsoft.ML.Imbalance.Tool;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>Probabilities of every strategy against those of doing nothing: as they are, after CorrectPriors, and calibrated on rows that were not resampled.</summary>
internal static class PriorsBenchmark
{
    private const int FoldCount = 3, Seed = 1;

    public static void Run(Arguments arguments)
    {
        if (arguments.Text("data") is not { } folder)
        {
            Console.Error.WriteLine("priors needs --data FOLDER and --tables FILES, comma-separated CSV files with a column Label of 0 and 1; also --results FILE, --cap ROWS, --trainers, --strategies.");
            return;
        }
        var results = new ResultFile(arguments.Text("results") ?? "priors.csv", PriorsTable.Heading);
        foreach (string file in arguments.Names("tables", []))
        {
            foreach (string trainer in arguments.Names("trainers", StrategyPipeline.Trainers))
                Measure(Path.Combine(folder, file), trainer, Strategies(arguments), arguments.Number("cap", 2000), results);
        }
        PriorsTable.Print(results);
    }

    // As many rounds of RusBoost as other ensembles have members, and fewer trees, for the time they take.
    private static string[] Strategies(Arguments arguments) => arguments.Names("strategies",
    [
        .. ToolStrategies.Registry.All.Where(m => m.Family is not (StrategyFamily.None or StrategyFamily.Threshold)).Select(m => m.Name switch
        {
            "rus-boost" => "rus-boost:numberOfMembers=10",
            "balanced-forest" => "balanced-forest:numberOfMembers=20",
            string name => name,
        }),
    ]);

    private static void Measure(string path, string trainer, string[] strategies, int cap, ResultFile results)
    {
        string table = Path.GetFileName(path).Split('.')[0];
        ImbalanceStrategy[] left = [.. strategies.Where(s => !IsDone(results, table, trainer, s)).Select(ToolStrategies.Registry.Parse)];
        if (left.Length == 0)
            return;
        Tool.Table file = TableReader.Read(path);
        ComparisonData data = ComparisonData.Create(new LabeledTable(file, file.Find("Label", "label", "--label"), []), positive: "1");
        IDataView rows = data.View.GetRowCount() <= cap
            ? data.View
            : StratifiedSplitter.TrainTest(new MLContext(Seed), data.View, DefaultColumns.Label, (double)cap / data.View.GetRowCount()!.Value, groupColumnName: null, Seed).TestSet;
        PreparedSplit[] folds = [.. StratifiedSplitter.CrossValidation(new MLContext(Seed), rows, DefaultColumns.Label, FoldCount, groupColumnName: null, Seed).Select(split => PreparedSplit.Create(
            split, ComparisonFeaturizer.Of(context => FeaturePipeline.Create(context, data.Plan)), new ComparisonSettings { FeatureColumnName = DefaultColumns.Features }, isBinary: true, Seed))];
        var pipeline = new StrategyPipeline(trainer);
        Dictionary<string, RowLosses> nothing = Losses(pipeline, ImbalanceStrategy.None, folds, _ => true);
        Add(results, table, trainer, "none", nothing, nothing);
        foreach (ImbalanceStrategy strategy in left)
        {
            if (strategy is ResamplingStrategy resampling && resampling.Features.Contains(StrategyFeatures.Categories))
                continue;
            try
            {
                Add(results, table, trainer, $"{strategy}", Losses(pipeline, strategy, folds, way => !results.Contains(table, trainer, $"{strategy}", way)), nothing);
            }
            // Too few rows for the method, or no category for one that needs some.
            catch (Exception e) when (e is InvalidOperationException or ArgumentException)
            {
                results.Add(table, trainer, $"{strategy}", $"failed: {FailureText.OneLine(e).Replace(',', ';')}");
            }
        }
    }

    // The last way is written last.
    private static bool IsDone(ResultFile results, string table, string trainer, string strategy)
        => results.Contains(table, trainer, strategy, StrategyPipeline.Anchored) || results.Rows.Any(row => row.Length == 4 && row[..3].SequenceEqual([table, trainer, strategy]));

    private static Dictionary<string, RowLosses> Losses(StrategyPipeline pipeline, ImbalanceStrategy strategy, PreparedSplit[] folds, Func<string, bool> isWanted)
    {
        var losses = new Dictionary<string, RowLosses>();
        foreach (PreparedSplit fold in folds)
        {
            foreach ((string way, BinaryPredictions rows) in pipeline.Predict(strategy, fold.Train, fold.Test, isWanted))
            {
                losses.TryAdd(way, new RowLosses());
                losses[way].Add(rows);
            }
        }
        return losses;
    }

    private static void Add(ResultFile results, string table, string trainer, string strategy, Dictionary<string, RowLosses> losses, Dictionary<string, RowLosses> nothing)
    {
        foreach ((string way, RowLosses of) in losses)
        {
            if (results.Contains(table, trainer, strategy, way))
                continue;
            var against = of.Against(nothing[StrategyPipeline.AsTheyAre]);
            double[] numbers = [of.PrAuc, of.MeanProbability, .. against.SelectMany(a => new[] { a.Mean, a.Difference, a.Error })];
            results.Add([table, trainer, strategy, way, .. numbers.Select(n => n.ToString("G6", CultureInfo.InvariantCulture))]);
        }
        Console.WriteLine($"{table} {trainer} {strategy}");
    }
}
