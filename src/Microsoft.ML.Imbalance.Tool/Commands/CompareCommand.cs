using System.CommandLine;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary><c>compare</c>: what helps on this data, and what does not.</summary>
internal sealed class CompareCommand : System.CommandLine.Command
{
    private readonly Option<string?> _data = new("--data", "-d") { Description = $"The .csv or .tsv file to read, plain or .gz [default: {ShippedData.Name}, which comes with the tool]" };
    private readonly Option<string> _label = SharedOptions.Label();
    private readonly Option<string?> _positive = new("--positive", "-p") { Description = "The class of interest, of two [default: the rarer one]" };
    private readonly Option<string[]> _exclude = SharedOptions.Exclude("Columns that are no features, such as identifiers");
    private readonly Option<string[]> _strategies = new("--strategies")
    {
        Description = "What to compare with doing nothing; options follow a colon: smote:neighborCount=3,target=0.5",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [.. StrategyCatalog.ForComparison.Select(d => d.Name)],
    };

    private readonly Option<string[]> _trainers = new("--trainers")
    {
        Description = "What to train",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [.. ComparisonTrainer.All.Select(t => t.Name)],
    };

    private readonly Option<int> _folds = new("--folds") { Description = "Parts the rows are cut into; each is the test set once", DefaultValueFactory = _ => 5 };
    private readonly Option<int> _repeats = new("--repeats") { Description = "How often they are cut anew: more repeats, narrower intervals", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _threads = new("--threads")
    {
        Description = "Models trained at the same time; the result is the same for any number",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    private readonly Option<int> _seed = SharedOptions.Seed();
    private readonly Option<bool> _json = SharedOptions.Json();
    private readonly ToolConsole _console;

    public CompareCommand(ToolConsole console)
        : base(
            "compare",
            "Train with several strategies on the same stratified folds, and show the difference of each to doing nothing with its 95 % interval (corrected resampled "
            + "t-test). Everything is fitted inside the fold; no test row is ever resampled or weighted.")
    {
        _console = console;
        foreach (Option option in new Option[] { _data, _label, _positive, _exclude, _strategies, _trainers, _folds, _repeats, _threads, _seed, _json })
            Options.Add(option);
        SetAction((arguments, cancellation) => Task.Run(() => Run(arguments, cancellation), cancellation));
    }

    private int Run(ParseResult arguments, CancellationToken cancellation)
    {
        var notes = new List<string>();
        string path = arguments.GetValue(_data) ?? ShippedData.Path;
        IReadOnlyList<Strategy> strategies = ReadStrategies(arguments.GetValue(_strategies)!);
        IReadOnlyList<ComparisonTrainer> trainers = ReadTrainers(arguments.GetValue(_trainers)!);
        int folds = AtLeast(2, arguments.GetValue(_folds), "--folds");
        int repeats = AtLeast(1, arguments.GetValue(_repeats), "--repeats");
        int threads = AtLeast(1, arguments.GetValue(_threads), "--threads");

        Table table = TableReader.Read(path, cancellation);
        TableColumn label = table.Find(arguments.GetRequiredValue(_label), "label", "--label");
        ComparisonData data = ComparisonData.Create(table, label, arguments.GetValue(_positive), table.FindAll(arguments.GetValue(_exclude)!, "excluded", "--exclude"));
        notes.AddRange(data.Plan.Notes);
        if (data.Classes.UnlabeledCount > 0)
            notes.Add($"{data.Classes.UnlabeledCount} rows without a label: left out.");
        if (!data.IsBinary && strategies.Any(s => s is TunedThresholdStrategy))
        {
            notes.Add("tuned-threshold needs two classes: left out.");
            strategies = [.. strategies.Where(s => s is not TunedThresholdStrategy)];
        }
        var settings = new ComparisonSettings
        {
            Strategies = strategies,
            Trainers = WithoutObstacles(trainers, notes),
            Folds = folds,
            Repeats = repeats,
            Seed = arguments.GetValue(_seed),
            Threads = threads,
        };
        string shown = arguments.GetValue(_data) ?? ShippedData.Name;
        foreach (string note in notes)
            ToolConsole.Line(_console.Messages, note);
        var runner = new ComparisonRunner(data, settings);
        TrainerResult[] results = ProgressDisplay.Run(_console.Messages, $"Training {runner.ModelCount} models on '{shown}'", runner.ModelCount, (step, line) =>
            runner.Run(cancellation, step, done => line($"  split {done} of {settings.SplitCount} done")));
        foreach (string note in runner.Notes)
            ToolConsole.Line(_console.Messages, note);
        notes.AddRange(runner.Notes);
        if (arguments.GetValue(_json))
            JsonText.Print(_console, ComparisonJson.Create(shown, label.Name, data, settings, notes, results));
        else
            ComparisonReport.Print(_console.Results, shown, label.Name, data, settings, results);
        return ExitCode.Success;
    }

    // Doing nothing is what everything is compared with: always there, and first.
    private static IReadOnlyList<Strategy> ReadStrategies(string[] texts)
    {
        List<Strategy> strategies = [.. texts.Distinct().Select(t => StrategyCatalog.Parse(t, StrategyCatalog.ForComparison))];
        Strategy baseline = strategies.Find(s => s is NoStrategy) ?? StrategyCatalog.Parse(StrategyCatalog.None.Name, StrategyCatalog.ForComparison);
        return [baseline, .. strategies.Where(s => s is not NoStrategy)];
    }

    private static IReadOnlyList<ComparisonTrainer> ReadTrainers(string[] names) =>
    [
        .. names.SelectMany(n => n.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct().Select(name =>
            Array.Find(ComparisonTrainer.All, t => t.Name == name) ?? throw new ToolException(
                $"There is no trainer '{name}'. The trainers are: {string.Join(", ", ComparisonTrainer.All.Select(t => t.Name))}.")),
    ];

    private static List<ComparisonTrainer> WithoutObstacles(IReadOnlyList<ComparisonTrainer> trainers, List<string> notes)
    {
        var usable = new List<ComparisonTrainer>();
        foreach (ComparisonTrainer trainer in trainers)
        {
            if (trainer.FindObstacle() is { } obstacle)
                notes.Add($"{trainer.Name} is left out, its native library can't be loaded: {obstacle}");
            else
                usable.Add(trainer);
        }
        return usable.Count > 0 ? usable : throw new ToolException($"No trainer is left. {string.Join(' ', notes)} Choose others with --trainers.");
    }

    private static int AtLeast(int minimum, int value, string option)
        => value >= minimum ? value : throw new ToolException($"{option} is {value}; it must be at least {minimum}.");
}
