namespace Microsoft.ML.Imbalance;

/// <summary>Turns the codes of a feature column back into values of the column's own type.</summary>
internal abstract class CategoryDecoder
{
    /// <summary>A getter of the column in a row of a table whose slots of this column begin at <paramref name="start"/>.</summary>
    public abstract Delegate CreateGetter(int start, Func<float[]> features);
}
