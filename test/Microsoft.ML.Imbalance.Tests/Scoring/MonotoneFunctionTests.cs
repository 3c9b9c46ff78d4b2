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
    public void PointsThatAreNeighborsInSinglePrecisionBecomeOne()
    {
        var close = new MonotoneFunction([(0, 0, 0.1), (1, 1, 0.2), (MathF.BitIncrement(1), MathF.BitIncrement(1), 0.3)]);
        IDataView rows = _ml.Data.LoadFromEnumerable(new[] { new Row { Score = 1 }, new Row { Score = 2 }, new Row { Score = -1 } });
        float[] values = [.. close.ToTransformer(_ml).Transform(rows).GetColumn<float>("Probability")];
        Assert.AreEqual(0.3, values[0], 1e-6);
        Assert.AreEqual(0.3, values[1], 1e-6);
        Assert.AreEqual(0.1, values[2], 1e-6);
    }

    private sealed class Row
    {
        public bool Label { get; set; }

        public float Score { get; set; }
    }
}
