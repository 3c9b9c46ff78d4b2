using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>A step that changes the rows a pipeline is trained on, and never those it predicts.</summary>
/// <remarks>
/// <list type="bullet">
/// <item><see cref="Fit"/> plans the resampling of the view it is given. Its transformer resamples that very view and passes every other view through unchanged.</item>
/// <item>So cross-validation, train-test splits, permutation feature importance and prediction engines work as they are, and no validation row is ever changed.</item>
/// <item>Saved models need nothing of it: they load and predict with ML.NET's own packages. Of the training rows they hold the class counts at most, in the schema ML.NET keeps for a trainer.</item>
/// <item>Put the trainer in the same chain, after the resampler. A chain that ends in a resampler, inside another chain, is transformed anew by the outer one;
/// a warning says so. <see cref="ResamplingExtensions.WithResampling{TTransformer}"/> is robust against that.</item>
/// </list>
/// </remarks>
public sealed class ResamplingEstimator : IEstimator<ResamplingTransformer>
{
    private readonly IHost _host;
    private readonly ResamplingStep[] _steps;
    private readonly CancellationToken _cancellation;

    internal ResamplingEstimator(IHostEnvironment environment, Resampler method)
    {
        _host = environment.Register(method.Name);
        // Drawn once: an estimator that is fitted twice plans the same rows twice.
        _steps = [new ResamplingStep(method, method.Seed ?? _host.Rand.Next())];
    }

    private ResamplingEstimator(IHost host, ResamplingStep[] steps, CancellationToken cancellation)
    {
        _host = host;
        _steps = steps;
        _cancellation = cancellation;
    }

    /// <summary>What each step reads beside the label.</summary>
    internal IReadOnlyList<FeatureSelection> Features => Array.ConvertAll(_steps, s => s.Method.Features);

    /// <summary>The seed that the first step's options give; null if they give none, or the method draws nothing.</summary>
    internal int? Seed => _steps[0].Method.Seed;

    /// <summary>Plans the resampling of <paramref name="input"/>.</summary>
    /// <param name="input">The training data.</param>
    /// <returns>A transformer that resamples <paramref name="input"/> and is the identity on every other view.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has a wrong type.</exception>
    /// <exception cref="InvalidOperationException">The data can't be resampled this way: one class, too few rows, NaN in a feature.</exception>
    public ResamplingTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new ResamplingTransformer(_host, input, FitResample(input));
    }

    /// <summary>Resamples now, outside any pipeline: imbalanced-learn's <c>fit_resample</c>. Use it on training data only.</summary>
    /// <param name="input">The data.</param>
    /// <returns>The resampled data, with a report and the provenance of every row.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has a wrong type.</exception>
    /// <exception cref="InvalidOperationException">The data can't be resampled this way.</exception>
    public ResampledDataView FitResample(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Cancellation.Run(_cancellation, () => Resample(input));
    }

    private ResampledDataView Resample(IDataView input)
    {
        using IChannel channel = _host.Start("Resample");
        ResampledDataView? result = null;
        StepInput? before = null;
        foreach (ResamplingStep step in _steps)
            (result, before) = ResamplingPlanner.Plan(step.Method, step.Seed, input, result, before, channel);
        ReportedDiagnostics.Add(result!.Report.Diagnostics);
        return result;
    }

    /// <summary>This resampler followed by another, as one: the second sees what the first made, synthetic rows included, and may remove them.</summary>
    /// <param name="next">The resampler that follows.</param>
    /// <returns>Both as one estimator; its report and provenance go back to the rows of the input.</returns>
    public ResamplingEstimator Then(ResamplingEstimator next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return new ResamplingEstimator(_host, [.. _steps, .. next._steps], _cancellation.CanBeCanceled ? _cancellation : next._cancellation);
    }

    /// <summary>The same steps with a token that ends them: searches for neighbors in large data take long.</summary>
    /// <param name="cancellationToken">When it is canceled, a fit that is going on ends with an <see cref="OperationCanceledException"/>, and nothing is left of it.</param>
    /// <returns>An estimator that resamples alike.</returns>
    public ResamplingEstimator WithCancellation(CancellationToken cancellationToken) => new(_host, _steps, cancellationToken);

    /// <summary>The same steps with other seeds, which follow from theirs and <paramref name="seed"/>.</summary>
    internal ResamplingEstimator Reseed(int seed)
        => new(_host, Array.ConvertAll(_steps, step => step with { Seed = RandomStream.Create(step.Seed, nameof(Reseed), row: seed).Next(int.MaxValue) }), _cancellation);

    /// <summary>The label columns that the steps read.</summary>
    internal IEnumerable<string> LabelColumnNames => _steps.Select(step => step.Method.LabelColumnName);

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        foreach (ResamplingStep step in _steps)
        {
            ShapeChecks.Label(inputSchema, step.Method.LabelColumnName);
            FeatureSelection features = step.Method.Features;
            foreach (string name in features.Names)
                ShapeChecks.Feature(inputSchema, name, features.ReadsCategories);
            foreach (RequiredColumn required in step.Method.RequiredColumns)
                ShapeChecks.OfType(inputSchema, required);
        }
        return inputSchema;
    }

    /// <summary>Appends an estimator. This step gets <see cref="TransformerScope.Training"/>, a second belt: not even the training data is resampled when the model is applied to it.</summary>
    /// <typeparam name="TTransformer">The transformer that <paramref name="estimator"/> makes.</typeparam>
    /// <param name="estimator">The next step.</param>
    /// <param name="scope">The scope of the next step.</param>
    /// <returns>The chain.</returns>
    public EstimatorChain<TTransformer> Append<TTransformer>(IEstimator<TTransformer> estimator, TransformerScope scope = TransformerScope.Everything)
        where TTransformer : class, ITransformer => AsChain().Append(estimator, scope);

    /// <summary>Appends a cache, so that the resampled rows are read once.</summary>
    /// <param name="environment">The context.</param>
    /// <returns>The chain.</returns>
    public EstimatorChain<ResamplingTransformer> AppendCacheCheckpoint(IHostEnvironment environment) => AsChain().AppendCacheCheckpoint(environment);

    private EstimatorChain<ResamplingTransformer> AsChain() => new EstimatorChain<ITransformer>().Append(this, TransformerScope.Training);

    private readonly record struct ResamplingStep(Resampler Method, int Seed);
}
