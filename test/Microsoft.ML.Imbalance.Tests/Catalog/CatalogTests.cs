using System.Reflection;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Every verb can be called in the two ways that ML.NET users know, and both ways mean the same.</summary>
[TestClass]
public sealed class CatalogTests
{
    public static IEnumerable<object[]> OptionsTypes => OptionsVerb.AllTypes.Select(t => new object[] { t });

    public static IEnumerable<object[]> TransformVerbs => typeof(TransformsImbalanceCatalog).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Select(m => m.Name).Distinct()
        // A function of one's own is no option: Custom has one way to be called.
        .Where(name => name != nameof(TransformsImbalanceCatalog.Custom)).Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(TransformVerbs))]
    public void EveryTransformHasAVerbWithParametersAndOneWithOptions(string verb)
    {
        MethodInfo[] overloads = [.. OptionsVerb.All.Select(v => v.Method).Where(m => m.DeclaringType == typeof(TransformsImbalanceCatalog) && m.Name == verb)];
        Assert.HasCount(2, overloads);
        MethodInfo withOptions = overloads.Single(m => m.GetParameters() is [{ Name: "options" }]);
        MethodInfo withParameters = overloads.Single(m => m != withOptions);
        Assert.AreEqual($"{verb}Options", withOptions.GetParameters()[0].ParameterType.Name);
        Assert.AreEqual(withOptions.ReturnType, withParameters.ReturnType);
        Assert.IsTrue(withParameters.GetParameters().All(p => p.HasDefaultValue), "a verb works without arguments");
    }

    [TestMethod]
    [DynamicData(nameof(OptionsTypes))]
    public void ParametersAreOptionsOfTheSameNameAndDefault(Type type)
    {
        OptionsVerb verb = OptionsVerb.Of(type);
        MethodInfo simple = OptionsVerb.All.Select(v => v.Method).Single(m => m.DeclaringType == verb.Method.DeclaringType && m.Name == verb.Method.Name && m != verb.Method);
        object options = Activator.CreateInstance(type)!;
        // A token is no option where the verb itself does the work: both overloads take it.
        foreach (ParameterInfo parameter in simple.GetParameters().Where(p => p.HasDefaultValue && p.ParameterType != typeof(CancellationToken)))
        {
            // One column is the common case of several.
            string name = parameter.Name == "featureColumnName" && type.GetProperty("FeatureColumnName") is null ? nameof(SmoteOptions.FeatureColumnNames) : char.ToUpperInvariant(parameter.Name![0]) + parameter.Name[1..];
            PropertyInfo? property = type.GetProperty(name);
            Assert.IsNotNull(property, $"{type.Name} has no {name}");
            object? value = property.GetValue(options);
            if (value is IReadOnlyList<string> columns && parameter.ParameterType == typeof(string))
                value = columns.Single();
            // Lists, targets, schemes and topologies are no constants: null stands for the default of the options.
            if (parameter.DefaultValue is null && value is not null)
                Assert.IsTrue(value is IReadOnlyList<string> or SamplingTarget or ClassWeightScheme or PolynomialFitTopology or DecisionObjective && parameter.ParameterType == property.PropertyType, $"{name} is {value} by default, the parameter null");
            else
                Assert.AreEqual(value, parameter.DefaultValue, name);
        }
    }

    [TestMethod]
    public void CommonParametersHaveTheDefaultsOfMlNet()
    {
        var defaults = new Dictionary<string, object?>
        {
            ["labelColumnName"] = "Label",
            ["scoreColumnName"] = "Score",
            ["probabilityColumnName"] = "Probability",
            ["predictedLabelColumnName"] = "PredictedLabel",
            ["exampleWeightColumnName"] = null,
            ["groupColumnName"] = null,
            ["numberOfFolds"] = 5,
            ["seed"] = null,
        };
        int seen = 0;
        foreach (OptionsVerb verb in OptionsVerb.All)
        {
            foreach (ParameterInfo parameter in verb.Method.GetParameters().Where(p => defaults.ContainsKey(p.Name!)))
            {
                // The filter of SmoteIpf sorts rows into as many folds as its paper says.
                object? expected = (verb.Method.Name, parameter.Name) is (nameof(TransformsImbalanceCatalog.SmoteIpf), "numberOfFolds") ? 9 : defaults[parameter.Name!];
                Assert.AreEqual(expected, parameter.DefaultValue, $"{verb.Method.Name}, {parameter.Name}");
                seen++;
            }
        }
        Assert.IsGreaterThan(20, seen);
    }

    [TestMethod]
    public void TheOldDoorLeadsToTheSameCatalogs()
    {
        var ml = new MLContext(seed: 1);
        object[] method = [ml.Imbalance().Transforms, ml.Imbalance().Data, ml.Imbalance().BinaryClassification, ml.Imbalance().MulticlassClassification, ml.Imbalance().BinaryTrainers, ml.Imbalance().MulticlassTrainers];
        object[] property = [ml.Transforms.Imbalance, ml.Data.Imbalance, ml.BinaryClassification.Imbalance, ml.MulticlassClassification.Imbalance, ml.BinaryClassification.Trainers.Imbalance, ml.MulticlassClassification.Trainers.Imbalance];
        CollectionAssert.AreEqual(Array.ConvertAll(property, c => c.GetType()), Array.ConvertAll(method, c => c.GetType()));
        Assert.ThrowsExactly<ArgumentNullException>(() => ((MLContext)null!).Imbalance());
    }

    [TestMethod]
    public void WithoutASeedOfItsOwnAnEstimatorFollowsTheContext()
    {
        LabeledRows data = LabeledRows.Gaussian([60, 20]);
        CollectionAssert.AreEqual(Rows(new MLContext(seed: 5)), Rows(new MLContext(seed: 5)));
        CollectionAssert.AreNotEqual(Rows(new MLContext(seed: 5)), Rows(new MLContext(seed: 6)));

        string[] Rows(MLContext ml) => [.. ResampledRow.Read(ml.Transforms.Imbalance.Smote().FitResample(data.ToView(ml))).Select(r => r.Content)];
    }
}
