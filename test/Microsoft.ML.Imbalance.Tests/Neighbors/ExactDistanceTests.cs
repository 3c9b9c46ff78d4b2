using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance.Tests.Neighbors;

[TestClass]
public sealed class ExactDistanceTests
{
    [TestMethod]
    public void TermsAreAddedInTheDocumentedOrder()
    {
        for (int dimension = 0; dimension <= 70; dimension++)
        {
            RowMatrix rows = NeighborData.Gaussian(2, dimension, seed: dimension);
            Assert.AreEqual(BruteForce.Squared(rows[0], rows[1]), ExactDistance.Squared(rows[0], rows[1]), $"{dimension} columns");
        }
    }

    [TestMethod]
    public void TheOrderMattersInTheTestAbove()
    {
        RowMatrix rows = NeighborData.Gaussian(2, 64);
        double inSequence = 0;
        for (int k = 0; k < 64; k++)
            inSequence += ((double)rows[0][k] - rows[1][k]) * ((double)rows[0][k] - rows[1][k]);
        Assert.AreNotEqual(inSequence, ExactDistance.Squared(rows[0], rows[1]));
        Assert.AreEqual(inSequence, ExactDistance.Squared(rows[0], rows[1]), 1e-12 * inSequence);
    }

    [TestMethod]
    public void DifferencesBeyondSinglePrecisionDoNotOverflow()
        => Assert.AreEqual(Math.Pow(2.0 * float.MaxValue, 2), ExactDistance.Squared([float.MaxValue], [float.MinValue]));
}
