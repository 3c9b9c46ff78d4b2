using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>Resamplers, class weights, corrections of probabilities.</summary>
/// <remarks>
/// Try a decision threshold and <see cref="ClassWeights(string, string, ClassWeightScheme?)"/> first: studies find that they reach what resampling reaches,
/// without its harm to probabilities. Resample where a comparison on your data says so.
/// </remarks>
public sealed partial class TransformsImbalanceCatalog
{
    private readonly IHostEnvironment _environment;

    internal TransformsImbalanceCatalog(IHostEnvironment environment) => _environment = environment;

    /// <summary>For verbs of other packages.</summary>
    internal IHostEnvironment Environment => _environment;

    /// <summary>Repeats rows of the smaller classes at random until the classes have the size asked for.</summary>
    /// <param name="labelColumnName">The label column: Boolean, key, text, Single, Double or an integer type.</param>
    /// <param name="featureColumnName">The features that <paramref name="shrinkage"/> moves; not read when it is 0.</param>
    /// <param name="target">How many rows each class shall have; by default as many as the largest.</param>
    /// <param name="shrinkage">0 repeats rows as they are; above 0 moves each by Gaussian noise of this many bandwidths (smoothed bootstrap, ROSE).</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator RandomOversample(
        string labelColumnName = DefaultColumns.Label, string featureColumnName = DefaultColumns.Features, SamplingTarget? target = null, double shrinkage = 0, int? seed = null)
        => RandomOversample(new RandomOversampleOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnNames = [featureColumnName],
            Target = target ?? SamplingTarget.Auto,
            Shrinkage = shrinkage,
            Seed = seed,
        });

    /// <summary>Repeats rows of the smaller classes at random until the classes have the size asked for.</summary>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator RandomOversample(RandomOversampleOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ResamplingEstimator(_environment, Imbalance.RandomOversample.Create(options));
    }

    /// <summary>Keeps rows of the larger classes at random until the classes have the size asked for.</summary>
    /// <param name="labelColumnName">The label column: Boolean, key, text, Single, Double or an integer type.</param>
    /// <param name="target">How many rows each class shall have; by default as many as the smallest.</param>
    /// <param name="replacement">Whether a row may be drawn more than once.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator RandomUndersample(
        string labelColumnName = DefaultColumns.Label, SamplingTarget? target = null, bool replacement = false, int? seed = null)
        => RandomUndersample(new RandomUndersampleOptions
        {
            LabelColumnName = labelColumnName,
            Target = target ?? SamplingTarget.Auto,
            Replacement = replacement,
            Seed = seed,
        });

    /// <summary>Keeps rows of the larger classes at random until the classes have the size asked for.</summary>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator RandomUndersample(RandomUndersampleOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ResamplingEstimator(_environment, new RandomUndersample(options));
    }

    /// <summary>Adds synthetic rows between rows of the smaller classes and their nearest neighbors of the same class (Chawla et al., 2002).</summary>
    /// <param name="labelColumnName">The label column: Boolean, key, text, Single, Double or an integer type.</param>
    /// <param name="featureColumnName">The column that is interpolated: a vector of known size of Single or Double, or a number. Normalize it first.</param>
    /// <param name="neighborCount">How many nearest rows of the same class each row may be joined with.</param>
    /// <param name="target">How many rows each class shall have; by default as many as the largest.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator Smote(
        string labelColumnName = DefaultColumns.Label, string featureColumnName = DefaultColumns.Features, int neighborCount = SmoteOptions.DefaultNeighborCount,
        SamplingTarget? target = null, int? seed = null)
        => Smote(new SmoteOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnNames = [featureColumnName],
            NeighborCount = neighborCount,
            Target = target ?? SamplingTarget.Auto,
            Seed = seed,
        });

    /// <summary>Adds synthetic rows between rows of the smaller classes and their nearest neighbors of the same class (Chawla et al., 2002).</summary>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator Smote(SmoteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ResamplingEstimator(_environment, new Smote(options));
    }

    /// <summary>Adds a column with the weight of each row's class, to be given to a trainer as <c>exampleWeightColumnName</c>.</summary>
    /// <param name="outputColumnName">The column to add.</param>
    /// <param name="labelColumnName">The label column: Boolean, key, text, Single, Double or an integer type.</param>
    /// <param name="scheme">How the weights follow from the class counts; by default <see cref="ClassWeightScheme.Balanced"/>.</param>
    /// <returns>The estimator.</returns>
    public ClassWeightsEstimator ClassWeights(
        string outputColumnName = DefaultColumns.Weight, string labelColumnName = DefaultColumns.Label, ClassWeightScheme? scheme = null)
        => ClassWeights(new ClassWeightsOptions
        {
            OutputColumnName = outputColumnName,
            LabelColumnName = labelColumnName,
            Scheme = scheme ?? ClassWeightScheme.Balanced,
        });

    /// <summary>Adds a column with the weight of each row's class, to be given to a trainer as <c>exampleWeightColumnName</c>.</summary>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public ClassWeightsEstimator ClassWeights(ClassWeightsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ClassWeightsEstimator(_environment, options);
    }
}
