namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class RandomStreamTests
{
    private const int Draws = 100_000;

    [TestMethod]
    public void ADrawCanBeSeenWithoutMovingTheStreamToIt()
    {
        RandomStream stream = RandomStream.Create(3, "draws");
        RandomStream walking = stream;
        for (int draw = 0; draw < 100; draw++)
            Assert.AreEqual(walking.NextDouble(), stream.DoubleAt(draw));
    }

    [TestMethod]
    public void TheStreamIsTheSameOnEveryMachineAndInEveryVersion()
    {
        // Seeds that users have written down must go on giving the rows they gave: these values may never change.
        RandomStream stream = RandomStream.Create(42, "Smote", classKey: 1, row: 7);
        Assert.AreEqual(15166277110161390749UL, stream.NextUInt64());
        Assert.AreEqual(610, stream.Next(1000));
        Assert.AreEqual(923810063602L, stream.NextInt64(1_000_000_000_000));
        Assert.AreEqual(0.5688062310218811f, stream.NextSingle());
        Assert.AreEqual(0.1796214901552985, stream.NextDouble());
        Assert.AreEqual(0.02427827134429684, stream.NextGaussian(), 1e-15);
        Assert.AreEqual(4725946371820783587UL, stream.Split(3).NextUInt64());
        Assert.AreEqual(18256985395308895248UL, RandomStream.Create(-1, "").NextUInt64());
    }

    [TestMethod]
    [DataRow(2)]
    [DataRow(7)]
    [DataRow(1000)]
    public void EveryNumberBelowTheMaximumIsEquallyLikely(int maximum)
    {
        RandomStream stream = RandomStream.Create(1, "test");
        int[] small = new int[maximum], large = new int[maximum];
        for (int i = 0; i < Draws; i++)
        {
            small[stream.Next(maximum)]++;
            large[stream.NextInt64(maximum)]++;
        }
        Statistics.AssertEquallyLikely(small);
        Statistics.AssertEquallyLikely(large);
    }

    [TestMethod]
    public void LargeMaximaAreDrawnWithoutBias()
    {
        // 2^32 / (3 · 2^29) = 8/3: without rejection, numbers would come from 2 or 3 of the 32-bit values, by their remainder modulo 3.
        RandomStream stream = RandomStream.Create(1, "test");
        int[] small = new int[3], large = new int[3];
        for (int i = 0; i < Draws; i++)
        {
            small[stream.Next(3 << 29) % 3]++;
            large[stream.NextInt64(3L << 61) % 3]++;
        }
        Statistics.AssertEquallyLikely(small);
        Statistics.AssertEquallyLikely(large);
    }

    [TestMethod]
    public void OneIsAlwaysZero()
    {
        RandomStream stream = RandomStream.Create(1, "test");
        for (int i = 0; i < 100; i++)
        {
            Assert.AreEqual(0, stream.Next(1));
            Assert.AreEqual(0, stream.NextInt64(1));
        }
    }

    [TestMethod]
    public void FractionsAreUniformBelowOneAndMultiplesOfTheirPrecision()
    {
        RandomStream stream = RandomStream.Create(2, "test");
        int[] singles = new int[64], doubles = new int[64];
        for (int i = 0; i < Draws; i++)
        {
            float single = stream.NextSingle();
            double number = stream.NextDouble();
            Assert.IsTrue(single is >= 0 and < 1 && number is >= 0 and < 1);
            Assert.AreEqual(MathF.Floor(single * (1 << 24)), single * (1 << 24));
            Assert.AreEqual(Math.Floor(number * (1L << 53)), number * (1L << 53));
            singles[(int)(single * 64)]++;
            doubles[(int)(number * 64)]++;
        }
        Statistics.AssertEquallyLikely(singles);
        Statistics.AssertEquallyLikely(doubles);
    }

    [TestMethod]
    public void GaussiansHaveTheMomentsOfTheStandardNormal()
    {
        RandomStream stream = RandomStream.Create(3, "test");
        double[] values = new double[Draws];
        for (int i = 0; i < Draws; i++)
            values[i] = stream.NextGaussian();
        Statistics.AssertNormal(values, 1);
        // Share beyond 3: 0.0027, with the standard error of a proportion.
        Assert.AreEqual(0.0027, values.Count(v => Math.Abs(v) > 3) / (double)Draws, 5 * Math.Sqrt(0.0027 / Draws));
        Assert.IsTrue(Array.TrueForAll(values, double.IsFinite));
    }

    [TestMethod]
    public void SplittingLeavesTheStreamWhereItIs()
    {
        RandomStream stream = RandomStream.Create(4, "test"), untouched = stream;
        RandomStream child = stream.Split(5);
        _ = child.NextUInt64();
        Assert.AreEqual(untouched.NextUInt64(), stream.NextUInt64());
    }

    [TestMethod]
    public void StreamsOfNeighboringIndexesAndTheirParentAreIndependent()
    {
        RandomStream parent = RandomStream.Create(5, "test");
        int[] siblings = new int[64], generations = new int[64], second = new int[64];
        for (int i = 0; i < Draws; i++)
        {
            RandomStream one = parent.Split((ulong)i), next = parent.Split((ulong)i + 1), self = parent;
            int first = one.Next(8);
            siblings[first * 8 + next.Next(8)]++;
            second[first * 8 + one.Next(8)]++;
            generations[first * 8 + self.Split((ulong)i).Split(0).Next(8)]++;
        }
        Statistics.AssertEquallyLikely(siblings);
        Statistics.AssertEquallyLikely(second);
        Statistics.AssertEquallyLikely(generations);
    }

    [TestMethod]
    public void EverySeedMethodClassAndRowHasAStreamOfItsOwn()
    {
        var first = new HashSet<ulong>();
        int streams = 0;
        foreach (string method in new[] { "", "Smote", "smote", "Adasyn", "RandomOversample" })
        {
            for (int seed = -5; seed < 5; seed++)
            {
                for (int classKey = 0; classKey < 20; classKey++)
                {
                    for (int row = 0; row < 100; row++, streams++)
                        first.Add(RandomStream.Create(seed, method, classKey, row).NextUInt64());
                }
            }
        }
        Assert.HasCount(streams, first);
    }
}
