namespace Microsoft.ML.Imbalance;

/// <content>Resamplers of one's own.</content>
public sealed partial class TransformsImbalanceCatalog
{
    /// <summary>A resampler whose decisions are a function of yours, with all that built-in ones have: no leaks, streaming, provenance, nothing saved with the model.</summary>
    /// <param name="name">What the report calls it. It also keys the random numbers: another name draws others.</param>
    /// <param name="resample">
    /// Says which rows go, come again or are added. It runs once each time the estimator is fitted, maybe on several threads at once, so it should keep nothing
    /// outside itself.
    /// </param>
    /// <param name="labelColumnName">The label column: Boolean, key, text, Single, Double or an integer type.</param>
    /// <param name="featureColumnNames">The feature columns to read and to make new rows of; none if classes are all it looks at.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentException">The name is empty, or a column is named twice.</exception>
    public ResamplingEstimator Custom(
        string name, Action<CustomResampling> resample, string labelColumnName = DefaultColumns.Label, IReadOnlyList<string>? featureColumnNames = null, int? seed = null)
    {
        ArgumentNullException.ThrowIfNull(resample);
        return new ResamplingEstimator(_environment, new CustomResampler(name, resample, labelColumnName, featureColumnNames ?? [], seed));
    }
}
