using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Some rows of each class, drawn at random while they pass by, to see what single features tell of the class.</summary>
internal sealed class FeatureSample
{
    // Together about 16 MB of dense rows; a class has 50 rows at least, and more than 2000 tell no more.
    private const int MaximumValues = 4_000_000;
    private const int MinimumRows = 50;
    private const int MaximumRows = 2_000;

    private readonly int _rowsPerClass;
    private readonly List<VBuffer<float>>[] _rows;
    private readonly int[] _passed;

    public FeatureSample(int classCount, int slotCount)
    {
        _rowsPerClass = (int)Math.Clamp(MaximumValues / ((long)classCount * slotCount), MinimumRows, MaximumRows);
        _rows = [.. Enumerable.Range(0, classCount).Select(_ => new List<VBuffer<float>>())];
        _passed = new int[classCount];
        SlotCount = slotCount;
    }

    public int SlotCount { get; }

    public int ClassCount => _rows.Length;

    /// <summary>The rows kept of all classes.</summary>
    public int RowCount => _rows.Sum(rows => rows.Count);

    /// <summary>Takes in a row, or not (Vitter's reservoir, "Random sampling with a reservoir", 1985): each row of a class is kept with the same chance.</summary>
    public void Add(int classIndex, in VBuffer<float> row)
    {
        if (classIndex == ClassCodes.Unlabeled)
            return;
        List<VBuffer<float>> rows = _rows[classIndex];
        int passed = _passed[classIndex]++;
        int place = passed < _rowsPerClass ? passed : RandomStream.Create(0, nameof(FeatureSample), classIndex, passed).Next(passed + 1);
        if (place >= _rowsPerClass)
            return;
        VBuffer<float> kept = default;
        row.CopyTo(ref kept);
        if (place == rows.Count)
            rows.Add(kept);
        else
            rows[place] = kept;
    }

    /// <summary>The rows kept of a class.</summary>
    public IReadOnlyList<VBuffer<float>> RowsOf(int classIndex) => _rows[classIndex];

    /// <summary>How many rows of the data each row kept of a class stands for.</summary>
    public double WeightOf(int classIndex) => _rows[classIndex].Count == 0 ? 0 : (double)_passed[classIndex] / _rows[classIndex].Count;
}
