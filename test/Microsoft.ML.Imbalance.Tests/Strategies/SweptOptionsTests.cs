using System.Globalization;
using System.Reflection;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Whatever searches options, such as AutoML, can make them, and set what is declared as worth trying.</summary>
[TestClass]
public sealed class SweptOptionsTests
{
    public static IEnumerable<object[]> Searched =>
        from method in StrategyRegistry.Default.All
        where method.OptionsType is { IsPublic: true }
        from option in method.Options
        where option.Search is not null && option.Kind is OptionKind.Integer or OptionKind.Number
        select new object[] { method.Name, option.Name };

    [TestMethod]
    public void MostMethodsHaveSomethingToSearch() => Assert.IsGreaterThan(30, Searched.Count());

    [TestMethod]
    [DynamicData(nameof(Searched))]
    public void BothEndsOfASearchSpaceCanBeSetOnFreshOptions(string methodName, string optionName)
    {
        StrategyMethod method = StrategyRegistry.Default.Find(methodName);
        StrategyOption option = method.Options.Single(o => o.Name == optionName);
        PropertyInfo property = method.OptionsType!.GetProperty(option.Property)!;
        foreach (string text in Ends(option.Search!))
        {
            object options = Activator.CreateInstance(method.OptionsType)!;
            object value = Convert.ChangeType(double.Parse(text, CultureInfo.InvariantCulture), Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, CultureInfo.InvariantCulture);
            property.SetValue(options, value);
            Assert.AreEqual(value, property.GetValue(options));
        }
    }

    private static IEnumerable<string> Ends(SearchSpace space)
        => space.Choices.Count > 0 ? space.Choices : [space.Low.ToString(CultureInfo.InvariantCulture), space.High.ToString(CultureInfo.InvariantCulture)];
}
