using Sylvan.Data.Csv;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Reads a file with a header line, in one pass.</summary>
internal static class TableReader
{
    // A field larger than this is most likely a quote that is never closed.
    private const int MaximumRecordLength = 1 << 24;

    // How far it is need not be told at every row.
    private const int RowsBetweenReports = 1 << 10;

    public static Table Read(string path, WorkProgress? progress = null, CancellationToken cancellation = default)
    {
        using TextReader text = DelimitedFile.OpenRead(path, out Stream file);
        try
        {
            return Read(path, text, () => progress?.Set(file.Position, file.Length), cancellation);
        }
        catch (InvalidDataException e)
        {
            throw new ToolException($"'{path}' is not a readable .gz file: {e.Message} Compress it again, or drop the extension if it is plain text.");
        }
    }

    private static Table Read(string path, TextReader text, Action report, CancellationToken cancellation)
    {
        char separator = DelimitedFile.SeparatorOf(path);
        // The header is read as a record like the others: names are this tool's to check, and so are the numbers of fields.
        var options = new CsvDataReaderOptions { HasHeaders = false, Delimiter = separator, BufferSize = 1 << 16, MaxBufferSize = MaximumRecordLength };
        long line = 1;
        try
        {
            using CsvDataReader reader = CsvDataReader.Create(text, options);
            if (!reader.Read())
                throw new ToolException($"'{path}' is empty. A header line with the names of the columns is needed, and a line for each row.");
            ReadOnlySpan<char> header = reader.GetRawRecordSpan();
            string newLine = header.EndsWith("\r\n") ? "\r\n" : "\n";
            ColumnBuilder[] columns = ReadHeader(path, reader, header);
            line += CountLines(header);
            int rowCount = 0;
            while (reader.Read())
            {
                ReadOnlySpan<char> record = reader.GetRawRecordSpan();
                long next = line + CountLines(record);
                if (columns.Length == 1 || !record.TrimEnd("\r\n").IsEmpty)
                {
                    ReadRow(path, line, reader, record, columns);
                    if (++rowCount % RowsBetweenReports == 0)
                        report();
                }
                line = next;
                cancellation.ThrowIfCancellationRequested();
            }
            if (rowCount == 0)
                throw new ToolException($"'{path}' has a header line, but no rows. A line for each row is needed.");
            return new Table(path, separator, newLine, [.. columns.Select(c => c.Build())], rowCount);
        }
        catch (CsvRecordTooLargeException)
        {
            throw new ToolException($"'{path}', line {line}: a row of more than {MaximumRecordLength:N0} characters. Is a quote never closed?");
        }
        catch (CsvFormatException e)
        {
            throw new ToolException($"'{path}', line {line}: {Reason(e)} Quote fields as in \"a \"\"b\"\" c\".");
        }
    }

    private static ColumnBuilder[] ReadHeader(string path, CsvDataReader reader, ReadOnlySpan<char> record)
    {
        var columns = new ColumnBuilder[reader.RowFieldCount];
        var names = new HashSet<string>();
        for (int c = 0; c < columns.Length; c++)
        {
            string name = reader.GetFieldSpan(c).Trim().ToString();
            ReadOnlySpan<char> raw = TakeField(ref record, reader.GetFieldSpan(c));
            // Data frames are often saved with an index column that has no name.
            if (name.Length == 0)
                name = $"column {c + 1}";
            if (!names.Add(name))
                throw new ToolException($"'{path}', line 1: the header names column '{name}' twice. Give every column a name of its own.{TableHint.OfHeader([.. names])}");
            columns[c] = new ColumnBuilder(name, raw.ToString());
        }
        return columns;
    }

    private static void ReadRow(string path, long line, CsvDataReader reader, ReadOnlySpan<char> record, ColumnBuilder[] columns)
    {
        if (reader.RowFieldCount != columns.Length)
        {
            throw new ToolException(
                $"'{path}', line {line}: {reader.RowFieldCount} {(reader.RowFieldCount == 1 ? "field" : "fields")}, but the header has {columns.Length}. "
                + $"Every line needs as many fields as the header; put fields that contain the separator in quotes.{TableHint.OfSeparator([.. columns.Select(c => c.Name)])}");
        }
        for (int c = 0; c < columns.Length; c++)
        {
            ReadOnlySpan<char> value = reader.GetFieldSpan(c);
            columns[c].Add(value, TakeField(ref record, value));
        }
    }

    /// <summary>Cuts the first field off a record, as it stands in the file.</summary>
    private static ReadOnlySpan<char> TakeField(ref ReadOnlySpan<char> record, ReadOnlySpan<char> value)
    {
        int length = Quoting.RawLength(value, isQuoted: record.StartsWith('"'));
        ReadOnlySpan<char> raw = record[..length];
        record = record[Math.Min(length + 1, record.Length)..];
        return raw;
    }

    private static int CountLines(ReadOnlySpan<char> record) => record.Count('\n') is var newLines and > 0 ? newLines : record.Count('\r');

    private static string Reason(CsvFormatException e) => e.FieldOrdinal >= 0 ? $"field {e.FieldOrdinal + 1} can't be read: {e.Message}" : e.Message;
}
