using System.Globalization;
using System.Reflection;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>The registry has every method with every option, and what it says about them is what the verbs do.</summary>
[TestClass]
public sealed class StrategyRegistryTests
{
    // Columns are named by whoever applies a strategy.
    private static readonly string[] Columns = ["LabelColumnName", "FeatureColumnNames", "FeatureColumnName", "CategoricalColumnNames", "ProbabilityColumnName", "ScoreColumnName", "ExampleWeightColumnName", "BoostingWeightColumnName"];

    // What has no text, or is a matter of the run.
    private static readonly string[] OfTheRun = ["CacheInput", "Progress", "CancellationToken", "EvaluateOutOfBag", "NumberOfThreads"];

    // Objects that text only names.
    private static readonly string[] Objects = [nameof(InstanceHardnessThresholdOptions.Estimator), nameof(BalancedBaggingOptions.Resampler)];

    private static IReadOnlyList<StrategyMethod> Methods => StrategyRegistry.Default.All;

    public static IEnumerable<object[]> MethodsWithOptions => Methods.Where(m => m.OptionsType is not null).Select(m => new object[] { m.Name });

    public static IEnumerable<object[]> AllOptions => Methods.SelectMany(m => m.Options.Select(o => new object[] { m.Name, o.Name }));

    public static IEnumerable<object[]> OptionsWithRanges => AllOptions.Where(o => Find(o).Range is { } range && range != ValueRange.Any);

    public static IEnumerable<object[]> SearchedOptions => AllOptions.Where(o => Find(o).Search is not null);

    public static IEnumerable<object[]> ResamplingVerbs => typeof(TransformsImbalanceCatalog).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(m => m.GetParameters() is [{ Name: "options" }] && (m.ReturnType == typeof(ResamplingEstimator) || m.ReturnType == typeof(ClassWeightsEstimator)))
        .Select(m => new object[] { m.Name, m.GetParameters()[0].ParameterType });

    [TestMethod]
    [DynamicData(nameof(ResamplingVerbs))]
    public void EveryVerbHasAMethodOfItsName(string verb, Type options)
    {
        StrategyMethod[] methods = [.. Methods.Where(m => m.OptionsType == options)];
        Assert.HasCount(1, methods, $"Declare {verb} in Strategies/Methods.");
        Assert.AreEqual(verb, methods[0].Name.Replace("-", ""), ignoreCase: true);
    }

    [TestMethod]
    [DynamicData(nameof(MethodsWithOptions))]
    public void EveryPropertyButColumnsIsAnOption(string name)
    {
        StrategyMethod method = StrategyRegistry.Default.Find(name);
        string[] properties = [.. method.OptionsType!.GetProperties().Select(p => p.Name).Except(Columns).Except(OfTheRun)];
        CollectionAssert.AreEquivalent(properties, method.Options.Select(o => o.Property).ToArray());
        foreach (StrategyOption option in method.Options.Where(o => o.Property != nameof(InstanceHardnessThresholdOptions.Estimator)))
            Assert.AreEqual(option.Property, char.ToUpperInvariant(option.Name[0]) + option.Name[1..]);
    }

    [TestMethod]
    [DynamicData(nameof(AllOptions))]
    public void DefaultsAreThoseOfTheOptionsClass(string name, string option)
    {
        StrategyOption declared = Find(name, option);
        if (Objects.Contains(declared.Property))
            return;
        object options = Activator.CreateInstance(StrategyRegistry.Default.Find(name).OptionsType!)!;
        Assert.AreEqual(Text(options, declared), declared.Default);
    }

    [TestMethod]
    [DynamicData(nameof(AllOptions))]
    public void WhatIsWrittenArrivesInItsProperty(string name, string option)
    {
        StrategyOption declared = Find(name, option);
        if (Objects.Contains(declared.Property))
            return;
        StrategyMethod method = StrategyRegistry.Default.Find(name);
        string value = AnotherValue(declared);
        StrategyText text = StrategyText.ParseChain($"{name}:{option}={value}")[0];
        object options = method.GetType().GetMethod("Read", [typeof(StrategyText), typeof(StrategyColumns)])!.Invoke(method, [text, new StrategyColumns("Class", ["x", "y"], [], Seed: 5)])!;
        Assert.AreNotEqual(declared.Default, value);
        Assert.AreEqual(value, declared.Kind == OptionKind.Text && declared.Property.EndsWith("Name") ? options.GetType().GetProperty(declared.Property)!.GetValue(options) : Text(options, declared));
        Assert.AreEqual("Class", options.GetType().GetProperty("LabelColumnName")!.GetValue(options));
        if (options.GetType().GetProperty("FeatureColumnNames") is { } features)
            CollectionAssert.AreEqual(new[] { "x", "y" }, ((IReadOnlyList<string>)features.GetValue(options)!).ToArray());
        if (option != "seed" && options.GetType().GetProperty("Seed") is { } seed)
            Assert.AreEqual(5, seed.GetValue(options));
    }

