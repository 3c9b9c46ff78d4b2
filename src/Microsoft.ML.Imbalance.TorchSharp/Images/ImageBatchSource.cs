using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Images in memory or on disk, augmented anew each time that they are drawn. While a batch is trained on, the next is made.</summary>
internal sealed class ImageBatchSource : IndexedBatchSource
{
    // Rows of a batch that is only predicted: about so many pixels in all.
    private const int PixelsOfPass = 1 << 20;

    private static readonly ImageAugmenter None = new(ImageAugmentation.Compose(), seed: 0);

    private readonly ImageSet _images;
    private readonly ImageAugmenter _augmenter;
    private readonly TensorFormat _format;
    private readonly int _threads;
    private readonly Device _device;
    private readonly float[][] _ahead = [[], []];
    private BatchBuffer? _buffer;

    /// <param name="images">The images.</param>
    /// <param name="classCount">The classes.</param>
    /// <param name="augmenter">What is done to images in an epoch; null for nothing.</param>
    /// <param name="format">Size, channels and scale of what the network sees.</param>
    /// <param name="threads">The most threads that augment.</param>
    /// <param name="device">Where batches are wanted.</param>
    public ImageBatchSource(ImageSet images, int classCount, ImageAugmenter? augmenter, TensorFormat format, int threads, Device device)
        : base(images.RowsOfClasses(classCount))
        => (_images, _augmenter, _format, _threads, _device) = (images, augmenter ?? None, format, threads, device);

    protected override int LargestPass => Math.Max(1, PixelsOfPass / (_format.Width * _format.Height));

    protected override IEnumerable<Batch> Batches(int[] order, IReadOnlyList<(int Start, int Count)> cuts, int? epoch)
    {
        if (cuts.Count == 0)
            yield break;
        Grow(cuts.Max(cut => cut.Count));
        Task next = Begin(0);
        try
        {
            for (int i = 0; i < cuts.Count; i++)
            {
                next.GetAwaiter().GetResult();
                using Batch batch = Take(i);
                if (i + 1 < cuts.Count)
                    next = Begin(i + 1);
                yield return batch;
            }
        }
        finally
        {
            // A training that ends early must not leave a thread behind that writes.
            next.ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        }

        Task Begin(int i) => Task.Run(() => Make(order.AsMemory(cuts[i].Start, cuts[i].Count), cuts[i].Start, epoch, _ahead[i % 2]));

        Batch Take(int i)
        {
            (int start, int count) = cuts[i];
            _ahead[i % 2].AsSpan(0, count * _format.Length).CopyTo(_buffer!.Rows);
            for (int place = 0; place < count; place++)
            {
                int row = order[start + place];
                _buffer.Classes[place] = _images.ClassOf(row);
                if (_images.HasWeights)
                    _buffer.Weights[place] = _images.WeightOf(row);
            }
            return _buffer.Take(count);
        }
    }

    public override void Dispose() => _buffer?.Dispose();

    // What an image becomes follows from its place in the epoch: drawn twice, it comes in two versions.
    private void Make(ReadOnlyMemory<int> rows, int start, int? epoch, float[] target)
    {
        var images = new ImageBuffer[rows.Length];
        for (int i = 0; i < images.Length; i++)
            images[i] = _images[rows.Span[i]];
        (epoch is null ? None : _augmenter).ToTensors(images, [.. Enumerable.Range(start, images.Length)], epoch ?? 0, _format, target, _threads);
    }

    private void Grow(int capacity)
    {
        if (_buffer is not null && _buffer.Capacity >= capacity)
            return;
        _buffer?.Dispose();
        _buffer = new BatchBuffer([_format.Channels, _format.Height, _format.Width], capacity, _images.HasWeights, _device);
        for (int i = 0; i < _ahead.Length; i++)
            _ahead[i] = new float[capacity * _format.Length];
    }
}
