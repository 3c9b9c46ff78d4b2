namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class MeasuredRowsTests
{
    [TestMethod]
    [DataRow(false, false)]
    [DataRow(false, true)]
    [DataRow(true, false)]
    [DataRow(true, true)]
    public void RowsAreThoseThatAMetricMakesOfStoredOnes(bool isAngle, bool areWhole)
    {
        // The second row is all zeros, and has no direction.
        var stored = new RowMatrix([3, 4, 0, 0, -5, 12, 1, 1], 4, 2);
        var layout = new FeatureLayout([], [areWhole ? SlotRole.Integer : SlotRole.Numeric, SlotRole.Numeric], null, []);
        var table = new FeatureTable(0, layout, stored, sourceRows: null);
        var space = new MetricSpace(table, isAngle: isAngle);
        var made = new ListedSegments(table, new Growth(0, 5), RandomStream.Create(1, "test"));
        for (int i = 0; i < 5; i++)
            made.Set(i, i % 4, (i + 1) % 4, i / 5f);

        RowMatrix measured = space.Measure(made);

        Assert.AreEqual(5, measured.RowCount);
        var values = new float[10];
        for (int i = 0; i < 5; i++)
            made.Fill(i, values.AsSpan(2 * i, 2));
        RowMatrix expected = new MetricSpace(new FeatureTable(0, layout, new RowMatrix(values, 5, 2), sourceRows: null), isAngle: isAngle).Rows;
        var column = new float[5];
        for (int slot = 0; slot < measured.Dimension; slot++)
        {
            measured.CopyColumn(slot, [0, 1, 2, 3, 4], column);
            for (int row = 0; row < 5; row++)
            {
                float one = slot < expected.Dimension ? expected[row][slot] : 0;
                Assert.AreEqual(one, column[row]);
                Assert.AreEqual(one, measured[row][slot]);
            }
        }
    }
}
