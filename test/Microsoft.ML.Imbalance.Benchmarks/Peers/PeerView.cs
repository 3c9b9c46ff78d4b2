using System.Runtime.InteropServices;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>A table's files as a view whose rows are held in memory, in single precision: columns Label, Features and, for methods that read them, Categories.</summary>
internal static class PeerView
{
    public static IDataView Load(MLContext ml, string prefix, int columns, bool withCategories)
    {
        int[] labels = MemoryMarshal.Cast<byte, int>(File.ReadAllBytes(prefix + ".i32")).ToArray();
        int categories = withCategories ? PeerTable.CategoryCount(columns) : 0;
        SchemaDefinition schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, columns - categories);
        schema[nameof(Row.Categories)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, Math.Max(1, categories));
        IDataView rows = ml.Data.LoadFromEnumerable(Rows(prefix, labels, columns, categories), schema);
        IDataView cached = ml.Data.Cache(withCategories ? rows : ml.Transforms.DropColumns(nameof(Row.Categories)).Fit(rows).Transform(rows));
        Tables.Read(cached);
        if (withCategories)
            cached.GetColumn<float[]>(nameof(Row.Categories)).Count();
        return cached;
    }

    // Row by row, so that no second copy of the table stands beside the cache.
    private static IEnumerable<Row> Rows(string prefix, int[] labels, int columns, int categories)
    {
        using FileStream file = File.OpenRead(prefix + ".f64");
        var values = new double[columns];
        foreach (int label in labels)
        {
            file.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
            float[] row = Array.ConvertAll(values, value => (float)value);
            yield return new Row { Label = label == 1, Features = row[..^categories], Categories = categories == 0 ? [0] : row[^categories..] };
        }
    }

    private sealed class Row
    {
        public bool Label { get; set; }

        public float[] Features { get; set; } = [];

        public float[] Categories { get; set; } = [];
    }
}
