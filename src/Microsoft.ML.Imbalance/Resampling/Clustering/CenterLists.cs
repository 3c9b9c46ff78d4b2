using System.Runtime.CompilerServices;
using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>What each row knows of the centers: those that it could go to, and as of when it has found no better one. It takes no memory once it is disposed.</summary>
internal sealed unsafe class CenterLists : IDisposable
{
    private const int NotSettled = -1;

    private readonly int _width;
    private readonly AlignedBuffer _listed;
    private readonly AlignedBuffer _settledAt;

    /// <param name="rowCount">How many rows.</param>
    /// <param name="most">How many centers are listed for a row, at most.</param>
    /// <param name="centerCount">How many there are.</param>
    public CenterLists(int rowCount, int most, int centerCount)
    {
        Most = Math.Min(most, centerCount);
        _width = centerCount <= byte.MaxValue ? sizeof(byte) : centerCount <= ushort.MaxValue ? sizeof(ushort) : sizeof(int);
        _listed = AlignedBuffer.Of<byte>((long)rowCount * Most * _width);
        _settledAt = AlignedBuffer.Of<int>(rowCount);
    }

    /// <summary>How many centers are listed for a row, at most.</summary>
    public int Most { get; }

    /// <summary>Forgets all centers.</summary>
    public void Clear() => _listed.Clear();

    /// <summary>A center that is listed for a row; below 0 where there are not so many.</summary>
    public int this[int row, int place]
    {
        // Numbers are from 1, so that there is none at first.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            nint at = (nint)row * Most + place;
            return (_width == sizeof(byte) ? _listed.As<byte>()[at] : _width == sizeof(ushort) ? _listed.As<ushort>()[at] : _listed.As<int>()[at]) - 1;
        }

        set
        {
            nint at = (nint)row * Most + place;
            if (_width == sizeof(byte))
                _listed.As<byte>()[at] = (byte)(value + 1);
            else if (_width == sizeof(ushort))
                _listed.As<ushort>()[at] = (ushort)(value + 1);
            else
                _listed.As<int>()[at] = value + 1;
        }
    }

    /// <summary>After how many moves a row found no better center; below any where it has not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int SettledAt(int row) => _settledAt.As<int>()[row];

    public void SetSettled(int row, int moves) => _settledAt.As<int>()[row] = moves;

    public void SetNotSettled(int row) => SetSettled(row, NotSettled);

    public void Dispose()
    {
        _listed.Dispose();
        _settledAt.Dispose();
    }
}
