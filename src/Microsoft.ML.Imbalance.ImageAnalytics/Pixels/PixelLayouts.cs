using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Microsoft.ML.Imbalance;

/// <summary>How many channels a pixel has: known when code is compiled, so that loops have no branches for it.</summary>
internal interface IPixelLayout
{
    static abstract int Channels { get; }
}

internal readonly struct Grey : IPixelLayout
{
    public static int Channels => 1;
}

internal readonly struct Colors : IPixelLayout
{
    public static int Channels => 3;
}

internal readonly struct ColorsAndAlpha : IPixelLayout
{
    public static int Channels => 4;
}

/// <summary>Takes pixels apart.</summary>
internal static class PixelLayouts
{
    /// <summary>One byte of each of eight pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Channel(Vector256<int> pixels, int channel)
        => Vector256.ConvertToSingle(channel == 3 ? Vector256.ShiftRightLogical(pixels, 24) : Vector256.ShiftRightLogical(pixels, 8 * channel) & Vector256.Create(0xFF));

    /// <summary>All channels of eight pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PixelLanes Unpack<TLayout>(Vector256<int> pixels)
        where TLayout : struct, IPixelLayout
    {
        Vector256<float> c0 = Channel(pixels, 0);
        if (TLayout.Channels == 1)
            return new PixelLanes(c0, c0, c0, c0);
        return new PixelLanes(c0, Channel(pixels, 1), Channel(pixels, 2), TLayout.Channels == 4 ? Channel(pixels, 3) : c0);
    }
}
