namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>Results of a long benchmark, a line of comma-separated cells each. What is in the file already need not be measured again.</summary>
internal sealed class ResultFile
{
    private readonly string _path;
    private readonly List<string[]> _rows;

    public ResultFile(string path, string heading)
    {
        _path = path;
        if (!File.Exists(path))
            File.WriteAllText(path, heading + "\n");
        _rows = [.. File.ReadLines(path).Skip(1).Select(line => line.Split(','))];
    }

    public IReadOnlyList<string[]> Rows => _rows;

    /// <summary>Whether there is a line that begins with these cells.</summary>
    public bool Contains(params string[] cells) => _rows.Exists(row => row.AsSpan(0, cells.Length).SequenceEqual(cells));

    public void Add(params string[] cells)
    {
        File.AppendAllText(_path, string.Join(',', cells) + "\n");
        _rows.Add(cells);
    }
}
