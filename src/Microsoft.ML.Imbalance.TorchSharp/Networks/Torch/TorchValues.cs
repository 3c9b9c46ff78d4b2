using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <summary>A network's values on a device: one tensor of parameters, one of their gradients, one of buffers, and the views of them that layers compute with.</summary>
/// <remarks>
/// A step of an optimizer so takes a few operations on one tensor, however many layers there are. Autograd adds to the gradients that it finds, which are views too.
/// </remarks>
internal sealed class TorchValues : IDisposable
{
    private readonly List<Tensor> _views = [];
    private long _parameter;
    private long _buffer;

    public TorchValues(Network network, Device device)
    {
        Parameters = tensor(network.Parameters, device: device).DetachFromDisposeScope();
        Gradients = zeros_like(Parameters).DetachFromDisposeScope();
        Buffers = tensor(network.Buffers, device: device).DetachFromDisposeScope();
    }

    public Tensor Parameters { get; }

    public Tensor Gradients { get; }

    public Tensor Buffers { get; }

    /// <summary>The next parameters, in the order of the layers.</summary>
    public Tensor Parameter(params long[] shape) => Trained(shape).Value;

    /// <summary>The next parameters with their gradients.</summary>
    public Parameter Trained(params long[] shape)
    {
        long count = shape.Aggregate(1L, (product, size) => product * size);
        using DisposeScope scope = NewDisposeScope();
        Tensor view = Parameters.narrow(0, _parameter, count).view(shape).detach().requires_grad_();
        Tensor gradient = Gradients.narrow(0, _parameter, count).view(shape);
        view.grad = gradient;
        _parameter += count;
        return new Parameter(Keep(view), Keep(gradient));
    }

    /// <summary>The next buffer, in the order of the layers.</summary>
    public Tensor Buffer(long count)
    {
        Tensor view = Buffers.narrow(0, _buffer, count);
        _buffer += count;
        return Keep(view);
    }

    /// <summary>Numbers of input slots on the device.</summary>
    public Tensor Slots(int[] slots) => Keep(tensor(Array.ConvertAll(slots, slot => (long)slot), device: Parameters.device));

    public void Dispose()
    {
        foreach (Tensor tensor in _views)
            tensor.Dispose();
        Parameters.Dispose();
        Gradients.Dispose();
        Buffers.Dispose();
    }

    private Tensor Keep(Tensor view)
    {
        _views.Add(view.DetachFromDisposeScope());
        return view;
    }
}

/// <summary>Trained values of a layer and their gradients: views of a network's.</summary>
internal sealed record Parameter(Tensor Value, Tensor Gradient);
