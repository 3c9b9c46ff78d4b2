namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Tables in files: which format a name stands for.</summary>
internal static class TableFile
{
    public const string Formats = ".csv, .tsv or .parquet file, the first two plain or .gz";

    private const string Parquet = ".parquet";

    // Names that promise another format; most others are a matter of taste.
    private static readonly string[] OtherFormats = [".xlsx", ".xls", ".ods", ".json", ".jsonl", ".arrow", ".feather", ".zip"];

    /// <summary>Refuses a file to write whose name promises a format that is not written, before anything is read.</summary>
    /// <exception cref="ToolException">It does.</exception>
    public static void CheckOutput(string path)
    {
        string extension = Path.GetExtension(path);
        if (IsOther(extension))
            throw new ToolException($"'{path}' can't be written: tables are not written as {extension}. Name a {Formats}.");
        // Text under such a name would be found out late.
        if (!IsParquet(path) && NameHint.For(extension, [Parquet]) is { Length: > 0 } hint)
            throw new ToolException($"'{path}' can't be written: there is no format {extension}.{hint} Name a {Formats}.");
    }

    public static bool IsParquet(string path) => path.EndsWith(Parquet, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a file, and shows how far it is where that takes long.</summary>
    /// <exception cref="ToolException">There is no such file, or it can't be read.</exception>
    public static Table Read(string path, ToolConsole console, CancellationToken cancellation)
        => ProgressDisplay.Run(console.Messages, $"Reading '{Path.GetFileName(path)}'", total: 0, progress => Read(path, progress, cancellation));

    /// <summary>Reads a file.</summary>
    /// <exception cref="ToolException">There is no such file, or it can't be read.</exception>
    public static Table Read(string path, WorkProgress? progress = null, CancellationToken cancellation = default)
    {
        if (IsOther(Path.GetExtension(path)))
            throw new ToolException($"'{path}' can't be read: tables are not read from {Path.GetExtension(path)}. Save it as .csv, .tsv or .parquet.");
        return IsParquet(path) ? ParquetTable.ReadAsync(path, progress, cancellation).GetAwaiter().GetResult() : TableReader.Read(path, progress, cancellation);
    }

    private static bool IsOther(string extension) => OtherFormats.Contains(extension, StringComparer.OrdinalIgnoreCase);
}
