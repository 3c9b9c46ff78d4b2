using Parquet;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Reads a Parquet file.</summary>
internal static class ParquetTable
{
    public static async Task<Table> ReadAsync(string path, WorkProgress? progress, CancellationToken cancellation)
    {
        InputFile.Check(path);
        try
        {
            await using ParquetReader reader = await ParquetReader.CreateAsync(path, null, cancellation);
            return await ReadAsync(path, reader, progress, cancellation);
        }
        // The reader throws whatever it stumbles over first.
        catch (Exception e) when (e is not (ToolException or OperationCanceledException))
        {
            throw new ToolException($"'{path}' is not a readable Parquet file: {ErrorText.OneLine(e)} Write it again, or convert it to .csv.");
        }
    }

    private static async Task<Table> ReadAsync(string path, ParquetReader reader, WorkProgress? progress, CancellationToken cancellation)
    {
        ParquetColumn[] columns = [.. reader.Schema.Fields.Select(f => ParquetColumn.Create(path, f))];
        ColumnBuilder[] builders = Array.ConvertAll(columns, c => new ColumnBuilder(c.Field.Name, Quoting.Encode(c.Field.Name, Table.DefaultSeparator), isText: c.Kind is null));
        int rowCount = 0;
        long cellCount = reader.RowGroups.Sum(g => g.RowCount) * columns.Length;
        foreach (ParquetRowGroupReader group in reader.RowGroups)
        {
            for (int c = 0; c < columns.Length; c++)
            {
                foreach (string? cell in await columns[c].ReadAsync(group, cancellation))
                    builders[c].Add(cell, Quoting.Encode(cell, Table.DefaultSeparator));
                progress?.Set(progress.Done + group.RowCount, cellCount);
            }
            rowCount += (int)group.RowCount;
        }
        return rowCount == 0
            ? throw new ToolException($"'{path}' has columns, but no rows. At least one row is needed.")
            : new Table(path, Table.DefaultSeparator, "\n", [.. columns.Zip(builders, (column, builder) => builder.Build(column.Kind))], rowCount);
    }
}
