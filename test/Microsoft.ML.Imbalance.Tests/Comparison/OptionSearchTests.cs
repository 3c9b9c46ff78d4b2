using CsCheck;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class OptionSearchTests
{
    public static IEnumerable<object[]> Names => StrategyRegistry.Default.All.Select(m => new object[] { m.Name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void EveryDrawIsAStrategyOfTheMethod(string name) => Gen.Int.Sample(seed =>
    {
        foreach (ImbalanceStrategy candidate in OptionSearch.Candidates(ImbalanceStrategy.Parse(name), trials: 10, seed))
            Assert.AreEqual(name, StrategyText.ParseChain(candidate.ToString())[0].Name);
    }, iter: 10);

    [TestMethod]
    public void WrittenOptionsStayAndOthersVary()
    {
        string[] drawn = Texts("smote:neighborCount=3+near-miss", trials: 8, seed: 1);
        Assert.AreEqual("smote:neighborCount=3+near-miss", drawn[0]);
        Assert.HasCount(9, drawn);
        Assert.IsTrue(drawn.Skip(1).All(t => t.StartsWith("smote:neighborCount=3,", StringComparison.Ordinal) && t.Contains("+near-miss:version=", StringComparison.Ordinal)));
        Assert.HasCount(9, drawn.Distinct());
    }

    [TestMethod]
    public void NumbersLieInTheSpaceThatIsDeclaredAndReachItsEnds()
    {
        int[] counts = [.. Texts("smote:metric=euclidean,target=auto", trials: 300, seed: 1).Skip(1).Select(t => int.Parse(t.Split('=')[^1]))];
        Assert.AreEqual(1, counts.Min());
        Assert.AreEqual(15, counts.Max());
    }

    [TestMethod]
    public void TheSeedDecidesAndNothingElse()
    {
        CollectionAssert.AreEqual(Texts("smote", 5, seed: 3), Texts("smote", 5, seed: 3));
        CollectionAssert.AreNotEqual(Texts("smote", 5, seed: 3), Texts("smote", 5, seed: 4));
        CollectionAssert.AreEqual(Texts("smote", 5, seed: 3), Texts("smote", 9, seed: 3).Take(6).ToArray(), "more trials come on top");
    }

    [TestMethod]
    public void WhatHasNothingToChooseIsAlone()
    {
        CollectionAssert.AreEqual(new[] { "none" }, Texts("none", 5, seed: 1));
        CollectionAssert.AreEqual(new[] { "tuned-threshold" }, Texts("tuned-threshold", 5, seed: 1));
        CollectionAssert.AreEqual(new[] { "class-weights:scheme=square-root" }, Texts("class-weights:scheme=square-root", 5, seed: 1));
        CollectionAssert.AreEqual(new[] { "smote" }, Texts("smote", 0, seed: 1));
        // Its name is one of the library's, its function is not.
        Assert.HasCount(1, OptionSearch.Candidates(ImbalanceStrategy.Resampling("smote", of => of.Context.Transforms.Imbalance.RandomOversample(of.LabelColumnName, seed: of.Seed)), 5, seed: 1));
    }

    private static string[] Texts(string strategy, int trials, int seed) => [.. OptionSearch.Candidates(ImbalanceStrategy.Parse(strategy), trials, seed).Select(s => s.ToString())];
}
