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
        Description = "What to compare with doing nothing: any that list shows; options follow a colon, a further resampler a plus: smote:neighborCount=3,target=0.5 smote+tomek-links",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => ComparisonPlan.DefaultStrategies,
    };

    private readonly Option<string[]> _trainers = new("--trainers")
    {
        Description = "What to train",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [.. ToolTrainer.All.Select(t => t.Name)],
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
        // What is written on the command line is checked before a file is read.
        IReadOnlyList<ImbalanceStrategy> strategies = ComparisonSelection.ParseStrategies(arguments.GetValue(_strategies)!);
        IReadOnlyList<ToolTrainer> trainers = ComparisonSelection.ParseTrainers(arguments.GetValue(_trainers)!);
        ComparisonSettings settings = ReadSettings(arguments);
        string path = arguments.GetValue(_data) ?? ShippedData.Path;
        string shownPath = arguments.GetValue(_data) ?? ShippedData.Name;
        Table table = TableReader.Read(path, cancellation);
        TableColumn label = table.Find(arguments.GetRequiredValue(_label), "label", "--label");
        ComparisonData data = ComparisonData.Create(table, label, arguments.GetValue(_positive), table.FindAll(arguments.GetValue(_exclude)!, "excluded", "--exclude"));
        List<string> notes = [.. data.Notes];
        int seed = arguments.GetValue(_seed);
        var plan = new ComparisonPlan(
            ComparisonSelection.WithoutObstacles(strategies, data, notes), ComparisonSelection.WithoutObstacles(trainers, data, notes), data.IsBinary, settings, seed);
        PrintNotes(notes);

        var comparer = new StrategyComparer(new MLContext(seed), data.View, ComparisonFeaturizer.Of(context => FeaturePipeline.Create(context, data.Plan)), plan);
        ComparisonResult result = ProgressDisplay.Run(_console.Messages, $"Training {plan.ModelCount} models on '{shownPath}'", plan.ModelCount, (step, line) =>
            comparer.Run(new ComparisonSteps(step, line, settings.SplitCount), cancellation));
        PrintNotes(result.Notes);
        notes.AddRange(result.Notes);

        if (arguments.GetValue(_json))
            JsonText.Print(_console, ComparisonJson.Create(shownPath, label.Name, data, settings, notes, result));
        else
            ComparisonReport.Print(_console.Results, shownPath, label.Name, data, settings, result.Trainers);
        return ExitCode.Success;
    }

    private ComparisonSettings ReadSettings(ParseResult arguments) => new()
    {
        LabelColumnName = ComparisonData.Label,
        FeatureColumnName = FeaturePipeline.Features,
        NumberOfFolds = AtLeast(2, arguments.GetValue(_folds), "--folds"),
        NumberOfRepeats = AtLeast(1, arguments.GetValue(_repeats), "--repeats"),
        NumberOfThreads = AtLeast(1, arguments.GetValue(_threads), "--threads"),
        Seed = arguments.GetValue(_seed),
    };

    private void PrintNotes(IEnumerable<string> notes)
    {
        foreach (string note in notes)
            ToolConsole.Line(_console.Messages, note);
    }

    private static int AtLeast(int minimum, int value, string option)
        => value >= minimum ? value : throw new ToolException($"{option} is {value}; it must be at least {minimum}.");
}
