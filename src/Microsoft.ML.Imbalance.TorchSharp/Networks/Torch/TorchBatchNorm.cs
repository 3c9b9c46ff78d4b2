using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <inheritdoc cref="BatchNorm"/>
internal sealed class TorchBatchNorm(BatchNorm layer, TorchValues values) : TorchLayer
{
    private readonly Tensor _scale = values.Parameter(layer.Width);
    private readonly Tensor _shift = values.Parameter(layer.Width);
    private readonly Tensor _mean = values.Buffer(layer.Width);
    private readonly Tensor _variance = values.Buffer(layer.Width);

    public override Tensor Forward(Tensor input, DropoutMasks? dropout)
    {
        // One row has no variance: the running one stands in for it.
        bool isTraining = dropout is not null && input.shape[0] > 1;
        Tensor output = nn.functional.batch_norm(input, _mean, _variance, _scale, _shift, isTraining, BatchNorm.Momentum, BatchNorm.Epsilon);
        if (layer.Rectifies)
            output.relu_();
        return output;
    }
}
