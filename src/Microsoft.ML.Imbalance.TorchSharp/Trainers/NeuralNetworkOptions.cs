namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Options of <c>NeuralNetwork</c>.</summary>
public sealed class NeuralNetworkOptions : NetworkTrainingOptions
{
    /// <summary>The label column: Boolean for binary, key for multiclass classification, as for ML.NET's trainers.</summary>
    /// <value>Default: <c>Label</c>.</value>
    public string LabelColumnName { get; init; } = DefaultColumns.Label;

    /// <summary>The features: a vector of Single of known size, without missing values.</summary>
    /// <value>Default: <c>Features</c>.</value>
    public string FeatureColumnName { get; init; } = DefaultColumns.Features;

    /// <summary>The column of example weights, of type Single.</summary>
    /// <value>Default: null, every row weighs 1.</value>
    public string? ExampleWeightColumnName { get; init; }

    /// <summary>The layers.</summary>
    /// <value>Default: <see cref="MlpArchitecture"/>.</value>
    public NetworkArchitecture Architecture { get; init; } = new MlpArchitecture();

    /// <summary>How numbers become vectors before the first layer.</summary>
    /// <value>Default: null, they go in as they are.</value>
    public PeriodicEmbeddingOptions? NumericEmbedding { get; init; }

    /// <summary>The length of the vector that each category becomes before the first layer: those of one-hot slots, which ML.NET marks.</summary>
    /// <value>At least 1. Default: null, the slots go in as they are.</value>
    public int? CategoricalEmbeddingWidth { get; init; }

    /// <summary>
    /// Whether features are brought to mean 0 and variance 1 first, by the training rows; one-hot slots are left alone. It takes one more pass over the rows and is part of the model. Turn it off where features
    /// are normalized already.
    /// </summary>
    /// <value>Default: true.</value>
    public bool NormalizeFeatures { get; init; } = true;

    internal override void Validate()
    {
        base.Validate();
        OptionChecks.Column(LabelColumnName);
        OptionChecks.Column(FeatureColumnName);
        if (ExampleWeightColumnName is not null)
            OptionChecks.Column(ExampleWeightColumnName);
        if (Mixing.Kind == RowMixing.CutMix)
            throw new ArgumentException("Mixing is CutMix, which cuts a part out of an image; rows of a table have none. Use MixUp or Remix.", nameof(Mixing));
        (Architecture ?? throw new ArgumentException("Architecture is null; leave it out for the default.", nameof(Architecture))).Validate();
        NumericEmbedding?.Validate();
        if (CategoricalEmbeddingWidth is int width)
            OptionChecks.AtLeast(1, width, nameof(CategoricalEmbeddingWidth));
    }
}
