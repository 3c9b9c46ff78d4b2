namespace Microsoft.ML.Imbalance;

/// <summary>A weight for each row by its class.</summary>
internal sealed class ClassWeightsStrategy(string text, ClassWeightScheme scheme, string outputColumnName) : ImbalanceStrategy(text)
{
    public const string Name = "class-weights";

    /// <summary>The column that is added.</summary>
    public string OutputColumnName { get; } = outputColumnName;

    public static ClassWeightsStrategy Of(string text, ClassWeightsOptions options) => new(text, options.Scheme, options.OutputColumnName);

    public ClassWeightsEstimator Create(MLContext context, string labelColumnName) => new TransformsImbalanceCatalog(context).ClassWeights(new ClassWeightsOptions
    {
        LabelColumnName = labelColumnName,
        OutputColumnName = OutputColumnName,
        Scheme = scheme,
    });
}
