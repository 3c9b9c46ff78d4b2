using System.Globalization;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Writes resampled rows: rows of the input as they stand there, synthetic rows with new features and their origin's other cells.</summary>
internal sealed class ResampledWriter : IDisposable
{
    public const string SourceRowColumn = "_source_row";
    public const string SyntheticColumn = "_synthetic";

    private readonly Table _table;
    private readonly string _path;
    private readonly bool _withProvenance;
    private TableOutput? _output;

    public ResampledWriter(Table table, string path, bool withProvenance)
    {
        _table = table;
        _path = path;
        _withProvenance = withProvenance;
        foreach (string added in withProvenance ? [SourceRowColumn, SyntheticColumn] : Array.Empty<string>())
            table.CheckNew(added, "Rename it, or leave --provenance out");
    }

    /// <summary>Whether a column of a file tells where its rows come from, if this has written it.</summary>
    public static bool IsProvenance(string columnName) => columnName is SourceRowColumn or SyntheticColumn;

    /// <summary>Tells who reads a resampled file what to do instead; nothing for any other file.</summary>
    /// <param name="console">Where to tell.</param>
    /// <param name="table">The file.</param>
    /// <param name="remedy">What to do instead, as sentences.</param>
    public static void NoteOn(ToolConsole console, Table table, string remedy)
    {
        if (table.Columns.FirstOrDefault(c => IsProvenance(c.Name)) is { } column)
            ToolConsole.Line(console.Messages, $"'{table.Path}' was written by resample, as column '{column.Name}' tells: its rows repeat or resemble each other. {remedy}");
    }

    private TableOutput Output => _output!;

    /// <summary>Writes the rows in the resampler's order.</summary>
    /// <param name="view">The resampled table.</param>
    /// <param name="features">The columns whose values are new in synthetic rows.</param>
    /// <param name="progress">Counts the rows that are written.</param>
    /// <param name="cancellation">Ends the writing half way.</param>
    /// <returns>The number of synthetic rows.</returns>
    public long Write(ResampledDataView view, IReadOnlyList<TableColumn> features, WorkProgress progress, CancellationToken cancellation)
    {
        progress.Set(0, view.Report.CountAfter);
        Open(weightColumn: null);
        long syntheticCount = 0;
        using DataViewRowCursor cursor = view.GetRowCursor([.. features.Select(f => view.Schema[f.Name])]);
        Dictionary<TableColumn, Func<string>> created = features.ToDictionary(f => f, f => Created(cursor, f));
        foreach (RowProvenance row in view.Provenance)
        {
            cancellation.ThrowIfCancellationRequested();
            cursor.MoveNext();
            WriteCells((int)row.SourceRow, row.IsSynthetic ? created : null);
            WriteEnd(row.SourceRow, row.IsSynthetic, weight: null);
            progress.Add();
            syntheticCount += row.IsSynthetic ? 1 : 0;
        }
        return syntheticCount;
    }

    /// <summary>Writes all rows in the order of the file, with a weight each if there are weights.</summary>
    public void WriteAll(string? weightColumn, IEnumerable<float>? weights, CancellationToken cancellation)
    {
        if (weightColumn is not null)
            _table.CheckNew(weightColumn, "Choose another with class-weights:outputColumnName=...");
        Open(weightColumn);
        using IEnumerator<float>? weight = weights?.GetEnumerator();
        for (int row = 0; row < _table.RowCount; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            weight?.MoveNext();
            WriteCells(row, created: null);
            WriteEnd(row, isSynthetic: false, weight?.Current);
        }
    }

    /// <summary>Puts the file in its place. Without this call, disposing leaves nothing behind.</summary>
    public void Complete() => Output.Complete();

    public void Dispose() => _output?.Dispose();

    private Func<string> Created(DataViewRow row, TableColumn column)
    {
        var style = new NumberStyle(column);
        DataViewSchema.Column source = row.Schema[column.Name];
        if (column.Kind == ColumnKind.Text)
            return Cell<ReadOnlyMemory<char>>(row, source, text => text.ToString());
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

    private void Open(string? weightColumn)
    {
        List<OutputColumn> columns = [.. _table.Columns.Select(OutputColumn.Of)];
        if (weightColumn is not null)
            columns.Add(new OutputColumn(weightColumn, ColumnKind.Number));
        if (_withProvenance)
            columns.AddRange([new OutputColumn(SourceRowColumn, ColumnKind.Integer), new OutputColumn(SyntheticColumn, ColumnKind.Text)]);
        _output = TableOutput.Create(_path, _table, columns);
    }

    private void WriteCells(int row, Dictionary<TableColumn, Func<string>>? created)
    {
        foreach (TableColumn column in _table.Columns)
        {
            if (created?.GetValueOrDefault(column) is { } value)
                Output.Value(value());
            else
                Output.Cell(column, row);
        }
    }

    private void WriteEnd(long sourceRow, bool isSynthetic, float? weight)
    {
        if (weight is not null)
            Output.Value(weight.Value.ToString("R", CultureInfo.InvariantCulture));
        if (_withProvenance)
        {
            Output.Value(sourceRow.ToString(CultureInfo.InvariantCulture));
            Output.Value(isSynthetic ? "true" : "false");
        }
        Output.EndRow();
    }
}
