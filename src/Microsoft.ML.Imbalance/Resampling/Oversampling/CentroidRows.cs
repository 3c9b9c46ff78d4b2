namespace Microsoft.ML.Imbalance;

/// <summary>Synthetic rows between a row and the mean of its class: origin and step, 8 bytes a row. Categories are the origin's.</summary>
internal sealed class CentroidRows : SyntheticRows
{
    private readonly (int Origin, float Step)[] _recipes;
    private readonly float[] _centroid;
    private readonly RandomStream _stream;

    public CentroidRows(FeatureTable table, Growth growth, RandomStream stream)
        : base(table, growth.ClassIndex)
    {
        _recipes = new (int, float)[growth.Count];
        _stream = stream;
        var mean = new double[table.Layout.Dimension];
        for (int row = 0; row < table.RowCount; row++)
        {
            for (int slot = 0; slot < mean.Length; slot++)
                mean[slot] += table.Rows[row][slot] / (double)table.RowCount;
        }
        _centroid = Array.ConvertAll(mean, value => (float)value);
    }

    public override int Count => _recipes.Length;

    public override int OriginOf(int index) => _recipes[index].Origin;

    public void Set(int index, int origin, float step) => _recipes[index] = (origin, step);

    public override void Fill(int index, Span<float> destination)
    {
        (int origin, float step) = _recipes[index];
        ReadOnlySpan<float> from = Table.Rows[origin];
        for (int slot = 0; slot < destination.Length; slot++)
            destination[slot] = Table.Layout.Roles[slot] == SlotRole.Categorical ? from[slot] : from[slot] + (_centroid[slot] - from[slot]) * step;
        if (Table.Layout.HasIntegers)
            WholeNumbers.Round(Table.Layout, destination, _stream.Split((ulong)index));
    }
}
