namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Rounding by chance.</summary>
[TestClass]
public sealed class WholeNumbersTests
{
    private const int Draws = 20_000;

    [TestMethod]
    [DataRow(0f)]
    [DataRow(-7f)]
    [DataRow(8_388_609f)]
    [DataRow(-12_582_913f)]
    [DataRow(16_777_216f)]
    [DataRow(4e9f)]
    public void AWholeNumberStaysWhatItIsHoweverLarge(float value)
    {
        foreach (float rounded in Round(value))
            Assert.AreEqual(value, rounded);
    }

    // Beside 2^22 a single-precision number holds halves, beside 2^20 eighths: the draw must not be added to such a number.
    [TestMethod]
    [DataRow(2.25f)]
    [DataRow(-2.25f)]
    [DataRow(1_048_576.125f)]
    [DataRow(4_194_304.5f)]
    [DataRow(-4_194_304.5f)]
    public void TheMeanIsKeptAndOnlyTheTwoNearestWholeNumbersComeOut(float value)
    {
        float[] rounded = Round(value);
        Assert.IsTrue(Array.TrueForAll(rounded, r => r == MathF.Floor(value) || r == MathF.Ceiling(value)));
        // The share of the upper one has a standard deviation of at most 0.5 / sqrt(20000) = 0.0035.
        Assert.AreEqual(value - Math.Floor(value), rounded.Average(r => r - Math.Floor(value)), 5 * 0.0035);
    }

    private static float[] Round(float value)
    {
        var layout = new FeatureLayout([new FeatureColumn("Count", 0, 1)], [SlotRole.Integer], offsets: null, categories: []);
        RandomStream stream = RandomStream.Create(1, nameof(WholeNumbersTests));
        return [.. Enumerable.Range(0, Draws).Select(i =>
        {
            float[] row = [value];
            WholeNumbers.Round(layout, row, stream.Split((ulong)i));
            return row[0];
        })];
    }
}
