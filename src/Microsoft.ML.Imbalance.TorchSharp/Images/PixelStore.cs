using Microsoft.Win32.SafeHandles;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Images of one size as bytes: in memory, or in a temporary file that is gone when this is disposed of. Any number of threads may read.</summary>
internal sealed class PixelStore : IDisposable
{
    private const int BlockBytes = 1 << 26;

    private readonly int _width, _height, _channels, _length, _rowsOfBlock;
    private readonly List<byte[]> _blocks = [];
    private readonly SafeFileHandle? _file;

    /// <param name="width">Columns of an image.</param>
    /// <param name="height">Rows of an image.</param>
    /// <param name="channels">Bytes of a pixel.</param>
    /// <param name="count">About how many images will come.</param>
    /// <param name="storage">What may be in memory.</param>
    public PixelStore(int width, int height, int channels, long count, RowStorage storage)
    {
        (_width, _height, _channels, _length) = (width, height, channels, width * height * channels);
        _rowsOfBlock = Math.Max(1, BlockBytes / _length);
        if (count * _length > storage.MemoryBudget)
            _file = File.OpenHandle(Path.Combine(storage.Folder, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose | FileOptions.RandomAccess);
    }

    public int Count { get; private set; }

    public bool IsOnDisk => _file is not null;

    public void Add(ReadOnlySpan<byte> pixels)
    {
        if (_file is not null)
        {
            RandomAccess.Write(_file, pixels, (long)Count++ * _length);
            return;
        }
        if (Count / _rowsOfBlock == _blocks.Count)
            _blocks.Add(new byte[_rowsOfBlock * _length + ImageBuffer.Padding]);
        pixels.CopyTo(_blocks[^1].AsSpan(Count++ % _rowsOfBlock * _length));
    }

    /// <summary>An image, not to be written to.</summary>
    public ImageBuffer this[int row]
    {
        get
        {
            if (_file is null)
                return new ImageBuffer(_blocks[row / _rowsOfBlock], row % _rowsOfBlock * _length, _width, _height, _channels);
            var image = new ImageBuffer(_width, _height, _channels);
            for (Span<byte> left = image.Pixels; left.Length > 0;)
            {
                int read = RandomAccess.Read(_file, left, (long)row * _length + _length - left.Length);
                left = read > 0 ? left[read..] : throw new IOException("The temporary file of images is shorter than what was written to it. Another process may have changed it.");
            }
            return image;
        }
    }

    public void Dispose() => _file?.Dispose();
}
