namespace Microsoft.ML.Imbalance;

/// <summary>Inverts the light part of the grey levels.</summary>
internal sealed class Solarize(int threshold) : ImageAugmentation
{
    private readonly byte[] _table = Table(threshold);

    /// <summary>Inverts levels from <paramref name="threshold"/> on, 256 for none.</summary>
    public static void From(ImageProgram image, double threshold) => LevelMap.Apply(image, Table(threshold));

    internal override void Apply(ImageProgram image, RandomStream stream) => LevelMap.Apply(image, _table);

    private static byte[] Table(double threshold) => LevelMap.Create(level => level < threshold ? level : 255 - level);
}
