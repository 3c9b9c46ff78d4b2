using System.Runtime.Intrinsics;
using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance.TorchSharp.Inference;

/// <summary>
/// The inner loops of the forward pass, for one register width. Values lie slot by slot, those of up to <see cref="BlockRows"/> rows side by side: a lane is a row,
/// so that whatever the widths of the layers no lane is idle, and nothing is added across lanes.
/// </summary>
/// <remarks>The numbers of a row depend on that row alone: not on the others of its block, nor on its place among them.</remarks>
internal abstract unsafe class RowKernels
{
    /// <summary>Rows of a block, and so the distance of one slot from the next.</summary>
    public const int BlockRows = 64;

    /// <summary>Rows are computed in multiples of this; a divisor of <see cref="BlockRows"/>.</summary>
    public abstract int PassRows { get; }

    /// <summary>The kernels of the widest registers that the machine has.</summary>
    public static RowKernels Widest { get; } = For(KernelSet.Widest);

    public static RowKernels For(SimdWidth width) => width switch
    {
        SimdWidth.Vector512 => new RowKernels<Simd512, Vector512<float>>(),
        SimdWidth.Vector256 => new RowKernels<Simd256, Vector256<float>>(),
        _ => new RowKernels<Simd128, Vector128<float>>(),
    };

    /// <summary>Outputs of a layer with the padding that <see cref="DenseOfOne"/> needs.</summary>
    public static int Padded(int outputWidth) => (outputWidth + 15) / 16 * 16;

    /// <summary>The passes that hold so many rows, in rows.</summary>
    public int RowsIn(int count) => (count + PassRows - 1) / PassRows * PassRows;

    /// <summary>output = W input + bias, and at least 0 if it rectifies.</summary>
    /// <param name="weights">(outputs, inputs).</param>
    /// <param name="bias">(outputs), or null for none.</param>
    /// <param name="input">Slots of rows.</param>
    /// <param name="output">Takes the slots.</param>
    /// <param name="inputWidth">Slots of <paramref name="input"/>.</param>
    /// <param name="outputWidth">Slots of <paramref name="output"/>.</param>
    /// <param name="rectifies">Whether negative values become 0.</param>
    /// <param name="rows">A multiple of <see cref="PassRows"/>.</param>
    /// <param name="ahead">The rows of the next block, which are called for on the way.</param>
    public abstract void Dense(float* weights, float* bias, float* input, float* output, int inputWidth, int outputWidth, bool rectifies, int rows, ref RowsAhead ahead);

    /// <summary>The same for one row, with lanes for outputs: the same operations on each in the same order.</summary>
    /// <param name="columns">The weights by columns, (inputs, outputs padded to a multiple of 16).</param>
    /// <param name="bias">(outputs padded to a multiple of 16).</param>
    /// <param name="input">Slots of one row, <see cref="BlockRows"/> apart.</param>
    /// <param name="output">Takes the slots, likewise.</param>
    /// <param name="inputWidth">Slots of <paramref name="input"/>.</param>
    /// <param name="outputWidth">Slots of <paramref name="output"/>.</param>
    /// <param name="rectifies">Whether negative values become 0.</param>
    public abstract void DenseOfOne(float* columns, float* bias, float* input, float* output, int inputWidth, int outputWidth, bool rectifies);

    /// <summary>output = scale · input + shift, slot by slot, and at least 0 if it rectifies; in place, if both are the same. Without a shift it is 0.</summary>
    public abstract void Affine(float* scale, float* shift, float* input, float* output, int width, bool rectifies, int rows);

    /// <summary>sum += addend.</summary>
    public abstract void Add(float* addend, float* sum, int width, int rows);

    /// <summary>cosines = cos 2π f x, sines = sin 2π f x, for one slot of x and several frequencies f.</summary>
    public abstract void Waves(float* frequencies, float* input, float* cosines, float* sines, int frequencyCount, int rows);
}
