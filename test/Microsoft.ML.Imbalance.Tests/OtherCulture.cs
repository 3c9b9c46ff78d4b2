using System.Globalization;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>
/// All tests run in a culture that writes numbers otherwise than the invariant one: 0,5 for 0.5, and − for -. So every message that a test spells out is shown to be the same in
/// every culture.
/// </summary>
[TestClass]
public sealed class OtherCulture
{
    [AssemblyInitialize]
    public static void UseEverywhere(TestContext context)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "−";
        culture.NumberFormat.NaNSymbol = "keine Zahl";
        culture.NumberFormat.PositiveInfinitySymbol = "∞";
        CultureInfo.DefaultThreadCurrentCulture = culture;
        CultureInfo.CurrentCulture = culture;
    }

    [TestMethod]
    public void TestsRunInIt() => Assert.AreEqual("−0,5", $"{-0.5}");
}
