using System.CommandLine;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Options that several commands have.</summary>
internal static class SharedOptions
{
    private const int DefaultSeed = 1;

    public static Option<string> Label() => new("--label", "-l")
    {
        Description = "The column of the classes",
        DefaultValueFactory = _ => "Label",
    };

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
