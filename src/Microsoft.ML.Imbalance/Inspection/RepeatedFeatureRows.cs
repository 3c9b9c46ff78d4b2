using System.Runtime.InteropServices;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Finds rows with equal features by a 64-bit hash of each: 12 bytes a row, and a chance of 3 in 100 million that two of a million rows are taken for equal wrongly.</summary>
internal sealed class RepeatedFeatureRows
{
    private readonly List<ulong> _hashes = [];
    private readonly List<int> _tags = [];

    /// <param name="tag">What rows are told apart by beside their features: a class, or a fold.</param>
    /// <param name="row">The features; zeros may be written or left out.</param>
    public void Add(int tag, in VBuffer<float> row)
    {
        ReadOnlySpan<float> values = row.GetValues();
        ReadOnlySpan<int> indices = row.GetIndices();
        ulong hash = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] == 0)
                continue;
            uint bits = float.IsNaN(values[i]) ? uint.MaxValue : BitConverter.SingleToUInt32Bits(values[i]);
            hash = RandomStream.Mix(hash ^ RandomStream.Mix(((ulong)(row.IsDense ? i : indices[i]) << 32) + bits + 1));
        }
        _hashes.Add(hash);
        _tags.Add(tag);
    }

    /// <summary>
    /// All rows, the rows with the features of an earlier one, and the rows that share theirs with a row of another tag.
    /// </summary>
    public (int Rows, int Repeats, int Mixed) Count()
    {
        Span<ulong> hashes = CollectionsMarshal.AsSpan(_hashes);
        Span<int> tags = CollectionsMarshal.AsSpan(_tags);
        hashes.Sort(tags);
        int repeats = 0, mixed = 0;
        for (int start = 0, end = 0; start < hashes.Length; start = end)
        {
            bool isMixed = false;
            for (end = start; end < hashes.Length && hashes[end] == hashes[start]; end++)
                isMixed |= tags[end] != tags[start];
            repeats += end - start - 1;
            mixed += isMixed ? end - start : 0;
        }
        return (hashes.Length, repeats, mixed);
    }
}
