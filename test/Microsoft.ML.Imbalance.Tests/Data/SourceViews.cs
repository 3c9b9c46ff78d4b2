using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>The same sort of table in the many ways ML.NET can hold it: every kind has its own row ids, row counts, shuffling and cursor sets.</summary>
internal sealed class SourceViews : IDisposable
{
    public static readonly string[] Kinds =
        ["InMemory", "Cached", "Filtered", "FilteredHalf", "Shuffled", "FilteredAndShuffled", "Bootstrap", "Transformed", "CachedAndTransformed", "Text", "Binary"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imbalance-tests-");

    public MLContext Context { get; } = new(seed: 1);

    public static IEnumerable<object[]> AllKinds => Kinds.Select(kind => new object[] { kind });

    public IDataView Create(string kind, int rowCount = 1000)
    {
        DataOperationsCatalog data = Context.Data;
        IDataView memory = data.LoadFromEnumerable(Enumerable.Range(0, rowCount).Select(TableRow.Create).ToArray());
        IEstimator<ITransformer> transform = Context.Transforms.Concatenate("Both", "Features", "Number").Append(Context.Transforms.NormalizeMinMax("Both"));
        return kind switch
        {
            "InMemory" => memory,
            "Cached" => data.Cache(memory),
            "Filtered" => data.FilterRowsByColumn(data.Cache(memory), "Number", lowerBound: rowCount / 10, upperBound: rowCount - 3),
            "FilteredHalf" => data.FilterRowsByColumn(data.Cache(memory), "Residue", lowerBound: 3),
            "Shuffled" => data.ShuffleRows(memory, seed: 7),
            "FilteredAndShuffled" => data.ShuffleRows(data.FilterRowsByColumn(data.Cache(memory), "Residue", lowerBound: 3), seed: 7),
            "Bootstrap" => data.BootstrapSample(memory, seed: 7),
            "Transformed" => transform.Fit(memory).Transform(memory),
            "CachedAndTransformed" => transform.Fit(memory).Transform(data.Cache(memory)),
            "Text" => LoadText(memory),
            "Binary" => LoadBinary(memory),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }

    public IDataView LoadText(IDataView view)
    {
        string path = NewPath("tsv");
        using (FileStream stream = File.Create(path))
            Context.Data.SaveAsText(view, stream, headerRow: true, schema: false, forceDense: true);
        TextLoader.Column[] columns =
        [
            new("Number", DataKind.Single, 0), new("Residue", DataKind.Single, 1), new("Name", DataKind.String, 2), new("Label", DataKind.Boolean, 3),
            new("Features", DataKind.Single, 4, 11),
        ];
        return Context.Data.LoadFromTextFile(path, columns, hasHeader: true);
    }

    public IDataView LoadBinary(IDataView view)
    {
        string path = NewPath("idv");
        using (FileStream stream = File.Create(path))
            Context.Data.SaveAsBinary(view, stream);
        return Context.Data.LoadFromBinary(path);
    }

    public string WriteText(params string[] lines)
    {
        string path = NewPath("tsv");
        File.WriteAllLines(path, lines);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string NewPath(string extension) => Path.Combine(_folder.FullName, string.Create(CultureInfo.InvariantCulture, $"{_folder.GetFiles().Length}.{extension}"));
}

/// <summary>A row with a number, a text, a flag and a sparse vector, all of them told by its number.</summary>
internal sealed class TableRow
{
    public float Number { get; set; }

    public float Residue { get; set; }

    public string Name { get; set; } = "";

    public bool Label { get; set; }

    [VectorType(8)]
    public VBuffer<float> Features { get; set; }

    public static TableRow Create(int row) => new()
    {
        Number = row,
        Residue = row * 31 % 7,
        Name = $"row {row}",
        Label = row % 9 == 0,
        Features = new VBuffer<float>(8, 2, [row + 0.5f, -row - 0.25f], [row % 5, 5 + row % 3]),
    };
}
