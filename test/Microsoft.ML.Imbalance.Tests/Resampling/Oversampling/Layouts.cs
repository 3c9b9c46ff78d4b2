namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Small data sets in the plane whose neighbors can be told by eye.</summary>
internal static class Layouts
{
    /// <summary>Two clouds far apart: no row has a neighbor of the other class.</summary>
    public static LabeledRows Separated(int large = 60, int small = 20)
    {
        LabeledRows data = LabeledRows.Gaussian([large, small], dimension: 2);
        for (int i = 0; i < data.RowCount; i++)
            data.Features[i][0] += data.Classes[i] == 1 ? 1000 : 0;
        return data;
    }

    /// <summary>Rows of a class on a line, at 0, 1, 2 …, of the second class at the places given.</summary>
    public static LabeledRows Line(float[] large, float[] small)
        => new([.. large.Select(_ => 0), .. small.Select(_ => 1)], [.. large.Concat(small).Select(x => new[] { x, 0f })]);

    /// <summary>Every row of the second class comes so many times.</summary>
    public static LabeledRows WithRepeats(LabeledRows data, int times)
    {
        int[] rows = [.. Enumerable.Range(0, data.RowCount).SelectMany(i => Enumerable.Repeat(i, data.Classes[i] == 1 ? times : 1))];
        return new LabeledRows(Array.ConvertAll(rows, i => data.Classes[i]), Array.ConvertAll(rows, i => (float[])data.Features[i].Clone()));
    }
}
