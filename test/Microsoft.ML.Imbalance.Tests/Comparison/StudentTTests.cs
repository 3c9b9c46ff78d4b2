namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class StudentTTests
{
    // Closed forms: tan(π/2 · 0.95) for one degree of freedom, 0.95 √(2 / (1 - 0.95²)) for two; the others are from printed tables.
    [TestMethod]
    [DataRow(1, 12.7062047)]
    [DataRow(2, 4.3026527)]
    [DataRow(3, 3.1824463)]
    [DataRow(4, 2.7764451)]
    [DataRow(9, 2.2621572)]
    [DataRow(10, 2.2281389)]
    [DataRow(29, 2.0452296)]
    [DataRow(100, 1.9839715)]
    public void QuantilesAreThoseOfTheTables(int degreesOfFreedom, double expected) => Assert.AreEqual(expected, StudentT.TwoSidedQuantile(0.95, degreesOfFreedom), 1e-6);
}
