namespace Microsoft.ML.Imbalance;

/// <summary>Stretches the levels of each color over the whole range.</summary>
internal sealed class AutoContrast : ImageAugmentation
{
    public static void Of(ImageProgram image)
    {
        ImageBuffer buffer = image.Pixels();
        Span<int> counts = stackalloc int[LevelMap.Levels];
        for (int channel = 0; channel < Math.Min(buffer.Channels, 3); channel++)
        {
            ImageStatistics.Histogram(buffer, channel, counts);
            int low = counts.IndexOfAnyExcept(0), high = counts.LastIndexOfAnyExcept(0);
            if (high > low)
                LevelMap.Apply(buffer, channel, LevelMap.Create(level => (int)Math.Floor((level - low) * 255.0 / (high - low) + 0.5)));
        }
    }

    internal override void Apply(ImageProgram image, RandomStream stream) => Of(image);
}
