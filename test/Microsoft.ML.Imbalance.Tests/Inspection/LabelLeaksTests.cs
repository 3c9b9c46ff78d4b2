using CsCheck;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class LabelLeaksTests
{
    [TestMethod]
    public void AreasAreRocAreasWhateverIsWrittenOfZeros() => Gen.Select(Gen.Int[-2, 2].Array[40], Gen.Bool).Sample((values, sparse) =>
    {
        // The leak is of slot 1; slot 0 is as given, and reported only if it happens to separate the classes.
        var sample = new FeatureSample(classCount: 2, slotCount: 2);
        for (int i = 0; i < values.Length; i++)
            sample.Add(i < 20 ? 0 : 1, Vector([values[i], i < 20 ? -1 : 3], sparse));
        double pairs = 0;
        for (int negative = 0; negative < 20; negative++)
        {
            for (int positive = 20; positive < 40; positive++)
                pairs += values[positive] > values[negative] ? 1 : values[positive] == values[negative] ? 0.5 : 0;
        }
        double area = Math.Max(pairs, 400 - pairs) / 400;
        LabelLeaks.Leak[] leaks = [.. LabelLeaks.Find(sample)];
        // Of two classes what tells one tells the other: it is said of the second.
        CollectionAssert.AreEqual(new[] { 1 }, leaks.Where(leak => leak.Slot == 1).Select(leak => leak.Class).ToArray());
        Assert.AreEqual(area >= 0.9999, leaks.Any(leak => leak.Slot == 0));
    });

    [TestMethod]
    public void OneClassOfThreeMayBeTold()
    {
        var sample = new FeatureSample(classCount: 3, slotCount: 1);
        for (int i = 0; i < 60; i++)
            sample.Add(i % 3, Vector([i % 3 == 1 ? 5 + i : i % 2], sparse: false));
        LabelLeaks.Leak leak = LabelLeaks.Find(sample).Single();
        Assert.AreEqual((0, 1, 1.0), (leak.Slot, leak.Class, leak.Area));
    }

    [TestMethod]
    public void TenRowsOnASideAreNeeded()
    {
        var sample = new FeatureSample(classCount: 2, slotCount: 1);
        for (int i = 0; i < 109; i++)
            sample.Add(i < 9 ? 1 : 0, Vector([i < 9 ? 1 : 0], sparse: false));
        Assert.IsEmpty(LabelLeaks.Find(sample).ToArray());
        sample.Add(1, Vector([1], sparse: false));
        Assert.HasCount(1, LabelLeaks.Find(sample).ToArray());
    }

    [TestMethod]
    public void ASampleOfManyRowsIsDrawnEvenly()
    {
        var sample = new FeatureSample(classCount: 1, slotCount: 1);
        for (int i = 0; i < 20_000; i++)
            sample.Add(0, Vector([i + 1], sparse: false));
        Assert.AreEqual(2000, sample.RowCount);
        Assert.AreEqual(10, sample.WeightOf(0));
        double[] values = [.. sample.RowsOf(0).Select(row => (double)row.GetItemOrDefault(0))];
        Assert.HasCount(2000, values.Distinct());
        // The mean of 2000 of 20000 numbers: 10000 within five of √(20000² / 12 / 2000 · 0.9).
        Assert.AreEqual(10_000, values.Average(), 5 * Math.Sqrt(20_000.0 * 20_000 / 12 / 2000 * 0.9));
    }

    [TestMethod]
    public void EqualRowsAreFoundWhateverIsWrittenOfZeros()
    {
        var rows = new RepeatedFeatureRows();
        rows.Add(0, Vector([0, 2, 0], sparse: true));
        rows.Add(1, Vector([0, 2, 0], sparse: false));
        rows.Add(0, Vector([2, 0, 0], sparse: true));
        rows.Add(0, Vector([0, 0, 0], sparse: true));
        rows.Add(0, Vector([-0f, 0, 0], sparse: false));
        rows.Add(0, Vector([float.NaN, 0, 0], sparse: false));
        // The second row repeats the first, with another class; the fifth the fourth.
        Assert.AreEqual((6, 2, 2), rows.Count());
    }

    private static VBuffer<float> Vector(float[] values, bool sparse)
    {
        if (!sparse)
            return new VBuffer<float>(values.Length, values);
        int[] indices = [.. Enumerable.Range(0, values.Length).Where(i => values[i] != 0)];
        return new VBuffer<float>(values.Length, indices.Length, [.. indices.Select(i => values[i])], indices);
    }
}
