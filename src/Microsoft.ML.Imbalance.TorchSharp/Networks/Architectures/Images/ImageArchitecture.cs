using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>The layers of a network of images: <see cref="SmallCnnArchitecture"/>, <see cref="CifarResNetArchitecture"/> or <see cref="ImageResNetArchitecture"/>.</summary>
public abstract class ImageArchitecture
{
    private protected ImageArchitecture()
    {
    }

    /// <summary>Height and width of images where neither options nor data say.</summary>
    internal abstract int DefaultSize { get; }

    /// <summary>The least height and width that leaves a pixel at the end.</summary>
    internal abstract int MinimumSize { get; }

    internal abstract void Validate();

    /// <summary>The layers before the last, stage by stage: what is frozen is frozen by stages, from the first on.</summary>
    /// <param name="channels">Channels of the images.</param>
    internal abstract IReadOnlyList<Layer[]> Stages(int channels);

    internal NetworkShape Build(ImageShape input, int classCount)
    {
        Layer[] body = [.. Stages(input.Channels).SelectMany(stage => stage)];
        return new NetworkShape(input.Length, body, new Dense(body[^1].OutputWidth, classCount));
    }
}
