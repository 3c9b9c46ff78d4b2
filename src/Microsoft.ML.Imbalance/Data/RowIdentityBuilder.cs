using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Builds a <see cref="RowIdentity"/> from the ids met on one pass.</summary>
internal sealed class RowIdentityBuilder
{
    // Ids thinner than one in 64 cost more as bits than kept one by one.
    private const int MaximumGap = 64;

    private ulong _first, _last;
    private ulong[] _present = [];
    private DataViewRowId[]? _ids;
    private int _count;
    private bool _isUnique = true;
    private int[]? _positions;

    /// <summary>The ids do not ascend, or lie too far apart for one bit each: another pass must keep them all.</summary>
    public bool NeedsEveryId { get; private set; }

    public void KeepEveryId()
    {
        _ids = new DataViewRowId[Math.Max(16, _count)];
        _present = [];
        _count = 0;
        NeedsEveryId = false;
    }

    public void Add(DataViewRowId id)
    {
        if (_ids is not null)
        {
            if (_count == _ids.Length)
                Array.Resize(ref _ids, checked(_count * 2));
            _ids[_count++] = id;
            return;
        }
        if (!NeedsEveryId)
            AddAscending(id);
        _count++;
    }

    /// <summary>The order that sorts the rows by id; the ids are sorted with it. Where two rows share an id, ids tell nothing and the order stays that of the pass.</summary>
    public int[] SortById()
    {
        Array.Resize(ref _ids, _count);
        DataViewRowId[] ids = _ids!;
        int[] order = [.. Enumerable.Range(0, _count)];
        Array.Sort(order, (a, b) => ids[a].CompareTo(ids[b]));
        DataViewRowId[] sorted = Array.ConvertAll(order, row => ids[row]);
        for (int i = 1; i < sorted.Length && _isUnique; i++)
            _isUnique = !sorted[i].Equals(sorted[i - 1]);
        _ids = _isUnique ? sorted : null;
        _positions = _isUnique ? order : null;
        return _isUnique ? order : [.. Enumerable.Range(0, _count)];
    }

    public RowIdentity Build()
    {
        bool dense = _ids is not null || !_isUnique || _count == 0 || _last - _first == (ulong)_count - 1;
        return new RowIdentity(_count, _first, dense ? null : _present, _ids, _isUnique, _positions);
    }

    private void AddAscending(DataViewRowId id)
    {
        if (_count == 0)
            _first = id.Low;
        ulong offset = id.Low - _first;
        if (id.High != 0 || (_count > 0 && id.Low <= _last) || offset / MaximumGap > (ulong)_count + 1024)
        {
            NeedsEveryId = true;
            return;
        }
        _last = id.Low;
        // As long as there is no gap nothing is stored; the first gap writes the bits of the rows before it.
        if (_present.Length == 0 && offset == (ulong)_count)
            return;
        int word = (int)(offset / 64);
        if (word >= _present.Length)
        {
            bool first = _present.Length == 0;
            Array.Resize(ref _present, Math.Max(word + 1, (int)Math.Min(Array.MaxLength, Math.Max(16, _present.Length * 2L))));
            if (first)
            {
                for (int row = 0; row < _count; row++)
                    _present[row / 64] |= 1UL << (row % 64);
            }
        }
        _present[word] |= 1UL << (int)(offset % 64);
    }
}
