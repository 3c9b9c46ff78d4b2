using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Microsoft.ML.Imbalance;

/// <summary>Reads the eight pixels of the source that belong to eight neighboring pixels of the result.</summary>
internal unsafe interface IPixelReader
{
    static abstract PixelLanes Read<TLayout>(in PassFrame frame, int x, int y)
        where TLayout : struct, IPixelLayout;
}

/// <summary>Pixels stay where they are.</summary>
internal readonly unsafe struct CopyReader : IPixelReader
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PixelLanes Read<TLayout>(in PassFrame frame, int x, int y)
        where TLayout : struct, IPixelLayout
    {
        byte* row = frame.Source + y * frame.SourceStride + x * TLayout.Channels;
        if (TLayout.Channels == 1)
            return PixelLayouts.Unpack<TLayout>(Vector256.WidenLower(Vector256.WidenLower(Vector256.Create(Unsafe.ReadUnaligned<ulong>(row), 0, 0, 0).AsByte())).AsInt32());
        return PixelLayouts.Unpack<TLayout>(
            TLayout.Channels == 4 ? Vector256.Load((int*)row) : PassFrame.Gather(row, Vector256.Create(0, 3, 6, 9, 12, 15, 18, 21)));
    }
}

/// <summary>The nearest pixel.</summary>
internal readonly unsafe struct NearestReader : IPixelReader
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PixelLanes Read<TLayout>(in PassFrame frame, int x, int y)
        where TLayout : struct, IPixelLayout
    {
        (Vector256<float> placeX, Vector256<float> placeY) = frame.Places(x, y);
        Vector256<float> half = Vector256.Create(0.5f);
        Vector256<int> column = BorderMap.Map(Vector256.Floor(placeX + half), frame.SourceWidth, frame.Border);
        Vector256<int> row = BorderMap.Map(Vector256.Floor(placeY + half), frame.SourceHeight, frame.Border);
        Vector256<int> pixels = PassFrame.Gather(frame.Source, row * Vector256.Create(frame.SourceStride) + column * Vector256.Create(TLayout.Channels));
        return PixelLayouts.Unpack<TLayout>(BorderMap.Fill(frame, placeX, placeY, pixels));
    }
}

