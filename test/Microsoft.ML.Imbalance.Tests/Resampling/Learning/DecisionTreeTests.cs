namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class DecisionTreeTests
{
    [TestMethod]
    public void ASplitLiesHalfwayBetweenTheClasses()
    {
        // Slot 1 tells the classes apart between 3 and 5; slot 0 says nothing.
        var rows = new RowMatrix([7, 1, 7, 3, 7, 5, 7, 9], 4, 2);
        DecisionTree tree = DecisionTree.Grow(rows, [false, false, true, true], [0, 1, 2, 3]);
        Assert.IsFalse(tree.IsPositive([7, 3.99f]));
        Assert.IsTrue(tree.IsPositive([7, 4.01f]));
        Assert.IsFalse(tree.IsPositive([-100, -100]));
    }

    [TestMethod]
    public void TwoSplitsMakeACheckerboard()
    {
        // Positive where both or none of x and y are above 0: a first split that gains nothing by itself needs uneven numbers to be found.
        var random = new Random(1);
        float[][] points = [.. Enumerable.Range(0, 400).Select(_ => new[] { (float)random.NextDouble() * 3 - 1, (float)random.NextDouble() * 3 - 1 })];
        bool[] isPositive = Array.ConvertAll(points, p => p[0] > 0 == p[1] > 0);
        DecisionTree tree = DecisionTree.Grow(new RowMatrix([.. points.SelectMany(p => p)], 400, 2), isPositive, [.. Enumerable.Range(0, 400)]);
        Assert.IsGreaterThan(390, Enumerable.Range(0, 400).Count(i => tree.IsPositive(points[i]) == isPositive[i]));
    }

    [TestMethod]
    public void RowsThatAreAllAlikeGetTheirLargerClass()
    {
        var rows = new RowMatrix([1, 1, 1, 1, 1], 5, 1);
        Assert.IsTrue(DecisionTree.Grow(rows, [true, true, true, false, false], [0, 1, 2, 3, 4]).IsPositive([1]));
        Assert.IsFalse(DecisionTree.Grow(rows, [true, true, false, false, false], [0, 1, 2, 3, 4]).IsPositive([1]));
        Assert.IsFalse(DecisionTree.Grow(rows, [true, true, true, true, true], []).IsPositive([1]), "no row, no vote");
    }

    [TestMethod]
    public void NeighboringNumbersCanBeSplit()
    {
        float low = 1, high = MathF.BitIncrement(1);
        DecisionTree tree = DecisionTree.Grow(new RowMatrix([low, low, high, high], 4, 1), [true, true, false, false], [0, 1, 2, 3]);
        Assert.IsTrue(tree.IsPositive([low]));
        Assert.IsFalse(tree.IsPositive([high]));
    }
}
