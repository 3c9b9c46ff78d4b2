namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Tables in files: which format a name stands for.</summary>
internal static class TableFile
{
    public const string Formats = ".csv, .tsv or .parquet file, the first two plain or .gz";

    public static bool IsParquet(string path) => path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a file, and shows how far it is where that takes long.</summary>
    /// <exception cref="ToolException">There is no such file, or it can't be read.</exception>
    public static Table Read(string path, ToolConsole console, CancellationToken cancellation)
        => ProgressDisplay.Run(console.Messages, $"Reading '{Path.GetFileName(path)}'", total: 0, progress => Read(path, progress, cancellation));

    /// <summary>Reads a file.</summary>
    /// <exception cref="ToolException">There is no such file, or it can't be read.</exception>
    public static Table Read(string path, WorkProgress? progress = null, CancellationToken cancellation = default)
        => IsParquet(path) ? ParquetTable.ReadAsync(path, progress, cancellation).GetAwaiter().GetResult() : TableReader.Read(path, progress, cancellation);
}
