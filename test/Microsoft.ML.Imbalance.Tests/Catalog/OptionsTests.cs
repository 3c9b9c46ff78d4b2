using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Microsoft.ML.Data;
using Microsoft.ML.Imbalance.Tests.Evaluation;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Every options type is made alike: sealed, valid as it comes, set when it is made, each property documented with its default.</summary>
[TestClass]
public sealed class OptionsTests
{
    private static readonly Assembly Library = typeof(ImbalanceExtensions).Assembly;
    private static readonly XDocument Documentation = XDocument.Load(Path.ChangeExtension(Library.Location, ".xml"));

    public static IEnumerable<object[]> OptionsTypes => OptionsVerb.AllTypes.Select(t => new object[] { t });

    [TestMethod]
    public void ThereAreOptions() => CollectionAssert.Contains(OptionsVerb.AllTypes, typeof(SmoteOptions));

    [TestMethod]
    [DynamicData(nameof(OptionsTypes))]
    public void OptionsAreSealedAndMadeWithoutArguments(Type type)
    {
        Assert.IsTrue(type.IsClass && type.IsSealed);
        Assert.HasCount(1, type.GetConstructors());
        Assert.IsNotNull(type.GetConstructor(Type.EmptyTypes));
    }

    [TestMethod]
    [DynamicData(nameof(OptionsTypes))]
    public void PropertiesAreSetWhenOptionsAreMadeAndNotLater(Type type)
    {
        foreach (PropertyInfo property in type.GetProperties())
        {
            Assert.IsTrue(property.GetMethod?.IsPublic ?? false, property.Name);
            Assert.IsTrue(property.SetMethod?.IsPublic ?? false, property.Name);
            CollectionAssert.Contains(property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers(), typeof(IsExternalInit), property.Name);
        }
        Assert.IsEmpty(type.GetFields());
        Assert.IsNotEmpty(type.GetProperties());
    }

    [TestMethod]
    [DynamicData(nameof(OptionsTypes))]
    public void EveryPropertySaysWhatItIsAndItsDefault(Type type)
    {
        foreach (PropertyInfo property in type.GetProperties())
        {
            XElement? member = Documentation.Descendants("member").SingleOrDefault(m => (string?)m.Attribute("name") == $"P:{property.DeclaringType!.FullName}.{property.Name}");
            Assert.IsGreaterThan(10, member?.Element("summary")?.Value.Trim().Length ?? 0, property.Name);
            StringAssert.Contains(member!.Element("value")?.Value ?? "", "efault", property.Name);
        }
    }

    [TestMethod]
    [DynamicData(nameof(OptionsTypes))]
    public void OptionsAreValidAsTheyCome(Type type)
    {
        OptionsVerb verb = OptionsVerb.Of(type);
        object catalog = verb.Catalog(new MLContext(seed: 1));
        object?[] arguments = [.. verb.Method.GetParameters().Select(p => p.ParameterType == type ? Activator.CreateInstance(type) : Argument(p.ParameterType, verb))];
        Assert.IsNotNull(verb.Method.Invoke(catalog, arguments));
    }

    [TestMethod]
    public void NoPublicTypeIsARecord()
    {
        string[] records = [.. Library.GetExportedTypes().Where(t => t.GetMethod("<Clone>$") is not null || t.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null).Select(t => t.Name)];
        Assert.IsEmpty(records, string.Join(", ", records));
    }

    private static object Argument(Type type, OptionsVerb verb)
    {
        if (type == typeof(IEstimator<ITransformer>))
            return new EstimatorChain<ITransformer>();
        if (type == typeof(IReadOnlyDictionary<string, double>))
            return new Dictionary<string, double> { ["False"] = 0.9, ["True"] = 0.1 };
        if (type == typeof(CancellationToken))
            return CancellationToken.None;
        if (type != typeof(IDataView))
            throw new InvalidOperationException($"{verb.Method.Name} takes a {type.Name} beside its options: say here what to pass.");
        return verb.Method.DeclaringType == typeof(MulticlassImbalanceCatalog)
            ? MulticlassRow.View([new MulticlassRow { Score = [0.9, 0.1] }, new MulticlassRow { Label = 1, Score = [0.4, 0.6], PredictedLabel = 1 }])
            : new MLContext(seed: 1).Data.LoadFromEnumerable(new[] { new BinaryRow(), new BinaryRow { Label = true, Score = 1, Probability = 0.7, PredictedLabel = true } });
    }
}
