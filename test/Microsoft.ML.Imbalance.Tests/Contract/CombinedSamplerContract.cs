namespace Microsoft.ML.Imbalance.Tests;

/// <summary>The contract of methods that add rows and then remove some: named by all of their steps, with no promise on counts.</summary>
public abstract class CombinedSamplerContract : TargetedSamplerContract
{
    private protected override bool Grows => true;

    private protected override void AssertBalanced(int[] before, int[] after) => Assert.IsTrue(Array.TrueForAll(after, count => count > 0 && count <= before.Max()));

    private protected override void AssertCountsOfSmallTable(int[] before, int[] after, int smallest) => Assert.IsTrue(Array.TrueForAll(after, count => count <= before.Max()));

    [TestMethod]
    public void AStepWithNothingToDoSaysSo() => ResampleEqualClasses();
}
