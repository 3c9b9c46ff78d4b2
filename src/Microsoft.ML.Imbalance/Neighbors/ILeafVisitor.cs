namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>A leaf of queries on its way through the leaves of an index.</summary>
internal unsafe interface ILeafVisitor
{
    /// <summary>The box around the queries.</summary>
    float* Box { get; }

    /// <summary>The largest squared distance, in filter coordinates, within which a query still looks for rows; negative if none does.</summary>
    float LargestReach();

    /// <summary>Looks at a leaf.</summary>
    void Visit(int leaf);
}
