namespace Microsoft.ML.Imbalance;

/// <summary>Synthetic rows that are no combination of two rows: their features are stored.</summary>
/// <param name="table">The rows that they were made of.</param>
/// <param name="classIndex">The class of the new rows.</param>
/// <param name="features">The features of each.</param>
/// <param name="origins">For each, the table row from which it takes every column that is no feature.</param>
internal sealed class DenseRows(FeatureTable table, int classIndex, RowMatrix features, int[] origins) : SyntheticRows(table, classIndex)
{
    public override int Count => origins.Length;

    public override int OriginOf(int index) => origins[index];

    public override void Fill(int index, Span<float> destination) => features[index].CopyTo(destination);
}
