using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Counts rows whose id came before. Ids that ascend, as nearly all do, can't repeat; of others 8 bytes a row are kept.</summary>
internal sealed class RowIdCounter(DataViewRow row)
{
    private readonly ValueGetter<DataViewRowId> _idOf = row.GetIdGetter();
    private readonly List<ulong> _hashes = [];
    private DataViewRowId _last;
    private DataViewRowId _id;
    private bool _ascends = true;

    /// <summary>To be called once a row.</summary>
    public void AddCurrent()
    {
        _idOf(ref _id);
        _ascends = _ascends && (_hashes.Count == 0 || _id.CompareTo(_last) > 0);
        _last = _id;
        _hashes.Add(RandomStream.Mix(_id.Low + RandomStream.Mix(_id.High + 1)));
    }

    public int CountRepeats()
    {
        if (_ascends)
            return 0;
        _hashes.Sort();
        int repeats = 0;
        for (int i = 1; i < _hashes.Count; i++)
            repeats += _hashes[i] == _hashes[i - 1] ? 1 : 0;
        return repeats;
    }
}
