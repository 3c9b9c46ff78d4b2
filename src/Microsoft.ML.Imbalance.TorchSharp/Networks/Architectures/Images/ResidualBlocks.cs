namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <summary>The two blocks that residual networks of images consist of.</summary>
internal static class ResidualBlocks
{
    /// <summary>Two 3 x 3 convolutions.</summary>
    public static ResidualBlock Basic(string name, int inputs, int outputs, int stride, Layer? shortcut) => new(
        [new Convolution($"{name}.conv1", inputs, outputs, Kernel: 3, stride), new Convolution($"{name}.conv2", outputs, outputs, Kernel: 3, Rectifies: false)], shortcut);

    /// <summary>A 3 x 3 convolution on fewer channels, between two of 1 x 1.</summary>
    public static ResidualBlock Bottleneck(string name, int inputs, int inner, int outputs, int stride, Layer? shortcut) => new(
        [
            new Convolution($"{name}.conv1", inputs, inner, Kernel: 1),
            new Convolution($"{name}.conv2", inner, inner, Kernel: 3, stride),
            new Convolution($"{name}.conv3", inner, outputs, Kernel: 1, Rectifies: false),
        ],
        shortcut);
}
