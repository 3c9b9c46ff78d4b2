namespace Microsoft.ML.Imbalance;

/// <summary>Options of <see cref="TransformsImbalanceCatalog.ExpectedCost(ExpectedCostOptions)"/>.</summary>
public sealed class ExpectedCostOptions
{
    /// <summary>What each decision costs.</summary>
    /// <value>Default: null, every mistake costs 1 and the likeliest class is predicted.</value>
    public CostMatrix? Costs { get; init; }

    /// <summary>The label column, which tells what the classes are called. Of two classes only costs by name need it.</summary>
    /// <value>Default: <c>Label</c>.</value>
    public string LabelColumnName { get; init; } = DefaultColumns.Label;
}
