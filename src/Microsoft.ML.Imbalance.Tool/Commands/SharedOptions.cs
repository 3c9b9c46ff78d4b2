using System.CommandLine;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Options that several commands have.</summary>
internal static class SharedOptions
{
    private const int DefaultSeed = 1;

    /// <summary>The methods by name.</summary>
    public static IEnumerable<string> StrategyNames => ToolStrategies.Registry.All.Select(m => m.Name);

    private static IEnumerable<string> TrainerNames => ToolTrainer.All.Select(t => t.Name);

    public static Option<string> Label() => new("--label", "-l")
    {
        Description = "The column of the classes",
        DefaultValueFactory = _ => "Label",
    };

    /// <summary>The file to work on.</summary>
    public static Option<string?> Data() => new("--data", "-d") { Description = $"The {TableFile.Formats}, to read", Required = true };

    /// <summary>The file to work on, which comes with the tool unless it is given.</summary>
    public static Option<string?> DataOrShipped() => new("--data", "-d")
    {
        Description = $"The {TableFile.Formats}, to read [default: {ShippedData.Name}, which comes with the tool]",
    };

    /// <summary>Columns of numbers that stand for something else.</summary>
    public static Option<string[]> Categories() => new("--categories", "-c")
    {
        Description = "Columns that are categories although they look like numbers, such as codes and 0/1; columns of text are categories anyway",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    public static Option<string> Model() => new("--model", "-m") { Description = "The model, a .zip file that train, tune or ML.NET saved", Required = true };

    public static Option<string> Strategy(string description, string? otherwise)
    {
        var option = new Option<string>("--strategy") { Description = $"{description}; options follow a colon: smote:neighborCount=3,target=0.5", HelpName = "strategy", Required = otherwise is null };
        if (otherwise is not null)
            option.DefaultValueFactory = _ => otherwise;
        option.CompletionSources.Add([.. StrategyNames]);
        return option;
    }

    public static Option<string[]> Strategies(string description)
    {
        var option = new Option<string[]>("--strategies")
        {
            HelpName = "strategy",
            Description = $"{description}: any that list shows; options follow a colon, a further resampler a plus: smote:neighborCount=3,target=0.5 smote+tomek-links:target=all",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => ComparisonPlan.DefaultStrategies,
        };
        option.CompletionSources.Add([.. StrategyNames]);
        return option;
    }

    public static Option<string> Trainer()
    {
        var option = new Option<string>("--trainer") { HelpName = "trainer", Description = $"What to train: {string.Join(", ", TrainerNames)}", DefaultValueFactory = _ => ToolTrainer.LogisticRegression.Name };
        option.CompletionSources.Add([.. TrainerNames]);
        return option;
    }

    public static Option<string[]> Trainers(string description)
    {
        var option = new Option<string[]>("--trainers")
        {
            HelpName = "trainer",
            Description = description,
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [.. TrainerNames],
        };
        option.CompletionSources.Add([.. TrainerNames]);
        return option;
    }

    public static Option<string?> Positive() => new("--positive", "-p") { Description = "The class of interest, of two [default: the rarer one; of equally rare ones the second, as in 0 and 1]" };

    public static Option<int> Folds(string description = "Parts the rows are cut into; each is the test set once") => new("--folds") { Description = description, DefaultValueFactory = _ => 5 };

    public static Option<int> Repeats() => new("--repeats") { Description = "How often they are cut anew: more repeats, narrower intervals", DefaultValueFactory = _ => 1 };

    public static Option<int> Threads() => new("--threads")
    {
        Description = "Models trained at the same time; the result is the same for any number",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    /// <summary>Where the record of the run goes.</summary>
    /// <param name="otherwise">Where it goes unless it is said.</param>
    public static Option<string?> Record(string otherwise = $"beside the output, with {RunRecord.Extension} after its name") => new(RunRecord.OptionName)
    {
        Description = $"The file to write the record of the run to, which repeat takes [default: {otherwise}]",
    };

    /// <exception cref="ToolException">The value is too small.</exception>
    public static int AtLeast(int minimum, int value, string option)
        => value >= minimum ? value : throw new ToolException($"{option} is {value}; it must be at least {minimum}.");

    public static Option<int> Seed() => new("--seed", "-s")
    {
        Description = "The same seed gives the same result",
        DefaultValueFactory = _ => DefaultSeed,
    };

    public static Option<bool> Json() => new("--json") { Description = "Print the result as JSON" };

    public static Option<string[]> Exclude(string description) => new("--exclude", "-x")
    {
        Description = description,
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };
}
