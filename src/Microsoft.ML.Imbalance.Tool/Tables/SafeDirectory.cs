namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A directory that appears when it is complete, as a <see cref="SafeOutput"/> does.</summary>
internal sealed class SafeDirectory : IDisposable
{
    private readonly string _path;
    private readonly string _partialPath;

    /// <exception cref="ToolException">There is something at that place, or no place.</exception>
    public SafeDirectory(string path)
    {
        _path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        _partialPath = _path + ".partial";
        if (File.Exists(_path) || (Directory.Exists(_path) && Directory.EnumerateFileSystemEntries(_path).Any()))
            throw new ToolException($"'{path}' is there already, and is no empty directory. Delete it first, or write elsewhere.");
        if (!Directory.Exists(Path.GetDirectoryName(_path)))
            throw new ToolException($"Directory '{Path.GetDirectoryName(_path)}' of the output does not exist. Create it first, or write elsewhere.");
        Clear();
    }

    public void Write(string path, string text) => File.WriteAllText(Place(path), text);

    public void Copy(string source, string path) => File.Copy(source, Place(path));

    /// <summary>Puts the directory in its place. Without this call, disposing leaves nothing behind.</summary>
    public void Complete()
    {
        if (Directory.Exists(_path))
            Directory.Delete(_path);
        Directory.Move(_partialPath, _path);
    }

    public void Dispose() => Clear();

    private string Place(string path)
    {
        string full = Path.Combine(_partialPath, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return full;
    }

    private void Clear()
    {
        if (Directory.Exists(_partialPath))
            Directory.Delete(_partialPath, recursive: true);
    }
}
