namespace Microsoft.ML.Imbalance;

/// <summary>Keeps the high bits of each grey level only.</summary>
internal sealed class Posterize(int bits) : ImageAugmentation
{
    private readonly byte[] _table = Table(bits);

    public static void To(ImageProgram image, int bits) => LevelMap.Apply(image, Table(bits));

    internal override void Apply(ImageProgram image, RandomStream stream) => LevelMap.Apply(image, _table);

    private static byte[] Table(int bits) => LevelMap.Create(level => level & (0xFF << (8 - bits)));
}
