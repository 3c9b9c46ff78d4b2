using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Microsoft.ML.Imbalance.TorchSharp.Inference;

/// <summary>Rows that lie one after the other, brought side by side: slot by slot, as <see cref="RowKernels"/> reads them.</summary>
internal static unsafe class Transposition
{
    private const int Side = 4;

    /// <param name="rows">Row after row.</param>
    /// <param name="count">Rows, at most <see cref="RowKernels.BlockRows"/>.</param>
    /// <param name="width">Numbers of a row.</param>
    /// <param name="slots">Takes <paramref name="width"/> slots.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Load(float* rows, int count, int width, float* slots)
    {
        if (count < Side || width < Side)
        {
            One(rows, count, width, slots);
            return;
        }
        // Two squares of 4 x 4 at a time, one below the other; the last ones overlap those before.
        for (int row = 0; row < count; row += 2 * Side)
        {
            int top = Math.Min(row, count - Side), below = Math.Min(row + Side, count - Side);
            for (int slot = 0; slot < width; slot += Side)
            {
                int left = Math.Min(slot, width - Side);
                float* from = rows + left, to = slots + left * RowKernels.BlockRows;
                if (below - top == Side && Avx.IsSupported)
                {
                    TwoSquares(from + (nint)top * width, width, to + top);
                    continue;
                }
                Square(from + (nint)top * width, width, to + top);
                Square(from + (nint)below * width, width, to + below);
            }
        }
    }

    private static void One(float* rows, int count, int width, float* slots)
    {
        for (int row = 0; row < count; row++)
        {
            float* from = rows + (nint)row * width, to = slots + row;
            for (int slot = 0; slot < width; slot++, to += RowKernels.BlockRows)
                *to = from[slot];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Square(float* from, int width, float* to)
    {
        Vector128<float> a = Vector128.Load(from), b = Vector128.Load(from + width), c = Vector128.Load(from + 2 * (nint)width), d = Vector128.Load(from + 3 * (nint)width);
        Vector128<float> lowAB = Low(a, b), highAB = High(a, b), lowCD = Low(c, d), highCD = High(c, d);
        Lower(lowAB, lowCD).Store(to);
        Upper(lowAB, lowCD).Store(to + RowKernels.BlockRows);
        Lower(highAB, highCD).Store(to + 2 * RowKernels.BlockRows);
        Upper(highAB, highCD).Store(to + 3 * RowKernels.BlockRows);
    }

    // The same in both halves of wider registers: rows 0 to 3 in the lower, 4 to 7 in the upper.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TwoSquares(float* from, int width, float* to)
    {
        Vector256<float> a = Halves(from, width), b = Halves(from + width, width), c = Halves(from + 2 * (nint)width, width), d = Halves(from + 3 * (nint)width, width);
        Vector256<float> lowAB = Avx.UnpackLow(a, b), highAB = Avx.UnpackHigh(a, b), lowCD = Avx.UnpackLow(c, d), highCD = Avx.UnpackHigh(c, d);
        Avx.Shuffle(lowAB, lowCD, 0b01_00_01_00).Store(to);
        Avx.Shuffle(lowAB, lowCD, 0b11_10_11_10).Store(to + RowKernels.BlockRows);
        Avx.Shuffle(highAB, highCD, 0b01_00_01_00).Store(to + 2 * RowKernels.BlockRows);
        Avx.Shuffle(highAB, highCD, 0b11_10_11_10).Store(to + 3 * RowKernels.BlockRows);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Halves(float* row, int width) => Vector256.Create(Vector128.Load(row), Vector128.Load(row + Side * (nint)width));

    // x0 x1 y0 y1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Lower(Vector128<float> x, Vector128<float> y) => Sse.IsSupported ? Sse.MoveLowToHigh(x, y) : Vector128.Create(x.GetLower(), y.GetLower());

    // x2 x3 y2 y3.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Upper(Vector128<float> x, Vector128<float> y) => Sse.IsSupported ? Sse.MoveHighToLow(y, x) : Vector128.Create(x.GetUpper(), y.GetUpper());

    // a0 b0 a1 b1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Low(Vector128<float> a, Vector128<float> b)
        => Sse.IsSupported ? Sse.UnpackLow(a, b) : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a, b) : Vector128.Create(a[0], b[0], a[1], b[1]);

    // a2 b2 a3 b3.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> High(Vector128<float> a, Vector128<float> b)
        => Sse.IsSupported ? Sse.UnpackHigh(a, b) : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a, b) : Vector128.Create(a[2], b[2], a[3], b[3]);
}
