using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>Adds a column that says how much each row weighs in training, by its class.</summary>
/// <remarks>
/// Trainers that ignore or break on a weight column: LinearSvm and LdSvm ignore it, Gam learns nothing with one, FieldAwareFactorizationMachine throws;
/// AveragedPerceptron, OnlineGradientDescent and NaiveBayes take none. Use a resampler with those.
/// Saved models hold nothing of this step: weights matter in training only.
/// </remarks>
public sealed class ClassWeightsEstimator : IEstimator<ClassWeightsTransformer>
{
    private readonly IHost _host;
    private readonly ClassWeightsOptions _options;

    internal ClassWeightsEstimator(IHostEnvironment environment, ClassWeightsOptions options)
    {
        OptionChecks.Column(options.OutputColumnName);
        OptionChecks.Column(options.LabelColumnName);
        ArgumentNullException.ThrowIfNull(options.Scheme);
        if (options.OutputColumnName == options.LabelColumnName)
            throw new ArgumentException($"OutputColumnName is '{options.OutputColumnName}', the label column. Give the weights a column of their own.", nameof(options));
        _options = options;
        _host = environment.Register("ClassWeights");
    }

    /// <summary>Counts the classes of <paramref name="input"/> and weighs them.</summary>
    /// <param name="input">The training data.</param>
    /// <returns>A transformer that adds the weight of each row's class; 1 where the label is missing or absent.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The label column is missing or has a wrong type.</exception>
    /// <exception cref="InvalidOperationException">There is no row, one class only, or a class without a weight.</exception>
    /// <exception cref="OperationCanceledException">The token of the options was canceled.</exception>
    public ClassWeightsTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using IChannel channel = _host.Start("Fit");
        ClassPartition classes = Cancellation.Run(
            _options.CancellationToken, () => LongWork.Run(channel, "ClassWeights", () => ClassPartitionReader.Read(input, _options.LabelColumnName)));
        if (classes.ClassCount < 2)
        {
            throw new InvalidOperationException(
                $"Label column '{classes.LabelColumnName}' has one class, \"{classes.Names[0]}\", in all {classes.Counts[0]} rows. ClassWeights needs at least two classes; check the label and the filters before this step.");
        }
        double[] weights = _options.Scheme.WeightsOf(classes);
        for (int c = 0; c < weights.Length; c++)
            channel.Trace(MessageSensitivity.None, "class \"{0}\": {1} rows, weight {2}", classes.Names[c], classes.Counts[c], weights[c]);
        return new ClassWeightsTransformer(_options.OutputColumnName, _options.LabelColumnName, classes, weights);
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        ShapeChecks.Label(inputSchema, _options.LabelColumnName);
        // Only ML.NET can make a shape; its own conversion to Single makes the one that is needed.
        return new MLContext(seed: 0).Transforms.CopyColumns(_options.OutputColumnName, _options.LabelColumnName)
            .Append(new MLContext(seed: 0).Transforms.Conversion.ConvertType(_options.OutputColumnName, outputKind: DataKind.Single))
            .GetOutputSchema(inputSchema);
    }
}
