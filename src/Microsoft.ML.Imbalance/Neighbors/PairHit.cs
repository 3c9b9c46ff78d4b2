namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>A pair that a filter has let through: a query of a leaf and a reference of another, by their places.</summary>
internal readonly struct PairHit(int query, int column)
{
    private readonly byte _query = (byte)query;
    private readonly byte _column = (byte)column;

    public int Query => _query;

    public int Column => _column;
}
