namespace Microsoft.ML.Imbalance;

/// <summary>Maps the levels of each color so that all are about equally frequent.</summary>
internal sealed class Equalize : ImageAugmentation
{
    public static void Of(ImageProgram image)
    {
        ImageBuffer buffer = image.Pixels();
        Span<int> counts = stackalloc int[LevelMap.Levels];
        for (int channel = 0; channel < Math.Min(buffer.Channels, 3); channel++)
        {
            ImageStatistics.Histogram(buffer, channel, counts);
            if (Table(counts, buffer.Width * buffer.Height) is { } table)
                LevelMap.Apply(buffer, channel, table);
        }
    }

    internal override void Apply(ImageProgram image, RandomStream stream) => Of(image);

    // Level v becomes (pixels below v + step / 2) / step, step = (all pixels - those of the highest level) / 255, in whole numbers: what ImageOps.equalize of Pillow does.
    private static byte[]? Table(ReadOnlySpan<int> counts, int all)
    {
        int step = (all - counts[counts.LastIndexOfAnyExcept(0)]) / 255;
        if (step == 0)
            return null;
        var table = new byte[LevelMap.Levels];
        int below = step / 2;
        for (int level = 0; level < table.Length; level++)
        {
            table[level] = (byte)Math.Min(below / step, 255);
            below += counts[level];
        }
        return table;
    }
}
