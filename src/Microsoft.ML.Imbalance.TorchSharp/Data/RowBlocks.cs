namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Rows in memory, with class and weight: as many as come, in blocks.</summary>
internal sealed class RowBlocks(int width, bool hasWeights)
{
    private const int BlockFloats = 1 << 20;

    // A power of two, so that a row is found without division.
    private readonly int _shift = Math.Max(0, 31 - int.LeadingZeroCount(Math.Max(1, BlockFloats / Math.Max(1, width))));
    private readonly List<float[]> _blocks = [];
    private readonly List<int> _classes = [];
    private readonly List<float> _weights = [];

    public int Width => width;

    public int Count => _classes.Count;

    public bool HasWeights => hasWeights;

    public int ClassOf(int row) => _classes[row];

    public float WeightOf(int row) => _weights[row];

    public ReadOnlySpan<float> this[int row] => _blocks[row >> _shift].AsSpan((row & ((1 << _shift) - 1)) * width, width);

    public void Add(ReadOnlySpan<float> values, int classIndex, float weight)
    {
        int row = _classes.Count;
        if (row >> _shift == _blocks.Count)
            _blocks.Add(new float[width << _shift]);
        values.CopyTo(_blocks[row >> _shift].AsSpan((row & ((1 << _shift) - 1)) * width, width));
        _classes.Add(classIndex);
        if (hasWeights)
            _weights.Add(weight);
    }

    /// <summary>The rows of each class, ascending.</summary>
    public int[][] ByClass(int classCount)
    {
        var counts = new int[classCount];
        foreach (int c in _classes)
            counts[c]++;
        int[][] rows = Array.ConvertAll(counts, count => new int[count]);
        Array.Clear(counts);
        for (int row = 0; row < _classes.Count; row++)
            rows[_classes[row]][counts[_classes[row]]++] = row;
        return rows;
    }
}
