namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Tables in files: which format a name stands for.</summary>
internal static class TableFile
{
    public const string Formats = ".csv, .tsv or .parquet file, the first two plain or .gz";

    public static bool IsParquet(string path) => path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="ToolException">There is no such file, or it can't be read.</exception>
    public static Table Read(string path, CancellationToken cancellation)
        => IsParquet(path) ? ParquetTable.ReadAsync(path, cancellation).GetAwaiter().GetResult() : TableReader.Read(path, cancellation);
}
