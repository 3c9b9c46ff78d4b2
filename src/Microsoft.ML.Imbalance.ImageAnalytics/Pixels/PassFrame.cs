using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Microsoft.ML.Imbalance;

/// <summary>Eight pixels, channel by channel, as grey levels; unused channels are whatever they are.</summary>
internal readonly struct PixelLanes(Vector256<float> c0, Vector256<float> c1, Vector256<float> c2, Vector256<float> c3)
{
    public readonly Vector256<float> C0 = c0, C1 = c1, C2 = c2, C3 = c3;
}

/// <summary>All that a pass over an image needs at hand: where pixels are, where they go, and what happens to them under way.</summary>
internal unsafe struct PassFrame
{
    public const int Lanes = 8;

    public byte* Source;
    public int SourceWidth, SourceHeight, SourceStride;
    public int Width, Height;
    public Homography Inverse;
    public ImageBorder Border;
    public int Fill;
    public bool HasColor;

    /// <summary>In the order of the source's bytes.</summary>
    public ColorMatrix Color;

    public byte* TargetBytes;
    public float* TargetFloats;

    /// <summary>Where each channel of the source, by byte, goes among the planes, with which factor and offset.</summary>
    public fixed int Plane[3];
    public fixed float Factor[3];
    public fixed float Offset[3];

    public static Vector256<float> Iota
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.Create(0f, 1, 2, 3, 4, 5, 6, 7);
    }

    /// <summary>Where eight pixels of a row come from, relative to the center of the source's first pixel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly (Vector256<float> X, Vector256<float> Y) Places(int x, int y)
    {
        double u = x + 0.5, v = y + 0.5;
        if (Inverse.IsAffine)
        {
            return (
                Vector256.Create((float)(Inverse.A * u + Inverse.B * v + Inverse.C - 0.5)) + Iota * Vector256.Create((float)Inverse.A),
                Vector256.Create((float)(Inverse.D * u + Inverse.E * v + Inverse.F - 0.5)) + Iota * Vector256.Create((float)Inverse.D));
        }
        Vector256<float> w = Vector256.Create((float)(Inverse.G * u + Inverse.H * v + Inverse.I)) + Iota * Vector256.Create((float)Inverse.G);
        Vector256<float> px = Vector256.Create((float)(Inverse.A * u + Inverse.B * v + Inverse.C)) + Iota * Vector256.Create((float)Inverse.A);
        Vector256<float> py = Vector256.Create((float)(Inverse.D * u + Inverse.E * v + Inverse.F)) + Iota * Vector256.Create((float)Inverse.D);
        // Behind the viewer there is nothing to see.
        Vector256<float> ahead = Vector256.GreaterThan(w, Vector256.Create(1e-6f)), nowhere = Vector256.Create(-1e6f), half = Vector256.Create(0.5f);
        return (Vector256.ConditionalSelect(ahead, px / w - half, nowhere), Vector256.ConditionalSelect(ahead, py / w - half, nowhere));
    }

    /// <summary>The 32 bits at eight offsets.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Gather(byte* source, Vector256<int> offsets)
    {
        if (Avx2.IsSupported)
            return Avx2.GatherVector256((int*)source, offsets, 1);
        return Vector256.Create(
            Read(source, offsets, 0), Read(source, offsets, 1), Read(source, offsets, 2), Read(source, offsets, 3),
            Read(source, offsets, 4), Read(source, offsets, 5), Read(source, offsets, 6), Read(source, offsets, 7));
    }

    /// <summary>Towards zero, for values that an integer can hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> ToInt32(Vector256<float> value) => Avx.IsSupported ? Avx.ConvertToVector256Int32WithTruncation(value) : Vector256.ConvertToInt32(value);

    private static int Read(byte* source, Vector256<int> offsets, int lane) => Unsafe.ReadUnaligned<int>(source + offsets.GetElement(lane));
}
