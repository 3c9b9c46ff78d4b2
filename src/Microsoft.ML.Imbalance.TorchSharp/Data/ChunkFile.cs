using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Rows on disk, dealt to chunks so that each chunk is a small likeness of them all. The file is gone when this is disposed of.</summary>
/// <remarks>Of every K rows of a class that come one after the other, each of K chunks gets one, at random: chunks have the same shares of classes, in whatever order rows come.</remarks>
internal sealed class ChunkFile : IDisposable
{
    private const int MaximumBuffer = 1 << 16;

    private readonly SafeFileHandle _file;
    private readonly int _seed, _recordLength;
    private readonly long _capacity;
    private readonly byte[][] _buffers;
    private readonly int[] _buffered;
    private readonly long[] _written;
    private readonly int[][] _dealt;
    private readonly long[] _seen;

    /// <param name="folder">Where the file is made.</param>
    /// <param name="width">Values of a row.</param>
    /// <param name="classCounts">How many rows of each class will come.</param>
    /// <param name="chunkCount">Chunks to deal to.</param>
    /// <param name="seed">The seed of the deal.</param>
    public ChunkFile(string folder, int width, IReadOnlyList<long> classCounts, int chunkCount, int seed)
    {
        _seed = seed;
        Width = width;
        // A row: its values, its weight, its class.
        _recordLength = sizeof(float) * (width + 2);
        _capacity = classCounts.Sum(count => (count + chunkCount - 1) / chunkCount);
        int bufferedRows = Math.Max(1, MaximumBuffer / _recordLength);
        _buffers = [.. Enumerable.Range(0, chunkCount).Select(_ => new byte[bufferedRows * _recordLength])];
        _buffered = new int[chunkCount];
        _written = new long[chunkCount];
        _dealt = [.. classCounts.Select(_ => new int[chunkCount])];
        _seen = new long[classCounts.Count];
        RowsOfChunks = [.. Enumerable.Range(0, chunkCount).Select(_ => new long[classCounts.Count])];
        string path = Path.Combine(folder, Path.GetRandomFileName());
        _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
    }

    public int Width { get; }

    public int ChunkCount => _buffers.Length;

    /// <summary>For each chunk, its rows of each class.</summary>
    public long[][] RowsOfChunks { get; }

    public void Add(ReadOnlySpan<float> values, int classIndex, float weight)
    {
        long number = _seen[classIndex]++;
        int turn = (int)(number % ChunkCount);
        int[] dealt = _dealt[classIndex];
        if (turn == 0)
        {
            for (int i = 0; i < dealt.Length; i++)
                dealt[i] = i;
            RowOrder.Shuffle(dealt, RandomStream.Create(_seed, nameof(ChunkFile), classIndex, number / ChunkCount));
        }
        int chunk = dealt[turn];
        if (_buffered[chunk] == _buffers[chunk].Length)
            Flush(chunk);
        Span<byte> record = _buffers[chunk].AsSpan(_buffered[chunk], _recordLength);
        MemoryMarshal.AsBytes(values).CopyTo(record);
        MemoryMarshal.Write(record[^8..], weight);
        MemoryMarshal.Write(record[^4..], classIndex);
        _buffered[chunk] += _recordLength;
        RowsOfChunks[chunk][classIndex]++;
    }

    /// <summary>Reads a chunk. No row can be added any more.</summary>
    public RowBlocks Read(int chunk, bool hasWeights)
    {
        Flush(chunk);
        var rows = new RowBlocks(Width, hasWeights);
        byte[] buffer = _buffers[chunk];
        for (long at = 0; at < _written[chunk]; at += buffer.Length)
        {
            Span<byte> part = buffer.AsSpan(0, (int)Math.Min(buffer.Length, _written[chunk] - at));
            ReadWhole(part, Start(chunk) + at);
            for (int record = 0; record < part.Length; record += _recordLength)
            {
                ReadOnlySpan<byte> bytes = part.Slice(record, _recordLength);
                rows.Add(MemoryMarshal.Cast<byte, float>(bytes[..^8]), MemoryMarshal.Read<int>(bytes[^4..]), MemoryMarshal.Read<float>(bytes[^8..]));
            }
        }
        return rows;
    }

    public void Dispose() => _file.Dispose();

    private long Start(int chunk) => chunk * _capacity * _recordLength;

    private void Flush(int chunk)
    {
        if (_buffered[chunk] == 0)
            return;
        RandomAccess.Write(_file, _buffers[chunk].AsSpan(0, _buffered[chunk]), Start(chunk) + _written[chunk]);
        _written[chunk] += _buffered[chunk];
        _buffered[chunk] = 0;
    }

    private void ReadWhole(Span<byte> bytes, long offset)
    {
        while (bytes.Length > 0)
        {
            int read = RandomAccess.Read(_file, bytes, offset);
            if (read == 0)
                throw new IOException("The temporary file of training rows is shorter than what was written to it. Another process may have changed it.");
            bytes = bytes[read..];
            offset += read;
        }
    }
}
