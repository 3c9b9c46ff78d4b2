using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <summary>A layer as TorchSharp computes it, with gradients.</summary>
internal abstract class TorchLayer
{
    /// <summary>A new tensor of outputs. What is made on the way is disposed of; autograd keeps what it needs by itself.</summary>
    /// <param name="input">(rows, inputs), (rows, members, inputs), or (rows, channels, height, width).</param>
    /// <param name="dropout">The source of dropout masks; <see langword="null"/> when the network only predicts.</param>
    public abstract Tensor Forward(Tensor input, DropoutMasks? dropout);

    public static TorchLayer Create(Layer layer, TorchValues values) => layer switch
    {
        Dense dense => new TorchDense(dense, values),
        BatchNorm norm => new TorchBatchNorm(norm, values),
        Standardization standardization => new TorchStandardization(standardization, values),
        Dropout dropout => new TorchDropout(dropout),
        Residual residual => new TorchResidual(residual, values),
        SlotParts parts => new TorchSlotParts(parts, values),
        CategoricalEmbedding embedding => new TorchCategoricalEmbedding(embedding, values),
        PeriodicEmbedding embedding => new TorchPeriodicEmbedding(embedding, values),
        MemberDense dense => new TorchMemberDense(dense, values),
        MemberHead head => new TorchMemberHead(head, values),
        Convolution convolution => new TorchConvolution(convolution, values),
        MaxPool pool => new TorchMaxPool(pool),
        GlobalAverage => new TorchGlobalAverage(),
        ChannelPadding padding => new TorchChannelPadding(padding),
        ResidualBlock block => new TorchResidualBlock(block, values),
        _ => throw new NotSupportedException($"{layer.GetType().Name} has no form in TorchSharp."),
    };

    /// <summary>Layer after layer.</summary>
    public static Tensor Forward(IReadOnlyList<TorchLayer> layers, Tensor input, DropoutMasks? dropout)
    {
        Tensor? current = null;
        foreach (TorchLayer layer in layers)
        {
            using Tensor? previous = current;
            current = layer.Forward(previous ?? input, dropout);
        }
        return current ?? input.alias();
    }

    /// <summary>A parameter in the precision of the rows: in mixed precision it is kept in full.</summary>
    protected static CastParameter As(Tensor? parameter, Tensor input) => new(parameter, input);

    /// <summary>A parameter as it is, or for as long as it is in use a copy in another precision. An alias would do for both, and cost autograd a step.</summary>
    protected readonly ref struct CastParameter
    {
        private readonly Tensor? _copy;

        public CastParameter(Tensor? parameter, Tensor input)
        {
            _copy = parameter is null || parameter.dtype == input.dtype ? null : parameter.to(input.dtype);
            Tensor = (_copy ?? parameter)!;
        }

        /// <summary>The tensor to compute with.</summary>
        public Tensor Tensor { get; }

        public void Dispose() => _copy?.Dispose();
    }
}
