namespace Microsoft.ML.Imbalance.Tests.Decisions;

[TestClass]
public sealed class CostMatrixTests
{
    [TestMethod]
    public void CostsByNameFollowTheOrderOfTheClasses()
    {
        CostMatrix costs = CostMatrix.Of(["a", "b"], new double[,] { { 0, 2 }, { 9, 1 } });
        CollectionAssert.AreEqual(new double[,] { { 1, 9 }, { 2, 0 } }, costs.For(["b", "a"]));
        Assert.AreEqual("a as b=2, b as a=9", costs.ToString());
        CollectionAssert.AreEqual(new double[,] { { 0, 1 }, { 20, 0 } }, CostMatrix.Binary(1, 20).For(["whatever", "else"]));
    }

    [TestMethod]
    public void CostsAreCopied()
    {
        double[,] numbers = { { 0, 2 }, { 9, 1 } };
        CostMatrix costs = CostMatrix.Of(["a", "b"], numbers);
        numbers[0, 1] = 5;
        Assert.AreEqual(2, costs.For(["a", "b"])[0, 1]);
    }

    [TestMethod]
    public void CostsThatDecideNothingAreErrors()
    {
        Is<ArgumentOutOfRangeException>(() => CostMatrix.Binary(0, 20), "falsePositive is 0, no more than the 0 of a true negative; a mistake must cost more than the right answer.");
        Is<ArgumentOutOfRangeException>(() => CostMatrix.Binary(1, 2, truePositive: 2), "falseNegative is 2, no more than the 2 of a true positive; a mistake must cost more than the right answer.");
        Is<ArgumentOutOfRangeException>(() => CostMatrix.Binary(double.NaN, 1), "falsePositive is NaN; a cost must be a finite number.");
        Is<ArgumentException>(
            () => CostMatrix.Of(["a", "b", "c"], new double[2, 2]), "There are 3 class names and 2 by 2 costs; a square of costs with a side for each of at least two classes is needed.");
        Is<ArgumentException>(() => CostMatrix.Of(["a", "a"], new double[2, 2]), "Class \"a\" comes twice; each class has one row and one column of costs.");
        Is<ArgumentOutOfRangeException>(
            () => CostMatrix.Of(["a", "b"], new double[,] { { 1, 0.5 }, { 1, 0 } }),
            "A row of class \"a\" costs 0.5 when it is given class \"b\", less than the 1 when it is given its own. A mistake can't cost less than the right answer.");
        Is<ArgumentOutOfRangeException>(
            () => CostMatrix.Of(["a", "b"], new double[,] { { 0, 1 }, { 2, 2 } }),
            "No mistake on a row of class \"b\" costs more than the right answer. Some must, or nothing is to be decided about the class.");
        Is<ArgumentException>(
            () => CostMatrix.Binary(1, 2).For(["a", "b", "c"]), "The costs are of two classes, and there are 3: 'a', 'b', 'c'. Use CostMatrix.Of with a cost for each pair of them.");
        Is<ArgumentException>(
            () => CostMatrix.Of(["a", "b"], new double[,] { { 0, 1 }, { 1, 0 } }).For(["a", "c"]),
            "The costs are of the classes 'a', 'b', and there are 'a', 'c'. Give costs for just these, by the same names.");
    }

    private static void Is<T>(Func<object> action, string message)
        where T : Exception => StringAssert.StartsWith(Assert.ThrowsExactly<T>(action).Message, message);
}
