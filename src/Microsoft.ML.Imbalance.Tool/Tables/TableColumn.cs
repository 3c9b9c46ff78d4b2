namespace Microsoft.ML.Imbalance.Tool;

/// <summary>What a column holds, by all of its cells.</summary>
internal enum ColumnKind
{
    /// <summary>Whole numbers.</summary>
    Integer,

    /// <summary>Numbers.</summary>
    Number,

    /// <summary>Anything else, and numbers with leading zeros, which are codes.</summary>
    Text,
}

/// <summary>One column of a file: its cells as they stand there, and their values.</summary>
internal sealed class TableColumn(string name, string rawName, ColumnKind kind, CellText cells, double[] numbers, int missingCount, int decimals)
{
    public string Name { get; } = name;

    /// <summary>The name as it stands in the file.</summary>
    public string RawName { get; } = rawName;

    public ColumnKind Kind { get; } = kind;

    public CellText Cells { get; } = cells;

    /// <summary>The value of each cell of a column of numbers, NaN where it is missing; empty for text.</summary>
    public double[] Numbers { get; } = numbers;

    public int MissingCount { get; } = missingCount;

    /// <summary>The most digits after the decimal point in any cell; -1 where cells are written with exponents.</summary>
    public int Decimals { get; } = decimals;

    /// <summary>What its cells are in a file: numbers also where they are taken for categories here.</summary>
    public ColumnKind StoredKind { get; private init; } = kind;

    public bool IsNumeric => Kind != ColumnKind.Text;

    /// <summary>The same column as categories, whatever its cells look like.</summary>
    public TableColumn AsCategories() => new(Name, RawName, ColumnKind.Text, Cells, [], MissingCount, decimals: 0) { StoredKind = StoredKind };

    public bool IsMissing(int row) => IsNumeric ? double.IsNaN(Numbers[row]) : MissingText.IsMissing(Cells.Value(row).Span);
}
