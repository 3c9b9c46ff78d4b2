using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Microsoft.ML.Imbalance;

/// <summary>One pass over an image that does everything at once: all geometry in one matrix, all color in another, then bytes or normalized numbers.</summary>
internal static unsafe class FusedPass
{
    /// <summary>Fills <paramref name="target"/>, an image of the source's channels.</summary>
    public static void ToBytes(ImageBuffer source, in Homography inverse, in ColorMatrix color, ImageSampling sampling, ImageBuffer target)
    {
        fixed (byte* from = source.PaddedPixels, to = target.PaddedPixels)
        {
            PassFrame frame = Frame(source, from, inverse, color, sampling, target.Width, target.Height);
            frame.TargetBytes = to;
            switch (source.Channels)
            {
                case 1:
                    Read<Grey, ByteSink>(frame, sampling);
                    break;
                case 3:
                    Read<Colors, ByteSink>(frame, sampling);
                    break;
                default:
                    Read<ColorsAndAlpha, ByteSink>(frame, sampling);
                    break;
            }
        }
    }

    /// <summary>Fills <paramref name="target"/>, one plane for a grey source and three for one of colors.</summary>
    public static void ToTensor(
        ImageBuffer source, in Homography inverse, in ColorMatrix color, ImageSampling sampling, int width, int height, ImageNormalization normalization, Span<float> target)
    {
        if (target.Length < width * height * Math.Min(source.Channels, 3))
            throw new ArgumentException(Invariant($"{target.Length} numbers can't hold {Math.Min(source.Channels, 3)} planes of {width} x {height}."), nameof(target));
        fixed (byte* from = source.PaddedPixels)
        fixed (float* to = target)
        {
            PassFrame frame = Frame(source, from, inverse, color, sampling, width, height);
            frame.TargetFloats = to;
            for (int channel = 0; channel < Math.Min(source.Channels, 3); channel++)
            {
                int at = source.Channels == 1 ? 0 : source.ByteOf(channel);
                frame.Plane[at] = channel;
                frame.Factor[at] = normalization.FactorOf(channel);
                frame.Offset[at] = normalization.OffsetOf(channel);
            }
            switch (source.Channels)
            {
                case 1:
                    Read<Grey, TensorSink>(frame, sampling);
                    break;
                case 3:
                    Read<Colors, TensorSink>(frame, sampling);
                    break;
                default:
                    Read<ColorsAndAlpha, TensorSink>(frame, sampling);
                    break;
            }
        }
    }

    private static PassFrame Frame(ImageBuffer source, byte* pixels, in Homography inverse, in ColorMatrix color, ImageSampling sampling, int width, int height)
    {
        (byte red, byte green, byte blue) = sampling.Fill;
        if (source.Order == ChannelOrder.Bgr)
            (red, blue) = (blue, red);
        return new PassFrame
        {
            Source = pixels,
            SourceWidth = source.Width,
            SourceHeight = source.Height,
            SourceStride = source.Stride,
            Width = width,
            Height = height,
            Inverse = inverse,
            Border = sampling.Border,
            Fill = source.Channels == 1 ? green : red | green << 8 | blue << 16 | 255 << 24,
            HasColor = color != ColorMatrix.Identity,
            Color = source.Order == ChannelOrder.Bgr ? color.Reversed : color,
        };
    }

    private static void Read<TLayout, TSink>(in PassFrame frame, ImageSampling sampling)
        where TLayout : struct, IPixelLayout
        where TSink : struct, IPixelSink
    {
        if (frame.Inverse == Homography.Identity && frame.Width == frame.SourceWidth && frame.Height == frame.SourceHeight)
            Run<TLayout, CopyReader, TSink>(frame);
        else if (sampling.Interpolation == ImageInterpolation.Nearest || frame.Inverse.KeepsPixels)
            Run<TLayout, NearestReader, TSink>(frame);
        else
            Run<TLayout, BilinearReader, TSink>(frame);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TLayout, TReader, TSink>(in PassFrame frame)
        where TLayout : struct, IPixelLayout
        where TReader : struct, IPixelReader
        where TSink : struct, IPixelSink
    {
        int count = Math.Min(PassFrame.Lanes, frame.Width), last = frame.Width - count;
        for (int y = 0; y < frame.Height; y++)
        {
            for (int x = 0; ; x += PassFrame.Lanes)
            {
                // The last eight overlap those before.
                int at = Math.Min(x, last);
                PixelLanes pixels = TReader.Read<TLayout>(frame, at, y);
                TSink.Store<TLayout>(frame, frame.HasColor ? Recolor<TLayout>(frame.Color, pixels) : pixels, at, y, count);
                if (at == last)
                    break;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PixelLanes Recolor<TLayout>(in ColorMatrix m, in PixelLanes p)
        where TLayout : struct, IPixelLayout
    {
        if (TLayout.Channels == 1)
        {
            (float factor, float offset) = m.OfGrey;
            Vector256<float> level = p.C0 * Vector256.Create(factor) + Vector256.Create(offset);
            return new PixelLanes(level, level, level, level);
        }
        return new PixelLanes(
            p.C0 * Vector256.Create(m.RR) + p.C1 * Vector256.Create(m.RG) + (p.C2 * Vector256.Create(m.RB) + Vector256.Create(m.R)),
            p.C0 * Vector256.Create(m.GR) + p.C1 * Vector256.Create(m.GG) + (p.C2 * Vector256.Create(m.GB) + Vector256.Create(m.G)),
            p.C0 * Vector256.Create(m.BR) + p.C1 * Vector256.Create(m.BG) + (p.C2 * Vector256.Create(m.BB) + Vector256.Create(m.B)),
            p.C3);
    }
}
