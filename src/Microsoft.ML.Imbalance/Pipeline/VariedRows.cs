namespace Microsoft.ML.Imbalance;

/// <summary>Rows of the source that appear again, changed: some columns of a repeat are made of its origin's when they are asked for.</summary>
/// <remarks>They come from a second pass over the source, so that none of their columns is held in memory.</remarks>
internal abstract class VariedRows(RowCounts counts, ClassCodes? codes, int classIndex, int count) : RepeatedRows(counts, codes, classIndex, count)
{
    /// <summary>A getter of a column of a repeat.</summary>
    /// <param name="column">The column of the source.</param>
    /// <param name="origin">Its getter on the row that is repeated.</param>
    /// <param name="current">Which row that is, and the how many-th repeat of it this is, from 0.</param>
    public abstract ValueGetter<TValue> Vary<TValue>(DataViewSchema.Column column, ValueGetter<TValue> origin, Func<(int Row, int Copy)> current);
}
