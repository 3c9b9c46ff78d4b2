namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A column of a table that is written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Source">The column that it was read from; null if it is new.</param>
internal sealed record OutputColumn(string Name, ColumnKind Kind, TableColumn? Source = null)
{
    public static OutputColumn Of(TableColumn column) => new(column.Name, column.StoredKind, column);
}

/// <summary>A table on its way into a file, row by row and cell by cell. The file appears when it is complete.</summary>
internal abstract class TableOutput(string path) : IDisposable
{
    public string Path { get; } = path;

    protected SafeOutput File { get; } = new(path);

    /// <param name="path">The file; its name says the format.</param>
    /// <param name="source">The table that rows are of: what is written in its format is written in its style.</param>
    /// <param name="columns">The columns, in order.</param>
    public static TableOutput Create(string path, Table source, IReadOnlyList<OutputColumn> columns)
        => TableFile.IsParquet(path) ? new ParquetOutput(path, columns) : new DelimitedOutput(path, source, columns);

    /// <summary>Writes the next cell as it is in another table.</summary>
    public abstract void Cell(TableColumn column, int row);

    /// <summary>Writes a new value as the next cell; an empty one is missing.</summary>
    public abstract void Value(ReadOnlySpan<char> value);

    public abstract void EndRow();

    /// <summary>Puts the file in its place.</summary>
    public virtual void Complete() => File.Complete();

    public void Dispose() => File.Dispose();
}
