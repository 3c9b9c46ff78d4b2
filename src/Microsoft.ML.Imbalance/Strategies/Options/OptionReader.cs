using System.Globalization;
using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance;

/// <summary>
/// Reads the options of a method from text, and notes which were asked for. Each call says everything about an option, its name and default by one expression:
/// <c>reader.Integer(defaults.NeighborCount, …)</c> is option <c>neighborCount</c> with the default of the options class.
/// </summary>
/// <remarks>Numbers are not checked against their ranges here: the verb does that for all its callers, and a test holds the ranges against what it refuses.</remarks>
internal sealed class OptionReader(StrategyText text, StrategyColumns columns)
{
    private readonly List<StrategyOption> _options = [];

    private delegate bool TryParse<T>(string value, out T result);

    /// <summary>Every option that was asked for so far.</summary>
    public IReadOnlyList<StrategyOption> Options => _options;

    public string Label => columns.Label;

    /// <summary>The features of a method for numbers.</summary>
    public IReadOnlyList<string> Numbers => columns.Numbers;

    /// <summary>The features of a method that reads categories too.</summary>
    public IReadOnlyList<string> Features => columns.All;

    public int Integer(int defaultValue, ValueRange range, string summary, SearchSpace? search = null, [CallerArgumentExpression(nameof(defaultValue))] string property = "")
        => Read(Number(property, OptionKind.Integer, defaultValue, range, summary, search), defaultValue, TryInteger, "a whole number");

    public double Number(double defaultValue, ValueRange range, string summary, SearchSpace? search = null, [CallerArgumentExpression(nameof(defaultValue))] string property = "")
        => Read(Number(property, OptionKind.Number, defaultValue, range, summary, search), defaultValue, TryNumber, "a number");

    /// <summary>A number that follows from the data unless it is given.</summary>
    public double? OptionalNumber(double? defaultValue, ValueRange range, string summary, SearchSpace? search = null, [CallerArgumentExpression(nameof(defaultValue))] string property = "")
        => Read<double?>(
            Number(property, OptionKind.Number, defaultValue, range, summary, search), defaultValue,
            (string value, out double? result) => (result = TryNumber(value, out double number) ? number : null) is not null, "a number");

    public bool Boolean(bool defaultValue, string summary, [CallerArgumentExpression(nameof(defaultValue))] string property = "")
    {
        string[] forms = ["false", "true"];
        return Read(
            new StrategyOption(Short(property), OptionKind.Boolean, forms[defaultValue ? 1 : 0], summary) { Forms = forms, Search = SearchSpace.Among(forms) },
            defaultValue, bool.TryParse, "true or false");
    }

    /// <summary>One value of an enumeration by its name in kebab case. One that counts from 1 is known by its numbers, which are taken too.</summary>
    public T Choice<T>(T defaultValue, string summary, [CallerArgumentExpression(nameof(defaultValue))] string property = "")
        where T : struct, Enum
    {
        T[] values = Enum.GetValues<T>();
        string[] names = Array.ConvertAll(values, v => KebabCase.Of(v.ToString()));
        string[] numbers = Enum.IsDefined(default(T)) ? [] : Array.ConvertAll(values, v => v.ToString("D"));
        var option = new StrategyOption(Short(property), OptionKind.Choice, KebabCase.Of(defaultValue.ToString()), summary) { Forms = names, Search = SearchSpace.Among(names) };
        return Read(
            option, defaultValue,
            (string value, out T result) =>
            {
                int place = Math.Max(Array.IndexOf(names, value), Array.IndexOf(numbers, value));
                result = values[Math.Max(place, 0)];
                return place >= 0;
            },
            WordList.Or(numbers.Length == 0 ? names : [.. names.Zip(numbers, (name, number) => $"{name} ({number})")]));
    }

    /// <summary>A value of a type that reads itself from text.</summary>
    public T Parsed<T>(
        T defaultValue, Func<string, T> parse, IReadOnlyList<string> forms, string summary, SearchSpace? search = null, [CallerArgumentExpression(nameof(defaultValue))] string property = "")
        where T : class
    {
        var option = new StrategyOption(Short(property), OptionKind.Text, KebabCase.Of(defaultValue.ToString()!), summary) { Forms = forms, Search = search };
        _options.Add(option);
        if (!text.Options.TryGetValue(option.Name, out string? value))
            return defaultValue;
        try
        {
            return parse(value);
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException($"Strategy '{text}', option {option.Name}: {ArgumentText.Of(e)}", nameof(text), e);
        }
    }

