namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A file in memory, by columns.</summary>
internal sealed class Table(string path, char separator, string newLine, TableColumn[] columns, int rowCount)
{
    /// <summary>The separator of cells that come from no text file.</summary>
    public const char DefaultSeparator = ',';

    private const int MostNamesListed = 20;

    public string Path { get; } = path;

    /// <summary>The character between fields, in the file.</summary>
    public char Separator { get; } = separator;

    /// <summary>What ends the header line, in the file.</summary>
    public string NewLine { get; } = newLine;

    public TableColumn[] Columns { get; } = columns;

    public int RowCount { get; } = rowCount;

    /// <param name="name">The name of a column.</param>
    /// <param name="role">What the column is for, as the message says it.</param>
    /// <param name="option">The option that named it.</param>
    /// <exception cref="ToolException">There is no such column; the message lists those there are.</exception>
    public TableColumn Find(string name, string role, string option)
        => Array.Find(Columns, c => c.Name == name) ?? throw new ToolException(
            $"Could not find {role} column '{name}' in '{Path}'.{TableHint.For(this, name)} Its columns are: {ListNames()}. Pass one of them with {option}.");

    /// <summary>The columns that an option lists, each by its own argument or several in one, separated by commas.</summary>
    public TableColumn[] FindAll(IEnumerable<string> names, string role, string option)
    {
        // A name with a comma in it is a name first.
        IEnumerable<string> single = names.SelectMany(n => Array.Exists(Columns, c => c.Name == n) ? [n] : n.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return [.. single.Select(n => Find(n, role, option)).Distinct()];
    }

    /// <summary>The same file with some columns taken as categories.</summary>
    public Table WithCategories(TableColumn[] categories)
        => categories.Length == 0 ? this : new Table(Path, Separator, NewLine, Array.ConvertAll(Columns, c => categories.Contains(c) ? c.AsCategories() : c), RowCount);

    /// <summary>Makes sure that a column can be added.</summary>
    /// <exception cref="ToolException">There is one of that name.</exception>
    public void CheckNew(string name, string remedy)
    {
        if (Array.Exists(Columns, c => c.Name == name))
            throw new ToolException($"'{Path}' already has a column '{name}', which this command would add. {remedy}.");
    }

    private string ListNames() => WordList.Quoted(Array.ConvertAll(Columns, c => c.Name), MostNamesListed);
}
