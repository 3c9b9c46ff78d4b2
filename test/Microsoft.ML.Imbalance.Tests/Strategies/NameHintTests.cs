namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class NameHintTests
{
    private static readonly string[] Names = ["smote", "smote-nc", "tomek-links", "class-weights", "none"];

    [TestMethod]
    // One letter in three may differ: replaced, left out, added, or swapped with the next.
    [DataRow("smoke", "smote")]
    [DataRow("smte", "smote")]
    [DataRow("smmote", "smote")]
    [DataRow("smtoe", "smote")]
    [DataRow("SmoteNC", "smote-nc")]
    [DataRow("tomek_link", "tomek-links")]
    [DataRow("classweight", "class-weights")]
    [DataRow("xyz", null)]
    [DataRow("", null)]
    public void TheNearestNameIsMeant(string written, string? meant)
    {
        Assert.AreEqual(meant, NameHint.Nearest(written, Names));
        Assert.AreEqual(meant is null ? "" : $" Did you mean '{meant}'?", NameHint.For(written, Names));
    }

    [TestMethod]
    public void AStrategyIsRefusedWithIt()
    {
        Assert.StartsWith("There is no strategy 'smoke'. Did you mean 'smote'? The strategies are: none, ", Assert.ThrowsExactly<ArgumentException>(() => ImbalanceStrategy.Parse("smoke")).Message);
        Assert.StartsWith(
            "Strategy 'smote' has no option 'neigborCount'. Did you mean 'neighborCount'? Its options are: neighborCount, ",
            Assert.ThrowsExactly<ArgumentException>(() => ImbalanceStrategy.Parse("smote:neigborCount=3")).Message);
    }
}
