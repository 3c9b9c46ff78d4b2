using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Microsoft.ML.Imbalance;

/// <summary>Takes eight finished pixels.</summary>
internal unsafe interface IPixelSink
{
    static abstract void Store<TLayout>(in PassFrame frame, in PixelLanes pixels, int x, int y, int count)
        where TLayout : struct, IPixelLayout;
}

/// <summary>Bytes in the order of the source.</summary>
internal readonly unsafe struct ByteSink : IPixelSink
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TLayout>(in PassFrame frame, in PixelLanes pixels, int x, int y, int count)
        where TLayout : struct, IPixelLayout
    {
        byte* target = frame.TargetBytes + (y * frame.Width + x) * TLayout.Channels;
        Vector256<int> packed = Level(pixels.C0);
        if (TLayout.Channels > 1)
            packed |= Vector256.ShiftLeft(Level(pixels.C1), 8) | Vector256.ShiftLeft(Level(pixels.C2), 16);
        if (TLayout.Channels == 4)
            packed |= Vector256.ShiftLeft(Level(pixels.C3), 24);
        if (TLayout.Channels == 4 && count == PassFrame.Lanes)
        {
            packed.Store((int*)target);
            return;
        }
        int* values = stackalloc int[PassFrame.Lanes];
        packed.Store(values);
        for (int i = 0; i < count; i++)
        {
            for (int channel = 0; channel < TLayout.Channels; channel++)
                target[i * TLayout.Channels + channel] = (byte)(values[i] >> (8 * channel));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Level(Vector256<float> value)
        => PassFrame.ToInt32(Vector256.Min(Vector256.Max(value, Vector256<float>.Zero), Vector256.Create(255f)) + Vector256.Create(0.5f));
}

/// <summary>Normalized numbers, channel by channel.</summary>
internal readonly unsafe struct TensorSink : IPixelSink
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TLayout>(in PassFrame frame, in PixelLanes pixels, int x, int y, int count)
        where TLayout : struct, IPixelLayout
    {
        Store(frame, pixels.C0, 0, x, y, count);
        if (TLayout.Channels == 1)
            return;
        Store(frame, pixels.C1, 1, x, y, count);
        Store(frame, pixels.C2, 2, x, y, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(in PassFrame frame, Vector256<float> value, int channel, int x, int y, int count)
    {
        Vector256<float> level = Vector256.Min(Vector256.Max(value, Vector256<float>.Zero), Vector256.Create(255f));
        Vector256<float> number = level * Vector256.Create(frame.Factor[channel]) + Vector256.Create(frame.Offset[channel]);
        float* target = frame.TargetFloats + (frame.Plane[channel] * frame.Height + y) * frame.Width + x;
        if (count == PassFrame.Lanes)
        {
            number.Store(target);
            return;
        }
        for (int i = 0; i < count; i++)
            target[i] = number.GetElement(i);
    }
}
