namespace Microsoft.ML.Imbalance;

/// <summary>Rows that a method makes up, each as a recipe over rows of a table. They are computed when they are asked for.</summary>
internal abstract class SyntheticRows(FeatureTable table, int classIndex) : ExtraRows
{
    /// <summary>The class of the new rows.</summary>
    public int ClassIndex { get; } = classIndex;

    /// <summary>The rows that the recipes refer to.</summary>
    public FeatureTable Table { get; } = table;

    /// <summary>The table row from which row <paramref name="index"/> takes every column that is no feature.</summary>
    public abstract int OriginOf(int index);

    /// <summary>The second parent and how far towards it (0 to 1; below 0 away from it); null for methods with one parent.</summary>
    public virtual (int Neighbor, float Step)? NeighborOf(int index) => null;

    /// <summary>In single precision: noise and curves may lead beyond its range, where the largest number stands for what would be infinite.</summary>
    protected static float ToSingle(double value) => (float)Math.Clamp(value, -float.MaxValue, float.MaxValue);

    /// <summary>Writes the features of row <paramref name="index"/>: the same bits at every call.</summary>
    public abstract void Fill(int index, Span<float> destination);

    /// <summary>The same for one who goes on to the rows behind it: what these are computed from is fetched meanwhile.</summary>
    public virtual void FillInTurn(int index, Span<float> destination) => Fill(index, destination);

    /// <summary>Whether each value is between those of two rows of the table: such rows can be computed with as these can.</summary>
    public virtual bool AreBetweenRows => false;

    /// <summary>These rows for one who looks at them again and again; null if they take too long for that.</summary>
    public virtual IComputedRows? AsComputed() => null;
}
