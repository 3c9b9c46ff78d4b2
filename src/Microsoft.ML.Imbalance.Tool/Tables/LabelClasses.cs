namespace Microsoft.ML.Imbalance.Tool;

/// <summary>The classes of a label column, in their natural order, and their rows.</summary>
internal sealed class LabelClasses
{
    private const int MostListed = 20;

    private LabelClasses(string[] names, int[] counts, int unlabeledCount)
    {
        Names = names;
        Counts = counts;
        UnlabeledCount = unlabeledCount;
    }

    /// <summary>The label values as they stand in the file.</summary>
    public string[] Names { get; }

    /// <summary>Rows of each class.</summary>
    public int[] Counts { get; }

    /// <summary>Rows whose label is missing.</summary>
    public int UnlabeledCount { get; }

    public int Count => Names.Length;

    /// <summary>The smallest class; of equally small ones the last, as in 0 and 1.</summary>
    public string Rarest => Names[Array.LastIndexOf(Counts, Counts.Min())];

    /// <exception cref="ToolException">There are not two classes.</exception>
    public static LabelClasses Of(TableColumn label)
    {
        var counts = new Dictionary<string, int>();
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> byText = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        int unlabeledCount = 0;
        for (int row = 0; row < label.Cells.Count; row++)
        {
            ReadOnlySpan<char> value = label.Cells.Value(row).Span;
            if (label.IsMissing(row))
                unlabeledCount++;
            else
                byText[value] = byText.TryGetValue(value, out int count) ? count + 1 : 1;
        }
        string[] names = label.Kind == ColumnKind.Integer
            ? [.. counts.Keys.OrderBy(long.Parse)]
            : [.. counts.Keys.Order(StringComparer.Ordinal)];
        if (names.Length < 2)
        {
            string found = names.Length == 0 ? $"no value in {label.Cells.Count} rows" : $"one value, '{names[0]}', in {counts[names[0]]} of {label.Cells.Count} rows";
            throw new ToolException($"Label column '{label.Name}' has {found}. At least two classes are needed; is this the column of the classes?");
        }
        return new LabelClasses(names, [.. names.Select(n => counts[n])], unlabeledCount);
    }

    public int IndexOf(string name) => Array.IndexOf(Names, name);

    /// <exception cref="ToolException">The class does not exist.</exception>
    public string Require(string name, string labelColumn) => IndexOf(name) >= 0 ? name : throw new ToolException(
        $"There is no class '{name}' in label column '{labelColumn}'. Its classes are: {List()}. Pass one of them with --positive.");

    public string List() => List(Names);

    public static string List(string[] names) => WordList.Quoted(names, MostListed);
}
