namespace Microsoft.ML.Imbalance;

/// <summary>One class of a label column: how many rows it has.</summary>
public sealed class ClassShare
{
    internal ClassShare(string name, int count, double share)
    {
        Name = name;
        Count = count;
        Share = share;
    }

    /// <summary>The label value as text: <c>True</c>, <c>1</c>, <c>fraud</c>; for keys the key value, or its index (from 1) where the column names none.</summary>
    public string Name { get; }

    /// <summary>Rows of the class.</summary>
    public int Count { get; }

    /// <summary>Rows of the class per row with a label, in 0 … 1.</summary>
    public double Share { get; }
}
