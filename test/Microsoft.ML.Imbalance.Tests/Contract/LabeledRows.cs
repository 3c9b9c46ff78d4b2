using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>A small labelled data set on plain arrays, and views of it with any label type, dense or sparse, with columns of many types beside.</summary>
internal sealed class LabeledRows(int[] classes, float[][] features)
{
    public int[] Classes { get; } = classes;

    public float[][] Features { get; } = features;

    public int RowCount => Classes.Length;

    public int ClassCount => Classes.Max() + 1;

    /// <summary>Gaussian classes with the counts given, rows in random order unless <paramref name="sorted"/>.</summary>
    public static LabeledRows Gaussian(int[] counts, int dimension = 4, int seed = 1, bool sorted = false)
    {
        var random = new Random(seed);
        int[] classes = [.. counts.SelectMany((n, c) => Enumerable.Repeat(c, n))];
        if (!sorted)
            random.Shuffle(classes);
        float[][] features = [.. classes.Select(c => Enumerable.Range(0, dimension).Select(j => (float)(Normal(random) + (j % counts.Length == c ? 1.5 : 0))).ToArray())];
        return new LabeledRows(classes, features);
    }

    /// <summary>The features as the algorithms see them.</summary>
    internal RowMatrix ToMatrix() => new([.. Features.SelectMany(row => row)], RowCount, Features[0].Length);

    /// <summary>The rows in another order: row i of the result is row <c>order[i]</c> of this.</summary>
    public LabeledRows Reorder(int[] order) => new(Array.ConvertAll(order, i => Classes[i]), Array.ConvertAll(order, i => Features[i]));

    /// <summary>The name each class has under a label type.</summary>
    public static string NameOf(LabelKind kind, int c) => kind switch
    {
        LabelKind.Boolean => c == 1 ? "True" : "False",
        LabelKind.KeyWithNames or LabelKind.Text => $"class-{(char)('a' + c)}",
        LabelKind.KeyWithoutNames or LabelKind.Int32OneAndTwo => $"{c + 1}",
        LabelKind.SingleMinusOneAndOne => c == 0 ? "-1" : $"{c}",
        _ => $"{c}",
    };

    public IDataView ToView(MLContext ml, LabelKind kind = LabelKind.Text, bool sparse = false) => kind switch
    {
        LabelKind.Boolean => Load(ml, c => c == 1, sparse),
        LabelKind.Text => Load(ml, c => NameOf(kind, c), sparse),
        LabelKind.KeyWithNames => ml.Transforms.Conversion.MapValueToKey("Label", keyOrdinality: Microsoft.ML.Transforms.ValueToKeyMappingEstimator.KeyOrdinality.ByValue)
            .Fit(Load(ml, c => NameOf(kind, c), sparse)).Transform(Load(ml, c => NameOf(kind, c), sparse)),
        // In objects key values count from 0, in class names from 1.
        LabelKind.KeyWithoutNames => Load(ml, c => (uint)c, sparse, new KeyDataViewType(typeof(uint), 10)),
        LabelKind.Single => Load(ml, c => (float)c, sparse),
        LabelKind.SingleMinusOneAndOne => Load(ml, c => c == 0 ? -1f : c, sparse),
        LabelKind.Double => Load(ml, c => (double)c, sparse),
        LabelKind.Int32OneAndTwo => Load(ml, c => c + 1, sparse),
        LabelKind.Int64 => Load(ml, c => (long)c, sparse),
        _ => Load(ml, c => (byte)c, sparse),
    };

    private IDataView Load<TLabel>(MLContext ml, Func<int, TLabel> label, bool sparse, DataViewType? labelType = null)
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(Row<TLabel>));
        schema["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, Features[0].Length);
        if (labelType is not null)
            schema["Label"].ColumnType = labelType;
        return ml.Data.LoadFromEnumerable(
            Enumerable.Range(0, RowCount).Select(i => new Row<TLabel>
            {
                Label = label(Classes[i]),
                Features = sparse ? Sparse(Features[i]) : new VBuffer<float>(Features[i].Length, Features[i]),
                Id = i,
                Name = $"row {i}",
                Ratio = i / 8.0,
                Words = new VBuffer<ReadOnlyMemory<char>>(2, [$"w{i}".AsMemory(), $"v{i}".AsMemory()]),
                Color = $"color {i * 7 % 3}",
            }).ToArray(),
            schema);
    }

    private static VBuffer<float> Sparse(float[] row)
    {
        int[] present = [.. Enumerable.Range(0, row.Length).Where(j => row[j] != 0)];
        return new VBuffer<float>(row.Length, present.Length, [.. present.Select(j => row[j])], present);
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private sealed class Row<TLabel>
    {
        public TLabel Label = default!;
        public VBuffer<float> Features;
        public int Id;
        public string Name = "";
        public double Ratio;
        [VectorType(2)]
        public VBuffer<ReadOnlyMemory<char>> Words;

        // A category: only methods that vote on it look at it, and it is no part of what rows are compared by.
        public string Color = "";
    }
}
