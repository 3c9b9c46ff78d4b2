namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A comma- or tab-separated file. Cells of a source in the same format are written exactly as they stand there.</summary>
internal sealed class DelimitedOutput : TableOutput
{
    private readonly TextWriter _writer;
    private readonly char _separator;
    private readonly bool _isSameFormat;
    private readonly string _newLine;
    private bool _isFirst = true;

    public DelimitedOutput(string path, Table source, IReadOnlyList<OutputColumn> columns)
        : base(path)
    {
        _writer = File.Writer;
        _separator = DelimitedFile.SeparatorOf(path);
        _isSameFormat = _separator == source.Separator;
        _newLine = source.NewLine;
        foreach (OutputColumn column in columns)
        {
            if (column.Source is { } from)
                Raw(from.RawName.AsMemory());
            else
                Value(column.Name);
        }
        EndRow();
    }

    public override void Cell(TableColumn column, int row) => Raw(column.Cells.Raw(row));

    public override void Value(ReadOnlySpan<char> value)
    {
        Separate();
        Quoting.Write(_writer, value, _separator);
    }

    public override void EndRow()
    {
        _writer.Write(_newLine);
        _isFirst = true;
    }

    private void Raw(ReadOnlyMemory<char> raw)
    {
        // Between files of different separators, other fields need quotes.
        if (!_isSameFormat)
        {
            Value(Quoting.Decode(raw).Span);
            return;
        }
        Separate();
        _writer.Write(raw.Span);
    }

    private void Separate()
    {
        if (!_isFirst)
            _writer.Write(_separator);
        _isFirst = false;
    }
}
