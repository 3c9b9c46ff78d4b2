namespace Microsoft.ML.Imbalance;

/// <summary>A method that can be asked for by name.</summary>
internal abstract class StrategyMethod(string name, StrategyFamily family, string summary)
{
    /// <summary>The verb in kebab case.</summary>
    public string Name { get; } = name;

    public StrategyFamily Family { get; } = family;

    /// <summary>What it does, in one line.</summary>
    public string Summary { get; } = summary;

    /// <summary>What can be set, in the order of declaration.</summary>
    public IReadOnlyList<StrategyOption> Options => field ??= Describe();

    /// <summary>The options class of the verb; null where there is none.</summary>
    public virtual Type? OptionsType => null;

    /// <summary>The options as written, for some columns; null where there is no options class.</summary>
    public virtual object? ReadOptions(StrategyText text, StrategyColumns columns) => null;

    /// <summary>The name of its page in the reference.</summary>
    public string Page { get; init; } = name;

    /// <exception cref="ArgumentException">An option or a value is unknown.</exception>
    public ImbalanceStrategy Create(StrategyText text)
    {
        string? unknown = text.Options.Keys.FirstOrDefault(o => Options.All(known => known.Name != o));
        if (unknown is null)
            return CreateChecked(text);
        string there = Options.Count == 0 ? "It has none" : $"Its options are: {string.Join(", ", Options.Select(o => o.Name))}";
        throw new ArgumentException($"Strategy '{Name}' has no option '{unknown}'.{NameHint.For(unknown, Options.Select(o => o.Name))} {there}.", nameof(text));
    }

    protected virtual IReadOnlyList<StrategyOption> Describe() => [];

    protected abstract ImbalanceStrategy CreateChecked(StrategyText text);
}

/// <summary>A method without options.</summary>
internal sealed class PlainMethod(string name, StrategyFamily family, string summary, Func<string, ImbalanceStrategy> create) : StrategyMethod(name, family, summary)
{
    protected override ImbalanceStrategy CreateChecked(StrategyText text) => create(text.ToString());
}

/// <summary>A method with an options class. One function both tells which options there are and reads them: a property that is not read can't be set.</summary>
/// <param name="name">The verb in kebab case.</param>
/// <param name="family">What it does.</param>
/// <param name="summary">The same in one line.</param>
/// <param name="read">Makes options from a reader and the options as they come.</param>
/// <param name="create">Makes a strategy from the text and the options for any columns.</param>
internal sealed class OptionsMethod<TOptions>(
    string name, StrategyFamily family, string summary, Func<OptionReader, TOptions, TOptions> read, Func<string, Func<StrategyColumns, TOptions>, ImbalanceStrategy> create)
    : StrategyMethod(name, family, summary)
    where TOptions : class, new()
{
    public override Type OptionsType => typeof(TOptions);

    public override object ReadOptions(StrategyText text, StrategyColumns columns) => Read(text, columns);

    /// <summary>The options as written, for some columns.</summary>
    public TOptions Read(StrategyText text, StrategyColumns columns) => read(new OptionReader(text, columns), new TOptions());

    protected override IReadOnlyList<StrategyOption> Describe()
    {
        var reader = new OptionReader(StrategyText.Of(Name), StrategyColumns.Placeholder);
        read(reader, new TOptions());
        return reader.Options;
    }

    protected override ImbalanceStrategy CreateChecked(StrategyText text) => create(text.ToString(), columns => Read(text, columns));
}