/// <summary>The four pixels around a place, weighted by how near they are.</summary>
internal readonly unsafe struct BilinearReader : IPixelReader
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PixelLanes Read<TLayout>(in PassFrame frame, int x, int y)
        where TLayout : struct, IPixelLayout
    {
        (Vector256<float> placeX, Vector256<float> placeY) = frame.Places(x, y);
        Vector256<float> floorX = Vector256.Floor(placeX), floorY = Vector256.Floor(placeY);
        Vector256<float> stepX = placeX - floorX, stepY = placeY - floorY;
        Vector256<int> column = PassFrame.ToInt32(floorX), row = PassFrame.ToInt32(floorY);
        Vector256<int> inside = Vector256.GreaterThanOrEqual(Vector256.Min(column, row), Vector256<int>.Zero)
            & Vector256.LessThan(column, Vector256.Create(frame.SourceWidth - 1)) & Vector256.LessThan(row, Vector256.Create(frame.SourceHeight - 1));
        if (Avx2.IsSupported && inside == Vector256<int>.AllBitsSet)
            return Inside<TLayout>(frame, row * Vector256.Create(frame.SourceStride) + column * Vector256.Create(TLayout.Channels), stepX, stepY);
        return AtBorder<TLayout>(frame, placeX, placeY, floorX, floorY);
    }

    // Two neighbors of a row lie within 64 bits, so one load brings both.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PixelLanes Inside<TLayout>(in PassFrame frame, Vector256<int> offsets, Vector256<float> stepX, Vector256<float> stepY)
        where TLayout : struct, IPixelLayout
    {
        // Lanes 0, 1, 4, 5 and 2, 3, 6, 7: the order in which a shuffle within halves puts them together again.
        Vector256<int> order = Avx2.Permute4x64(offsets.AsInt64(), 0b11_01_10_00).AsInt32();
        (Vector256<int> p00, Vector256<int> p01) = Pairs<TLayout>(frame.Source, order);
        (Vector256<int> p10, Vector256<int> p11) = Pairs<TLayout>(frame.Source + frame.SourceStride, order);
        return Mix<TLayout>(p00, p01, p10, p11, stepX, stepY);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<int> Left, Vector256<int> Right) Pairs<TLayout>(byte* source, Vector256<int> order)
        where TLayout : struct, IPixelLayout
    {
        Vector256<long> a = Avx2.GatherVector256((long*)source, order.GetLower(), 1), b = Avx2.GatherVector256((long*)source, order.GetUpper(), 1);
        Vector256<int> left = Avx.Shuffle(a.AsSingle(), b.AsSingle(), 0b10_00_10_00).AsInt32();
        if (TLayout.Channels == 4)
            return (left, Avx.Shuffle(a.AsSingle(), b.AsSingle(), 0b11_01_11_01).AsInt32());
        a = Vector256.ShiftRightLogical(a, 8 * TLayout.Channels);
        b = Vector256.ShiftRightLogical(b, 8 * TLayout.Channels);
        return (left, Avx.Shuffle(a.AsSingle(), b.AsSingle(), 0b10_00_10_00).AsInt32());
    }

    private static PixelLanes AtBorder<TLayout>(in PassFrame frame, Vector256<float> placeX, Vector256<float> placeY, Vector256<float> floorX, Vector256<float> floorY)
        where TLayout : struct, IPixelLayout
    {
        Vector256<int> channels = Vector256.Create(TLayout.Channels), stride = Vector256.Create(frame.SourceStride);
        Vector256<int> left = BorderMap.Map(floorX, frame.SourceWidth, frame.Border) * channels;
        Vector256<int> right = BorderMap.Map(floorX + Vector256<float>.One, frame.SourceWidth, frame.Border) * channels;
        Vector256<int> top = BorderMap.Map(floorY, frame.SourceHeight, frame.Border) * stride;
        Vector256<int> bottom = BorderMap.Map(floorY + Vector256<float>.One, frame.SourceHeight, frame.Border) * stride;
        return Mix<TLayout>(
            BorderMap.Fill(frame, placeX, placeY, PassFrame.Gather(frame.Source, top + left)), BorderMap.Fill(frame, placeX, placeY, PassFrame.Gather(frame.Source, top + right)),
            BorderMap.Fill(frame, placeX, placeY, PassFrame.Gather(frame.Source, bottom + left)), BorderMap.Fill(frame, placeX, placeY, PassFrame.Gather(frame.Source, bottom + right)),
            placeX - floorX, placeY - floorY);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PixelLanes Mix<TLayout>(Vector256<int> p00, Vector256<int> p01, Vector256<int> p10, Vector256<int> p11, Vector256<float> x, Vector256<float> y)
        where TLayout : struct, IPixelLayout
    {
        Vector256<float> c0 = Mix(p00, p01, p10, p11, 0, x, y);
        if (TLayout.Channels == 1)
            return new PixelLanes(c0, c0, c0, c0);
        return new PixelLanes(
            c0, Mix(p00, p01, p10, p11, 1, x, y), Mix(p00, p01, p10, p11, 2, x, y), TLayout.Channels == 4 ? Mix(p00, p01, p10, p11, 3, x, y) : c0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Mix(Vector256<int> p00, Vector256<int> p01, Vector256<int> p10, Vector256<int> p11, int channel, Vector256<float> x, Vector256<float> y)
    {
        Vector256<float> a = PixelLayouts.Channel(p00, channel), c = PixelLayouts.Channel(p10, channel);
        Vector256<float> top = a + (PixelLayouts.Channel(p01, channel) - a) * x;
        return top + (c + (PixelLayouts.Channel(p11, channel) - c) * x - top) * y;
    }
}
