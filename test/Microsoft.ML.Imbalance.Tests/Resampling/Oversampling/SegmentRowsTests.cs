namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Rows on the line through two others, value by value.</summary>
[TestClass]
public sealed class SegmentRowsTests
{
    [TestMethod]
    [DataRow(3)]
    [DataRow(21)]
    public void RowsFartherApartThanANumberCanBeHaveRowsBetweenThem(int dimension)
    {
        SegmentRows rows = Segments(dimension, 2e38f, -2e38f, 0, 0.25f, 0.5f, 0.75f);
        float[] expected = [2e38f, 1e38f, 0, -1e38f];
        for (int i = 0; i < expected.Length; i++)
        {
            foreach (float value in AllValues(rows, i, dimension))
                Assert.AreEqual(expected[i], value, 1e32f);
        }
    }

    [TestMethod]
    [DataRow(3)]
    [DataRow(21)]
    public void ARowBehindAnotherStaysWithinTheNumbersThereAre(int dimension)
    {
        SegmentRows rows = Segments(dimension, 3e38f, -3e38f, -0.01f, -0.5f, -1);
        float[] expected = [3.06e38f, float.MaxValue, float.MaxValue];
        for (int i = 0; i < expected.Length; i++)
        {
            foreach (float value in AllValues(rows, i, dimension))
                Assert.AreEqual(expected[i], value, 1e32f);
        }
    }

    [TestMethod]
    public void AValueAloneIsThatOfTheRow()
    {
        RandomStream random = RandomStream.Create(1, "test");
        foreach (int dimension in new[] { 1, 7, 8, 19 })
        {
            for (int round = 0; round < 200; round++)
            {
                SegmentRows rows = Segments(dimension, (random.NextSingle() - 0.5f) * 1e3f, (random.NextSingle() - 0.5f) * 1e-3f, random.NextSingle(), -random.NextSingle());
                for (int i = 0; i < rows.Count; i++)
                    Assert.HasCount(1, AllValues(rows, i, dimension).Distinct().ToArray());
            }
        }
    }

    // A row of equal values and another.
    private static ListedSegments Segments(int dimension, float a, float b, params float[] steps)
    {
        var matrix = new RowMatrix([.. Enumerable.Repeat(a, dimension), .. Enumerable.Repeat(b, dimension)], 2, dimension);
        var table = new FeatureTable(0, new FeatureLayout([], new SlotRole[dimension], null, []), matrix, [0, 1]);
        var rows = new ListedSegments(table, new Growth(0, steps.Length), RandomStream.Create(1, "test"));
        for (int i = 0; i < steps.Length; i++)
            rows.Set(i, 0, 1, steps[i]);
        return rows;
    }

    // In every way they can be asked for.
    private static IEnumerable<float> AllValues(SegmentRows rows, int index, int dimension)
    {
        var values = new float[dimension];
        rows.Fill(index, values);
        foreach (float value in values)
            yield return value;
        rows.FillInTurn(index, values);
        foreach (float value in values)
            yield return value;
        // Among others, more than are computed at once.
        int[] indices = [.. Enumerable.Repeat(0, 20), index, .. Enumerable.Repeat(0, 20)];
        values = new float[indices.Length * dimension];
        rows.Fill(indices, values);
        foreach (float value in values[(20 * dimension)..(21 * dimension)])
            yield return value;
        var column = new float[indices.Length];
        for (int slot = 0; slot < dimension; slot++)
        {
            rows.CopyColumn(slot, indices, column);
            yield return column[20];
        }
    }
}
