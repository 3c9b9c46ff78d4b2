using System.Globalization;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Writes resampled rows: rows of the input as they stand there, synthetic rows with new features and their origin's other cells.</summary>
internal sealed class ResampledWriter
{
    public const string SourceRowColumn = "_source_row";
    public const string SyntheticColumn = "_synthetic";

    private readonly Table _table;
    private readonly TextWriter _writer;
    private readonly char _separator;
    private readonly bool _withProvenance;

    public ResampledWriter(Table table, TextWriter writer, char separator, bool withProvenance)
    {
        _table = table;
        _writer = writer;
        _separator = separator;
        _withProvenance = withProvenance;
        foreach (string added in withProvenance ? [SourceRowColumn, SyntheticColumn] : Array.Empty<string>())
            CheckNew(added, "Rename it, or leave --provenance out");
    }

    /// <summary>Writes the rows in the resampler's order.</summary>
    /// <param name="view">The resampled table.</param>
    /// <param name="features">The columns whose values are new in synthetic rows.</param>
    /// <param name="cancellation">Ends the writing half way.</param>
    /// <returns>The number of synthetic rows.</returns>
    public long Write(ResampledDataView view, IReadOnlyList<TableColumn> features, CancellationToken cancellation)
    {
        WriteHeader(weightColumn: null);
        long syntheticCount = 0;
        using DataViewRowCursor cursor = view.GetRowCursor([.. features.Select(f => view.Schema[f.Name])]);
        Dictionary<TableColumn, Func<string>> created = features.ToDictionary(f => f, f => Created(cursor, f));
        foreach (RowProvenance row in view.Provenance)
        {
            cancellation.ThrowIfCancellationRequested();
            cursor.MoveNext();
            WriteCells((int)row.SourceRow, row.IsSynthetic ? created : null);
            WriteEnd(row.SourceRow, row.IsSynthetic, weight: null);
            syntheticCount += row.IsSynthetic ? 1 : 0;
        }
        return syntheticCount;
    }

    /// <summary>Writes all rows in the order of the file, with a weight each if there are weights.</summary>
    public void WriteAll(string? weightColumn, IEnumerable<float>? weights, CancellationToken cancellation)
    {
        if (weightColumn is not null)
            CheckNew(weightColumn, "Choose another with class-weights:outputColumnName=...");
        WriteHeader(weightColumn);
        using IEnumerator<float>? weight = weights?.GetEnumerator();
        for (int row = 0; row < _table.RowCount; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            weight?.MoveNext();
            WriteCells(row, created: null);
            WriteEnd(row, isSynthetic: false, weight?.Current);
        }
    }

    private Func<string> Created(DataViewRow row, TableColumn column)
    {
        var style = new NumberStyle(column);
        DataViewSchema.Column source = row.Schema[column.Name];
        if (column.Kind == ColumnKind.Text)
            return Cell<ReadOnlyMemory<char>>(row, source, text => Quoting.Encode(text.Span, _table.Separator));
        // What is missing in both parents is missing.
        return source.Type.RawType == typeof(long)
            ? Cell<long>(row, source, integer => style.Format(integer))
            : Cell<double>(row, source, number => double.IsNaN(number) ? "" : style.Format(number));
    }

    private static Func<string> Cell<T>(DataViewRow row, DataViewSchema.Column column, Func<T, string> format)
    {
        ValueGetter<T> get = row.GetGetter<T>(column);
        T value = default!;
        return () =>
        {
            get(ref value);
            return format(value);
        };
    }

    private void CheckNew(string name, string remedy)
    {
        if (Array.Exists(_table.Columns, c => c.Name == name))
            throw new ToolException($"'{_table.Path}' already has a column '{name}', which this command would add. {remedy}.");
    }

    private void WriteHeader(string? weightColumn)
    {
        string[] added = [.. weightColumn is null ? [] : new[] { weightColumn }, .. _withProvenance ? [SourceRowColumn, SyntheticColumn] : Array.Empty<string>()];
        for (int c = 0; c < _table.Columns.Length; c++)
            WriteCell(c, _table.Columns[c].RawName.AsMemory());
        foreach (string name in added)
        {
            _writer.Write(_separator);
            Quoting.Write(_writer, name, _separator);
        }
        _writer.Write(_table.NewLine);
    }

    private void WriteCells(int row, Dictionary<TableColumn, Func<string>>? created)
    {
        for (int c = 0; c < _table.Columns.Length; c++)
            WriteCell(c, created?.GetValueOrDefault(_table.Columns[c]) is { } value ? value().AsMemory() : _table.Columns[c].Cells.Raw(row));
    }

    private void WriteCell(int column, ReadOnlyMemory<char> raw)
    {
        if (column > 0)
            _writer.Write(_separator);
        // Between files of different separators, other fields need quotes.
        if (_separator == _table.Separator)
            _writer.Write(raw.Span);
        else
            Quoting.Write(_writer, Quoting.Decode(raw).Span, _separator);
    }

    private void WriteEnd(long sourceRow, bool isSynthetic, float? weight)
    {
        if (weight is not null)
        {
            _writer.Write(_separator);
            _writer.Write(weight.Value.ToString("R", CultureInfo.InvariantCulture));
        }
        if (_withProvenance)
        {
            _writer.Write(_separator);
            _writer.Write(sourceRow);
            _writer.Write(_separator);
            _writer.Write(isSynthetic ? "true" : "false");
        }
        _writer.Write(_table.NewLine);
    }
}
