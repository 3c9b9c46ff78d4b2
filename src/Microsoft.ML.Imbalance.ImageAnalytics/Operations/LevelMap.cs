namespace Microsoft.ML.Imbalance;

/// <summary>Replaces grey levels by others.</summary>
internal static class LevelMap
{
    public const int Levels = 256;

    /// <summary>Every color by the same table.</summary>
    public static void Apply(ImageProgram image, ReadOnlySpan<byte> table)
    {
        ImageBuffer buffer = image.Pixels();
        for (int channel = 0; channel < Math.Min(buffer.Channels, 3); channel++)
            Apply(buffer, channel, table);
    }

    /// <summary>One channel, given by its byte.</summary>
    public static void Apply(ImageBuffer image, int channel, ReadOnlySpan<byte> table)
    {
        Span<byte> pixels = image.Pixels;
        for (int i = channel; i < pixels.Length; i += image.Channels)
            pixels[i] = table[pixels[i]];
    }

    /// <summary>The table of a function.</summary>
    public static byte[] Create(Func<int, int> map)
    {
        var table = new byte[Levels];
        for (int level = 0; level < Levels; level++)
            table[level] = (byte)Math.Clamp(map(level), 0, 255);
        return table;
    }
}
