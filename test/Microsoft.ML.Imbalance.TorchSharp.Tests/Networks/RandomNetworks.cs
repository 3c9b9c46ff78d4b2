using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

/// <summary>Networks of every architecture with every kind of input, and values as training might leave them.</summary>
internal static class RandomNetworks
{
    private static readonly NetworkArchitecture[] Architectures =
    [
        new MlpArchitecture { HiddenWidths = [5, 3] },
        new MlpArchitecture { HiddenWidths = [70, 33], Dropout = 0 },
        new ResNetArchitecture { Width = 13, HiddenWidth = 21, BlockCount = 3, ResidualDropout = 0.1 },
        new TabMArchitecture { MemberCount = 3, Width = 17 },
        new TabMArchitecture { MemberCount = 8, Width = 6, BlockCount = 3 },
    ];

    // Slots 2 to 4 and 6 to 9 are one-hot.
    private static readonly InputSlots Input = new(11, [(2, 5), (6, 10)]);

    private static readonly PeriodicEmbeddingOptions Periodic = new() { FrequencyCount = 5, Width = 4, FrequencyScale = 0.5 };

    public static IEnumerable<(string Name, Network Network)> All()
        => from architecture in Architectures
           from numeric in new[] { null, Periodic }
           from categorical in new int?[] { null, 2 }
           from classes in new[] { 2, 5 }
           select ($"{architecture.GetType().Name}, {(numeric is null ? "numbers" : "waves")}, {(categorical is null ? "one-hot" : "vectors")}, {classes} classes", Fill(architecture.Build(Input, classes, numeric, categorical)));

    /// <summary>Values far from those that training starts from: so that no layer is the identity.</summary>
    public static Network Fill(NetworkShape shape)
    {
        Network network = shape.Initialize(seed: 7);
        RandomStream random = RandomStream.Create(11, nameof(RandomNetworks));
        foreach (ref float value in network.Parameters.AsSpan())
            value += (float)(0.3 * random.NextGaussian());
        foreach (ref float value in network.Buffers.AsSpan())
            value = MathF.Abs(value + (float)(0.3 * random.NextGaussian())) + 0.1f;
        return network;
    }

    public static float[] Rows(int count, int width, int seed = 3)
    {
        RandomStream random = RandomStream.Create(seed, nameof(Rows));
        return [.. Enumerable.Range(0, count * width).Select(_ => (float)random.NextGaussian())];
    }
}
