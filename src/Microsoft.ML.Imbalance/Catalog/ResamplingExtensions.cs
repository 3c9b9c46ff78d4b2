using Microsoft.ML.Data;
using Microsoft.ML.Imbalance;

namespace Microsoft.ML;

/// <summary>Resampling for any estimator.</summary>
public static class ResamplingExtensions
{
    /// <summary>Trains an estimator on resampled rows. The result has no trace of the resampler, so it can be nested in any chain.</summary>
    /// <typeparam name="TTransformer">The transformer that <paramref name="estimator"/> makes.</typeparam>
    /// <param name="estimator">A trainer, or a chain that ends in one.</param>
    /// <param name="resampler">A resampler of <c>mlContext.Transforms.Imbalance</c>.</param>
    /// <returns>An estimator whose Fit resamples its input first.</returns>
    public static IEstimator<TTransformer> WithResampling<TTransformer>(this IEstimator<TTransformer> estimator, ResamplingEstimator resampler)
        where TTransformer : class, ITransformer
    {
        ArgumentNullException.ThrowIfNull(estimator);
        ArgumentNullException.ThrowIfNull(resampler);
        return new ResampledEstimator<TTransformer>(estimator, resampler);
    }

    /// <summary>Fits a chain that ends in a resampler and gives the resampled rows: imbalanced-learn's <c>fit_resample</c> of a pipeline. Use it on training data only.</summary>
    /// <typeparam name="TTransformer">The transformer of the last step.</typeparam>
    /// <param name="chain">A chain whose last step is a resampler.</param>
    /// <param name="input">The training data.</param>
    /// <returns>The resampled data, with a report and the provenance of every row.</returns>
    /// <exception cref="ArgumentException">The last step of the chain is no resampler.</exception>
    public static ResampledDataView FitResample<TTransformer>(this EstimatorChain<TTransformer> chain, IDataView input)
        where TTransformer : class, ITransformer
    {
        ArgumentNullException.ThrowIfNull(chain);
        ArgumentNullException.ThrowIfNull(input);
        var tap = new TrainingTap();
        chain.Append(tap).Fit(input);
        return tap.Seen as ResampledDataView
            ?? throw new ArgumentException("The last step of the chain is no resampler. Append one of mlContext.Transforms.Imbalance, and no further step.", nameof(chain));
    }

    private sealed class ResampledEstimator<TTransformer>(IEstimator<TTransformer> estimator, ResamplingEstimator resampler) : IEstimator<TTransformer>
        where TTransformer : class, ITransformer
    {
        public TTransformer Fit(IDataView input) => estimator.Fit(resampler.FitResample(input));

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => estimator.GetOutputSchema(resampler.GetOutputSchema(inputSchema));
    }

    /// <summary>Sees the training view at the end of a chain.</summary>
    private sealed class TrainingTap : IEstimator<ITransformer>
    {
        public IDataView? Seen { get; private set; }

        public ITransformer Fit(IDataView input)
        {
            Seen = input;
            return new TransformerChain<ITransformer>();
        }

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;
    }
}
