using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>A value for each class, as a tensor of the type and on the device that is asked for; it is kept until another is.</summary>
internal sealed class ClassConstants(double[] values) : IDisposable
{
    private Tensor? _tensor;

    /// <summary>(classes), of the type and on the device of another tensor. It is not the caller's to dispose.</summary>
    public Tensor Like(Tensor other)
    {
        if (_tensor is null || _tensor.dtype != other.dtype || _tensor.device_type != other.device_type || _tensor.device_index != other.device_index)
        {
            _tensor?.Dispose();
            using Tensor doubles = tensor(values, ScalarType.Float64);
            _tensor = doubles.to(other.dtype, other.device, copy: true).DetachFromDisposeScope();
        }
        return _tensor;
    }

    /// <summary>The value of the class of each row.</summary>
    public Tensor Of(Tensor classes, Tensor like) => Like(like).index_select(0, classes);

    public void Dispose() => _tensor?.Dispose();
}
