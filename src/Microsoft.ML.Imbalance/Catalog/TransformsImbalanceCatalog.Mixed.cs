namespace Microsoft.ML.Imbalance;

/// <content>Oversampling of rows with categories.</content>
public sealed partial class TransformsImbalanceCatalog
{
    /// <summary>Adds synthetic rows with numbers and categories: numbers between a row and a near one of its class, categories by vote of the nearest ones (Chawla et al., 2002).</summary>
    /// <param name="labelColumnName">The label column: Boolean, key, text, Single, Double or an integer type.</param>
    /// <param name="featureColumnName">Features; one-hot groups in them are categories, the other slots are interpolated. Normalize the numbers first.</param>
    /// <param name="categoricalColumnNames">More features whose values are categories: text, keys, Booleans, or numbers that are codes.</param>
    /// <param name="neighborCount">How many nearest rows of the same class each row may be joined with, and vote on its categories.</param>
    /// <param name="target">How many rows each class shall have; by default as many as the largest.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator SmoteNC(
        string labelColumnName = DefaultColumns.Label, string featureColumnName = DefaultColumns.Features, IReadOnlyList<string>? categoricalColumnNames = null,
        int neighborCount = SmoteOptions.DefaultNeighborCount, SamplingTarget? target = null, int? seed = null)
        => SmoteNC(new SmoteNCOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnNames = [featureColumnName],
            CategoricalColumnNames = categoricalColumnNames ?? [],
            NeighborCount = neighborCount,
            Target = target ?? SamplingTarget.Auto,
            Seed = seed,
        });

    /// <summary>Adds synthetic rows with numbers and categories: numbers between a row and a near one of its class, categories by vote of the nearest ones (Chawla et al., 2002).</summary>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator SmoteNC(SmoteNCOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ResamplingEstimator(_environment, new SmoteNC(options));
    }

    /// <summary>Adds synthetic rows with categories only: each is what most of a row and its nearest neighbors of the same class have (Chawla et al., 2002).</summary>
    /// <param name="labelColumnName">The label column: Boolean, key, text, Single, Double or an integer type.</param>
    /// <param name="featureColumnNames">The features: text, keys, Booleans or numbers, or vectors of these; every value is a category. By default <c>Features</c>.</param>
    /// <param name="neighborCount">How many nearest rows of the same class vote with each row.</param>
    /// <param name="target">How many rows each class shall have; by default as many as the largest.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator SmoteN(
        string labelColumnName = DefaultColumns.Label, IReadOnlyList<string>? featureColumnNames = null, int neighborCount = SmoteOptions.DefaultNeighborCount,
        SamplingTarget? target = null, int? seed = null)
        => SmoteN(new SmoteNOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnNames = featureColumnNames ?? [DefaultColumns.Features],
            NeighborCount = neighborCount,
            Target = target ?? SamplingTarget.Auto,
            Seed = seed,
        });

    /// <summary>Adds synthetic rows with categories only: each is what most of a row and its nearest neighbors of the same class have (Chawla et al., 2002).</summary>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator SmoteN(SmoteNOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ResamplingEstimator(_environment, new SmoteN(options));
    }
}
