using Microsoft.ML.Imbalance.TorchSharp.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

[TestClass]
public sealed class DropoutMasksTests
{
    [TestMethod]
    [DataRow(0.1)]
    [DataRow(0.5)]
    [DataRow(0.75)]
    [DataRow(0.999)]
    public void ComputedMasksKeepTheShare(double share)
    {
        float[] kept = Draw(1, share, 400, 250)[0];
        CollectionAssert.IsSubsetOf(kept.Distinct().ToArray(), new[] { 0f, 1f });
        // Five standard errors of a share of 100,000 units.
        Assert.AreEqual(share, kept.Average(), 5 * Math.Sqrt(share * (1 - share) / kept.Length));
    }

    [TestMethod]
    public void ComputedMasksFollowFromTheSeedAndTheirNumber()
    {
        float[][] first = Draw(1, 0.5, 64, 8), again = Draw(1, 0.5, 64, 8), other = Draw(2, 0.5, 64, 8);
        CollectionAssert.AreEqual(first[0], again[0]);
        CollectionAssert.AreEqual(first[1], again[1]);
        CollectionAssert.AreNotEqual(first[0], first[1]);
        CollectionAssert.AreNotEqual(first[0], other[0]);
    }

    [TestMethod]
    public void ComputedMasksOfNeighborsAndOfFollowingBatchesAreUnrelated()
    {
        float[][] masks = Draw(3, 0.5, 1, 100_000);
        // A correlation of n pairs of unrelated units has the standard error 1 / √n.
        double bound = 5 / Math.Sqrt(masks[0].Length);
        for (int distance = 1; distance <= 64; distance *= 2)
            Assert.AreEqual(0, Correlation(masks[0][distance..], masks[0][..^distance]), bound, $"units {distance} apart");
        Assert.AreEqual(0, Correlation(masks[0], masks[1]), bound);
        Assert.AreEqual(0, Correlation(masks[0], Draw(4, 0.5, 1, 100_000)[0]), bound);

        // Halves are kept: mean 1/2, variance 1/4.
        static double Correlation(float[] a, float[] b) => a.Zip(b, (x, y) => (x - 0.5) * (y - 0.5)).Average() * 4;
    }

    [TestMethod]
    public void MasksOnTheCpuComeFromAGenerator()
    {
        using DropoutMasks masks = DropoutMasks.On(CPU);
        Assert.IsInstanceOfType<GeneratedMasks>(masks);
    }

    private static float[][] Draw(ulong seed, double share, long rows, long columns)
    {
        using var scope = NewDisposeScope();
        using var masks = new ComputedMasks(CPU);
        masks.Restart(seed);
        Tensor units = empty(rows, columns);
        return [.. Enumerable.Range(0, 2).Select(_ =>
        {
            Tensor mask = masks.Next(units, share);
            CollectionAssert.AreEqual(units.shape, mask.shape);
            Assert.AreEqual(ScalarType.Float32, mask.dtype);
            return mask.data<float>().ToArray();
        })];
    }
}
