using System.Numerics;
using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>The smallest and largest value of each column among the rows met.</summary>
internal sealed class ColumnRanges(int dimension)
{
    private readonly float[] _lowest = new float[dimension];
    private readonly float[] _highest = new float[dimension];

    public ReadOnlySpan<float> Lowest => _lowest;

    public ReadOnlySpan<float> Highest => _highest;

    public void StartWith(ReadOnlySpan<float> row)
    {
        row.CopyTo(_lowest);
        row.CopyTo(_highest);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<float> row)
    {
        int k = 0;
        for (; k <= row.Length - Vector<float>.Count; k += Vector<float>.Count)
        {
            var values = new Vector<float>(row[k..]);
            Vector.Min(values, new Vector<float>(_lowest, k)).CopyTo(_lowest, k);
            Vector.Max(values, new Vector<float>(_highest, k)).CopyTo(_highest, k);
        }
        for (; k < row.Length; k++)
        {
            _lowest[k] = Math.Min(_lowest[k], row[k]);
            _highest[k] = Math.Max(_highest[k], row[k]);
        }
    }
}