    [TestMethod]
    [DynamicData(nameof(OptionsWithRanges))]
    public void RangesAreWhatTheVerbEnforces(string name, string option)
    {
        StrategyOption declared = Find(name, option);
        ValueRange range = declared.Range!;
        double step = declared.Kind == OptionKind.Integer ? 1 : 0.001;
        Assert.IsTrue(double.IsFinite(range.Minimum), "without an end there is nothing to declare");
        Accepts(range.IncludesMinimum ? range.Minimum : range.Minimum + step);
        Refuses(range.IncludesMinimum ? range.Minimum - step : range.Minimum);
        if (double.IsFinite(range.Maximum))
        {
            Accepts(range.Maximum);
            Refuses(range.Maximum + step);
        }
        else
        {
            Accepts(range.Minimum + 1000);
        }

        void Accepts(double value) => Parse(name, option, value);

        void Refuses(double value)
        {
            ArgumentOutOfRangeException error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Parse(name, option, value));
            StringAssert.StartsWith(error.Message, FormattableString.Invariant($"{declared.Property} is {value}; it must be "));
        }
    }

    [TestMethod]
    [DynamicData(nameof(SearchedOptions))]
    public void WhatIsWorthTryingIsAllowedAndHasTheDefault(string name, string option)
    {
        StrategyOption declared = Find(name, option);
        SearchSpace search = declared.Search!;
        foreach (string choice in search.Choices)
            ImbalanceStrategy.Parse($"{name}:{option}={choice}");
        if (search.Choices.Count > 0)
        {
            CollectionAssert.Contains(search.Choices.ToArray(), declared.Default);
            return;
        }
        Parse(name, option, search.Low);
        Parse(name, option, search.High);
        Assert.IsLessThan(search.High, search.Low);
        Assert.IsTrue(search.Low > 0 || !search.IsLogarithmic);
        // A target's default, auto, is the ratio 1.
        double usual = declared.Default == "auto" ? 1 : double.Parse(declared.Default!, CultureInfo.InvariantCulture);
        Assert.IsTrue(usual >= search.Low && usual <= search.High, $"{usual} is not in {search.Low} to {search.High}");
    }

    [TestMethod]
    [DynamicData(nameof(AllOptions))]
    public void ChoicesAreAllTaken(string name, string option)
    {
        StrategyOption declared = Find(name, option);
        Assert.IsTrue(declared.Values.Length > 0);
        foreach (string form in declared.Kind is OptionKind.Choice or OptionKind.Boolean ? declared.Forms : [])
            ImbalanceStrategy.Parse($"{name}:{option}={form}");
    }

    [TestMethod]
    public void FormsOfTextAreRead()
    {
        foreach (string form in DistanceMetric.Forms)
            Assert.AreEqual(form, KebabCase.Of(DistanceMetric.Parse(form).ToString()));
        foreach (string form in ClassWeightScheme.Forms)
            Assert.AreEqual(form, ClassWeightScheme.Parse(form).ToString());
        foreach (string form in PolynomialFitTopology.Forms)
            Assert.AreEqual(form, KebabCase.Of(PolynomialFitTopology.Parse(form).ToString()));
        foreach (string form in SamplingTarget.Forms.Where(f => !f.Contains("class")).Select(f => f.Split(' ')[^1]))
            Assert.AreEqual(form, SamplingTarget.Parse(form).ToString());
    }

    [TestMethod]
    [DataRow("tomek-links")]
    [DataRow("neighborhood-cleaning-rule")]
    public void TargetsOfCleaningSayWhichClasses(string name)
    {
        string[] forms = ["auto", "not-majority", "not-minority", "minority", "majority", "all", "classes(class;class)"];
        CollectionAssert.AreEqual(forms, Find(name, "target").Forms.ToArray());
        foreach (string form in forms)
            ImbalanceStrategy.Parse($"{name}:target={form}");
    }

    [TestMethod]
    public void SummariesAreOneShortLine()
    {
        Assert.HasCount(Methods.Count, Methods.Select(m => m.Name).Distinct());
        foreach (string summary in Methods.SelectMany(m => m.Options.Select(o => o.Summary).Append(m.Summary)))
        {
            Assert.IsTrue(summary.Length is > 5 and <= 100, summary);
            Assert.IsFalse(summary.EndsWith('.') || summary.Contains('\n'), summary);
        }
    }

    private static StrategyOption Find(object[] option) => Find((string)option[0], (string)option[1]);

    private static StrategyOption Find(string name, string option) => StrategyRegistry.Default.Find(name).Options.Single(o => o.Name == option);

    private static ImbalanceStrategy Parse(string name, string option, double value) => ImbalanceStrategy.Parse(FormattableString.Invariant($"{name}:{option}={value}"));

    /// <summary>The value of an option's property, as it is written.</summary>
    private static string? Text(object options, StrategyOption option) => options.GetType().GetProperty(option.Property)!.GetValue(options) switch
    {
        null => null,
        string name => name,
        object value => KebabCase.Of(Convert.ToString(value, CultureInfo.InvariantCulture)!),
    };

    /// <summary>Something that is allowed and not the default.</summary>
    private static string AnotherValue(StrategyOption option)
    {
        IEnumerable<string> candidates = option switch
        {
            { Kind: OptionKind.Integer } => ["2", "3"],
            { Kind: OptionKind.Number } => ["0.25", "0.75"],
            { Search.Choices: { Count: > 0 } choices } => choices,
            { Property: "OutputColumnName" } => ["Another"],
            { Property: nameof(TunedThresholdOptions.Objective) } => ["f1"],
            _ => ["0.5"],
        };
        return candidates.First(c => c != option.Default);
    }
}
