using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>A step that changes the images a pipeline is trained on, and never those it predicts.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>Its transformer augments the very view it was fitted on and passes every other view through unchanged, as resamplers do.</item>
/// <item>Every pass of a trainer gets the same pixels, for ML.NET wants views to be repeatable. <c>OversampleImages</c> adds further versions; the neural trainers draw anew in each epoch.</item>
/// <item>Saved models need nothing of it.</item>
/// </list>
/// </remarks>
public sealed class AugmentImagesEstimator : IEstimator<ITransformer>
{
    private readonly IHost _host;
    private readonly string[] _columns;
    private readonly ImageAugmenter _augmenter;

    internal AugmentImagesEstimator(IHostEnvironment environment, AugmentImagesOptions options)
    {
        ImageAugmentation augmentation = options.Augmentation ?? throw new ArgumentException("Augmentation is null; leave it out for the default.", nameof(options.Augmentation));
        _columns = [.. OptionChecks.Columns(options.ImageColumnNames, labelColumnName: "")];
        _host = environment.Register("AugmentImages");
        // Drawn once: an estimator that is fitted twice gives the same pixels twice.
        _augmenter = new ImageAugmenter(augmentation, options.Seed ?? _host.Rand.Next());
    }

    /// <summary>Prepares the augmentation of <paramref name="input"/>; images are read when a trainer asks for them.</summary>
    /// <param name="input">The training data.</param>
    /// <returns>A transformer that augments <paramref name="input"/> and is the identity on every other view.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or holds no images.</exception>
    public ITransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        foreach (string column in _columns)
            SchemaChecks.OfType(input.Schema, ImageColumn.Required(column));
        return new AugmentImagesTransformer(_host, input, new AugmentedImageView(input, _columns, _augmenter));
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        foreach (string column in _columns)
            ShapeChecks.OfType(inputSchema, ImageColumn.Required(column));
        return inputSchema;
    }

    /// <summary>Appends an estimator. This step gets <see cref="TransformerScope.Training"/>: not even the training data is augmented when the model is applied to it.</summary>
    /// <typeparam name="TTransformer">The transformer that <paramref name="estimator"/> makes.</typeparam>
    /// <param name="estimator">The next step.</param>
    /// <param name="scope">The scope of the next step.</param>
    /// <returns>The chain.</returns>
    public EstimatorChain<TTransformer> Append<TTransformer>(IEstimator<TTransformer> estimator, TransformerScope scope = TransformerScope.Everything)
        where TTransformer : class, ITransformer
        => new EstimatorChain<ITransformer>().Append((IEstimator<ITransformer>)this, TransformerScope.Training).Append(estimator, scope);

    private sealed class AugmentImagesTransformer(IHost host, IDataView fitted, AugmentedImageView augmented) : ITransformer
    {
        private readonly TrainingView _view = new(
            host, fitted, augmented, augmented.ReadMark,
            "AugmentImages was fitted, but its images were never used: the images that follow are not augmented. Put the trainer into the same chain as AugmentImages.");

        public bool IsRowToRowMapper => true;

        public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inputSchema;

        public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new IdentityMapper(inputSchema);

        public void Save(ModelSaveContext ctx) => TrainingView.Save(ctx);

        public IDataView Transform(IDataView input) => _view.Transform(input);
    }
}
