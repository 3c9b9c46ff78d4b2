using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests.Scoring;

[TestClass]
public sealed class MonotoneFunctionTests
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly MonotoneFunction _function = new([(-2, -1, 0.02), (0, 0, 0.1), (1, 3, 0.4), (4, 4, 0.9)]);

    [TestMethod]
    public void MlNetsCalibratorIsConstantOnPiecesAndLinearBetween()
    {
        // Between -1 and 0 from 0.02 to 0.1; between 0 and 1 from 0.1 to 0.4; between 3 and 4 from 0.4 to 0.9.
        float[] at = [-9, -2, -1.5f, -1, -0.5f, 0, 0.5f, 1, 2, 3, 3.5f, 4, 9];
        double[] expected = [0.02, 0.02, 0.02, 0.02, 0.06, 0.1, 0.25, 0.4, 0.4, 0.4, 0.65, 0.9, 0.9];
        IDataView rows = _ml.Data.LoadFromEnumerable(Array.ConvertAll(at, s => new Row { Score = s }));
        float[] values = [.. _function.ToTransformer(_ml).Transform(rows).GetColumn<float>("Probability")];
        for (int i = 0; i < at.Length; i++)
            Assert.AreEqual(expected[i], values[i], 1e-6, $"at {at[i]}");
    }

    [TestMethod]
    public void ItTellsWhereAValueIsReached()
    {
        Assert.AreEqual(float.NegativeInfinity, _function.Reaches(0.01));
        Assert.AreEqual(-0.5f, _function.Reaches(0.06), 1e-6f);
        Assert.AreEqual(1f, _function.Reaches(0.4), 1e-6f);
        Assert.AreEqual(3.2f, _function.Reaches(0.5), 1e-6f);
        Assert.AreEqual(float.PositiveInfinity, _function.Reaches(0.95));
    }

    [TestMethod]
    public void ShiftedPiecesThatTouchBecomeOne()
    {
        // At 2^24 whole numbers are all there is: the two pieces fall together, with the upper value.
        var close = new MonotoneFunction([(0, 0, 0.1), (0.25f, 0.25f, 0.2), (8, 8, 0.3)]);
        CollectionAssert.AreEqual(
            new[] { (16777216f, 16777216f, 0.2), (16777224f, 16777224f, 0.3) }, close.Shifted(16777216).Pieces.ToArray());
        CollectionAssert.AreEqual(new[] { (-1f, 0f, 0.02), (1f, 1f, 0.1), (2f, 4f, 0.4), (5f, 5f, 0.9) }, _function.Shifted(1).Pieces.ToArray());
    }

    private sealed class Row
    {
        public bool Label { get; set; }

        public float Score { get; set; }
    }
}
