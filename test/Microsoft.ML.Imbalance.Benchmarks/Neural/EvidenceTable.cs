using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>A table of numbers with two classes, and stratified folds of its rows.</summary>
internal sealed class EvidenceTable
{
    public const int FoldCount = 5;

    private readonly List<Row> _rows = [];
    private readonly int[] _folds;

    /// <param name="path">A CSV file, plain or gzipped: a header, numbers, the label last, 1 for the smaller class.</param>
    /// <param name="cap">The most rows; beyond it each class gives its share of them.</param>
    public EvidenceTable(string path, int cap)
    {
        Name = Path.GetFileName(path).Split('.')[0];
        using Stream file = File.OpenRead(path);
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        reader.ReadLine();
        var all = new List<Row>();
        while (reader.ReadLine() is { } line)
        {
            float[] cells = Array.ConvertAll(line.Split(','), cell => float.Parse(cell, CultureInfo.InvariantCulture));
            all.Add(new Row { Features = cells[..^1], Label = cells[^1] == 1 });
        }
        _folds = new int[Math.Min(cap, all.Count)];
        foreach (bool label in new[] { false, true })
        {
            Row[] rows = [.. all.Where(row => row.Label == label)];
            Shares.Shuffle<Row>(rows, RandomStream.Create(1, nameof(EvidenceTable), label ? 1 : 0));
            int first = _rows.Count, count = label ? _folds.Length - first : (int)Math.Round((double)_folds.Length * rows.Length / all.Count);
            _rows.AddRange(rows[..count]);
            for (int i = 0; i < count; i++)
                _folds[first + i] = i % FoldCount;
        }
    }

    public string Name { get; }

    public int RowCount => _rows.Count;

    public int PositiveCount => _rows.Count(row => row.Label);

    private int Width => _rows[0].Features.Length;

    /// <summary>The rows to train on when a fold is left out, and those of the fold.</summary>
    public (IDataView Train, IDataView Test) Split(MLContext ml, int fold)
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, Width);
        IDataView View(Func<int, bool> has) => ml.Data.LoadFromEnumerable(_rows.Where((_, row) => has(_folds[row])).ToArray(), schema);
        return (View(f => f != fold), View(f => f == fold));
    }

    /// <summary>Writes PREFIX.f32, PREFIX.i32 and PREFIX.folds: features row by row, labels, and the fold of each row.</summary>
    public void Write(string prefix)
    {
        File.WriteAllBytes(prefix + ".f32", MemoryMarshal.AsBytes<float>(_rows.SelectMany(row => row.Features).ToArray()));
        File.WriteAllBytes(prefix + ".i32", MemoryMarshal.AsBytes<int>(_rows.Select(row => row.Label ? 1 : 0).ToArray()));
        File.WriteAllBytes(prefix + ".folds", MemoryMarshal.AsBytes<int>(_folds));
    }

    private sealed class Row
    {
        public bool Label { get; set; }

        public float[] Features { get; set; } = [];
    }
}
