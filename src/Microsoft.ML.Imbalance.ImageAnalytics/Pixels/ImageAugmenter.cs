namespace Microsoft.ML.Imbalance;

/// <summary>An augmentation with its seed: what an image becomes depends on the seed, the pass, and the row, and on nothing else. It may be used on many threads, each with a program of its own.</summary>
internal sealed class ImageAugmenter(ImageAugmentation augmentation, int seed)
{
    private const string Method = nameof(ImageAugmenter);

    /// <summary>The image as bytes of <paramref name="program"/>, valid until it begins the next.</summary>
    /// <param name="image">The image; it stays as it is.</param>
    /// <param name="epoch">The pass over the data, or the copy of the row.</param>
    /// <param name="row">The row.</param>
    /// <param name="program">Memory to work in.</param>
    public ImageBuffer ToBytes(ImageBuffer image, int epoch, long row, ImageProgram program)
    {
        Apply(image, epoch, row, program);
        return program.ToBytes();
    }

    /// <summary>The image as numbers for a network.</summary>
    /// <param name="image">The image; it stays as it is.</param>
    /// <param name="epoch">The pass over the data.</param>
    /// <param name="row">The row.</param>
    /// <param name="format">Size, channels and scale.</param>
    /// <param name="target">Where the numbers go, <see cref="TensorFormat.Length"/> of them.</param>
    /// <param name="program">Memory to work in.</param>
    public void ToTensor(ImageBuffer image, int epoch, long row, TensorFormat format, Span<float> target, ImageProgram program)
    {
        Apply(image, epoch, row, program);
        program.ToTensor(format, target);
    }

    /// <summary>A batch, image after image, on as many threads as asked for.</summary>
    /// <param name="images">The images of the batch.</param>
    /// <param name="rows">The row of each.</param>
    /// <param name="epoch">The pass over the data.</param>
    /// <param name="format">Size, channels and scale.</param>
    /// <param name="target">Where the numbers go.</param>
    /// <param name="maximumThreads">The most threads; -1 for as many as there are processors.</param>
    public void ToTensors(IReadOnlyList<ImageBuffer> images, IReadOnlyList<int> rows, int epoch, TensorFormat format, Memory<float> target, int maximumThreads = -1)
        => Parallel.For(
            0, images.Count, new ParallelOptions { MaxDegreeOfParallelism = maximumThreads }, () => new ImageProgram(),
            (i, _, program) =>
            {
                ToTensor(images[i], epoch, rows[i], format, target.Span.Slice(i * format.Length, format.Length), program);
                return program;
            },
            _ => { });

    private void Apply(ImageBuffer image, int epoch, long row, ImageProgram program)
    {
        program.Begin(image);
        augmentation.Apply(program, RandomStream.Create(seed, Method, epoch, row));
    }
}
