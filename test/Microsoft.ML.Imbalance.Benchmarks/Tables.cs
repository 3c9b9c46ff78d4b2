using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>Generated data sets: a Boolean label and a vector of Gaussian features, the minority shifted.</summary>
internal static class Tables
{
    /// <summary>A view that makes its rows as they are read: nothing is held.</summary>
    public static IDataView Stream(MLContext ml, int rowCount, int dimension, double minority) => Load(ml, Rows(rowCount, dimension, minority), dimension);

    /// <summary>A view over a list of objects.</summary>
    public static IDataView List(MLContext ml, int rowCount, int dimension, double minority) => Load(ml, Rows(rowCount, dimension, minority).ToList(), dimension);

    /// <summary>Writes the data set as a binary file of ML.NET, once, and gives its path.</summary>
    public static string BinaryFile(MLContext ml, int rowCount, int dimension, double minority)
    {
        string path = Path.Combine(Path.GetTempPath(), $"imbalance-benchmark-{rowCount}x{dimension}-{minority}.idv");
        if (!File.Exists(path))
        {
            using FileStream file = File.Create(path + ".part");
            ml.Data.SaveAsBinary(Stream(ml, rowCount, dimension, minority), file);
            file.Close();
            File.Move(path + ".part", path);
        }
        return path;
    }

    /// <summary>Reads label and features of every row, as a trainer does.</summary>
    public static long Read(IDataView view) => Read<IDataView>(view);

    /// <summary>
    /// The same, compiled apart for each value type <typeparamref name="TReader"/>: code that two kinds of views share is compiled for the one that came first, at
    /// the cost of the other.
    /// </summary>
    public static long Read<TReader>(IDataView view)
    {
        DataViewSchema.Column label = view.Schema["Label"], features = view.Schema["Features"];
        using DataViewRowCursor cursor = view.GetRowCursor([label, features]);
        ValueGetter<bool> getLabel = cursor.GetGetter<bool>(label);
        ValueGetter<VBuffer<float>> getFeatures = cursor.GetGetter<VBuffer<float>>(features);
        bool positive = false;
        VBuffer<float> row = default;
        long rows = 0;
        while (cursor.MoveNext())
        {
            getLabel(ref positive);
            getFeatures(ref row);
            rows++;
        }
        return rows;
    }

    private static IDataView Load(MLContext ml, IEnumerable<Row> rows, int dimension)
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(Row));
        schema["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, dimension);
        return ml.Data.LoadFromEnumerable(rows, schema);
    }

    private static IEnumerable<Row> Rows(int rowCount, int dimension, double minority)
    {
        var stream = RandomStream.Create(1, nameof(Tables));
        for (int i = 0; i < rowCount; i++)
        {
            bool positive = stream.NextDouble() < minority;
            var features = new float[dimension];
            for (int j = 0; j < dimension; j++)
                features[j] = (float)(stream.NextGaussian() + (positive && j < 3 ? 1 : 0));
            yield return new Row { Label = positive, Features = features };
        }
    }

    private sealed class Row
    {
        public bool Label { get; set; }

        public float[] Features { get; set; } = [];
    }
}
