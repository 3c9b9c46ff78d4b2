namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A strategy that can be asked for by name.</summary>
internal sealed class StrategyDefinition(string name, string summary, string[] optionNames, Func<string, StrategyOptions, Strategy> create)
{
    /// <summary>The verb of the library in kebab case.</summary>
    public string Name { get; } = name;

    public string Summary { get; } = summary;

    /// <summary>The properties of the options class in camel case, without the columns, which the command line names for all strategies.</summary>
    public string[] OptionNames { get; } = optionNames;

    public Strategy Create(StrategyText text) => create(text.Text, new StrategyOptions(text));
}
