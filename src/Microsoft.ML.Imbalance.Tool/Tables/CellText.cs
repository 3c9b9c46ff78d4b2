namespace Microsoft.ML.Imbalance.Tool;

/// <summary>The cells of one column exactly as they stand in the file, quotes included, in one buffer.</summary>
internal sealed class CellText
{
    private readonly List<int> _ends = [];
    private char[] _text = new char[256];
    private int _length;

    public int Count => _ends.Count;

    /// <summary>Whether any cell stands in quotes.</summary>
    public bool HasQuotes { get; private set; }

    public void Add(ReadOnlySpan<char> raw)
    {
        if (raw.Length > _text.Length - _length)
            Grow(raw.Length);
        raw.CopyTo(_text.AsSpan(_length));
        _length += raw.Length;
        _ends.Add(_length);
        HasQuotes |= Quoting.IsQuoted(raw);
    }

    /// <summary>The cell as it stands in the file.</summary>
    public ReadOnlyMemory<char> Raw(int row)
    {
        int start = row == 0 ? 0 : _ends[row - 1];
        return _text.AsMemory(start, _ends[row] - start);
    }

    /// <summary>The cell's value, without the quotes of the file.</summary>
    public ReadOnlyMemory<char> Value(int row) => HasQuotes ? Quoting.Decode(Raw(row)) : Raw(row);

    private void Grow(int needed)
    {
        long size = Math.Max(2L * _text.Length, (long)_length + needed);
        if ((long)_length + needed > Array.MaxLength)
            throw new ToolException($"A column has more than {Array.MaxLength:N0} characters, which is more than this tool can hold. Leave the column out of the file.");
        Array.Resize(ref _text, (int)Math.Min(size, Array.MaxLength));
    }
}
