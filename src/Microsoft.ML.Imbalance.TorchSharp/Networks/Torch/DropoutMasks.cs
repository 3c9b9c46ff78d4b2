using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <summary>Draws which units dropout keeps.</summary>
internal abstract class DropoutMasks : IDisposable
{
    /// <summary>Masks for tensors on a device.</summary>
    /// <remarks>TorchSharp makes generators for the CPU only, and the one that each GPU has is shared by all trainings of the process: there, masks are computed.</remarks>
    public static DropoutMasks On(Device device) => device.type == DeviceType.CPU ? new GeneratedMasks() : new ComputedMasks(device);

    /// <summary>Begins a sequence of masks that follows from the seed alone.</summary>
    public abstract void Restart(ulong seed);

    /// <summary>The next mask: ones for units that are kept, zeros for the others.</summary>
    /// <param name="units">Gives shape, type and device.</param>
    /// <param name="share">The probability of being kept.</param>
    public abstract Tensor Next(Tensor units, double share);

    public abstract void Dispose();
}

/// <summary>Masks from a generator of TorchSharp.</summary>
internal sealed class GeneratedMasks : DropoutMasks
{
    private readonly Generator _generator = new(0);

    public override void Restart(ulong seed) => _generator.manual_seed((long)(seed >> 1));

    public override Tensor Next(Tensor units, double share) => empty_like(units).bernoulli_(share, _generator);

    public override void Dispose() => _generator.Dispose();
}

/// <summary>Masks as a function of seed, number of the mask and number of the unit: a mixing function of 64 bits, in whole tensors.</summary>
internal sealed class ComputedMasks : DropoutMasks
{
    private readonly Tensor _shift;
    private ulong _seed;
    private ulong _next;

    public ComputedMasks(Device device) => _shift = tensor(32L, device: device).DetachFromDisposeScope();

    public override void Restart(ulong seed) => (_seed, _next) = (seed, 0);

    public override Tensor Next(Tensor units, double share)
    {
        ulong key = RandomStream.Create((int)_seed, nameof(ComputedMasks), (int)(_seed >> 32)).Split(_next++).NextUInt64();
        using Scalar weyl = unchecked((long)0x9E3779B97F4A7C15), start = unchecked((long)key), first = unchecked((long)0xD6E8FEB86659FD93), second = unchecked((long)0xCF1BBCDCB7A56463);
        // Numbers of 64 bits with a sign: a share of them lies below this one.
        using Scalar bound = (long)Math.Clamp((share - 0.5) * Math.Pow(2, 64), long.MinValue, long.MaxValue);
        using Tensor bits = arange(units.numel(), dtype: ScalarType.Int64, device: units.device);
        bits.mul_(weyl).add_(start);
        Fold(bits);
        bits.mul_(first);
        Fold(bits);
        bits.mul_(second);
        using Tensor kept = bits.lt(bound);
        using Tensor mask = kept.to(units.dtype);
        return mask.reshape(units.shape);
    }

    public override void Dispose() => _shift.Dispose();

    // The products after it carry what the upper half tells into all bits, the sign included, which this clears.
    private void Fold(Tensor bits)
    {
        using Tensor upper = bits.bitwise_right_shift(_shift);
        bits.bitwise_xor_(upper);
    }
}