    /// <summary>How many rows each class shall have, or, for cleaning, which classes may lose rows.</summary>
    public SamplingTarget Target(SamplingTarget defaultValue, ResamplingKind kind, [CallerArgumentExpression(nameof(defaultValue))] string property = "") => kind switch
    {
        ResamplingKind.Cleaning => Parsed(
            defaultValue, SamplingTarget.Parse, SamplingTarget.ClassForms, "classes that may lose rows; auto: all but the smallest", SearchSpace.Among("auto", "all"), property),
        ResamplingKind.Oversampling => Parsed(
            defaultValue, SamplingTarget.Parse, Without("majority"), "rows each class shall have; auto: as many as the largest", SearchSpace.Linear(0.1, 1), property),
        _ => Parsed(
            defaultValue, SamplingTarget.Parse, Without("minority"), "rows each class shall have; auto: as many as the smallest", SearchSpace.Linear(0.1, 1), property),
    };

    /// <summary>A resampler, or a chain of them, within parentheses.</summary>
    public ResamplingEstimator? Resampler(ResamplingEstimator? defaultValue, string summary, [CallerArgumentExpression(nameof(defaultValue))] string property = "")
    {
        var option = new StrategyOption(Short(property), OptionKind.Text, Default: null, summary) { Forms = ["a resampler in parentheses: (smote:neighborCount=3)"] };
        _options.Add(option);
        if (!text.Options.TryGetValue(option.Name, out string? value))
            return defaultValue;
        ImbalanceStrategy? strategy = value is ['(', .., ')'] ? StrategyRegistry.Default.Parse(value[1..^1]) : null;
        return strategy is ResamplingStrategy resampling
            ? resampling.Create(new MLContext(columns.Seed), columns)
            : throw new ArgumentException($"Strategy '{text}': option {option.Name} is '{value}'; a resampler in parentheses is needed, such as (smote:neighborCount=3).", nameof(text));
    }

    /// <summary>The seed given, or that of whoever applies the strategy.</summary>
    public int Seed(int? defaultValue, [CallerArgumentExpression(nameof(defaultValue))] string property = "") => Read(
        new StrategyOption(Short(property), OptionKind.Integer, defaultValue?.ToString(CultureInfo.InvariantCulture), "what to draw from; by default the seed of the run") { Range = ValueRange.Any },
        defaultValue ?? columns.Seed, TryInteger, "a whole number");

    /// <summary>The name of a column that is added.</summary>
    public string Column(string defaultValue, string summary, [CallerArgumentExpression(nameof(defaultValue))] string property = "") => Read(
        new StrategyOption(Short(property), OptionKind.Text, defaultValue, summary) { Forms = ["a name"] },
        defaultValue, (string value, out string result) => (result = value).Length > 0, "a name");

    /// <summary>One of some things by name, under a name of its own.</summary>
    /// <param name="property">The property that it stands for.</param>
    /// <param name="name">The option.</param>
    /// <param name="choices">What there is; the default first.</param>
    /// <param name="nameOf">What each is called.</param>
    /// <param name="summary">What it is.</param>
    public T OneOf<T>(string property, string name, IReadOnlyList<T> choices, Func<T, string> nameOf, string summary)
    {
        string[] names = [.. choices.Select(nameOf)];
        return Read(
            new StrategyOption(property, OptionKind.Choice, names[0], summary) { Name = name, Forms = names, Search = names.Length > 1 ? SearchSpace.Among(names) : null },
            choices[0],
            (string value, out T result) =>
            {
                int place = Array.IndexOf(names, value);
                result = choices[Math.Max(place, 0)];
                return place >= 0;
            },
            WordList.Or(names));
    }

    // The class that others are measured by can't change itself.
    private static string[] Without(string reference) => Array.FindAll(SamplingTarget.Forms, form => form != reference);

    private static StrategyOption Number(string property, OptionKind kind, double? defaultValue, ValueRange range, string summary, SearchSpace? search)
        => new(Short(property), kind, defaultValue?.ToString(CultureInfo.InvariantCulture), summary) { Range = range, Search = search };

    private T Read<T>(StrategyOption option, T defaultValue, TryParse<T> parse, string needed)
    {
        _options.Add(option);
        if (!text.Options.TryGetValue(option.Name, out string? value))
            return defaultValue;
        return parse(value, out T result) ? result : throw new ArgumentException($"Strategy '{text}': option {option.Name} is '{value}'; {needed} is needed.", nameof(text));
    }

    private static bool TryInteger(string value, out int result) => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out result);

    private static bool TryNumber(string value, out double result) => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out result);

    private static string Short(string expression) => expression[(expression.LastIndexOf('.') + 1)..];
}
