namespace Microsoft.ML.Imbalance;

/// <summary>Options of <see cref="TransformsImbalanceCatalog.ClassWeights(ClassWeightsOptions)"/>.</summary>
public sealed class ClassWeightsOptions
{
    /// <summary>The column to add: Single, one weight a row. Pass it to a trainer as <c>exampleWeightColumnName</c>.</summary>
    /// <value>Default: <c>Weight</c>.</value>
    public string OutputColumnName { get; init; } = DefaultColumns.Weight;

    /// <summary>The label column: Boolean, key, text, Single, Double or an integer type.</summary>
    /// <value>Default: <c>Label</c>.</value>
    public string LabelColumnName { get; init; } = DefaultColumns.Label;

    /// <summary>How the weights follow from the class counts.</summary>
    /// <value>Default: <see cref="ClassWeightScheme.Balanced"/>.</value>
    public ClassWeightScheme Scheme { get; init; } = ClassWeightScheme.Balanced;

    /// <summary>Ends the fit without a result, by an <see cref="OperationCanceledException"/>, with the row that is read next.</summary>
    /// <value>Default: none.</value>
    public CancellationToken CancellationToken { get; init; }
}
