namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A directory that appears when all is complete, as a <see cref="SafeOutput"/> does.</summary>
internal sealed class SafeDirectory : IPendingOutput, IDisposable
{
    private bool _isComplete;

    /// <exception cref="ToolException">There is something at that place, or no place.</exception>
    public SafeDirectory(string path)
    {
        Path = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        if (File.Exists(Path) || (Directory.Exists(Path) && Directory.EnumerateFileSystemEntries(Path).Any()))
            throw new ToolException($"'{path}' is there already, and is no empty directory. Delete it first, or write elsewhere.");
        if (System.IO.Path.GetDirectoryName(Path) is var parent && !Directory.Exists(parent))
            throw new ToolException($"Directory '{parent}' of the output does not exist. Create it first, or write elsewhere.");
        Discard();
        HalfWritten.Add(PartialPath, Discard);
    }

    public string Path { get; }

    public string PartialPath => Path + ".partial";

    public void Write(string path, string text) => File.WriteAllText(Place(path), text);

    public void Copy(string source, string path) => File.Copy(source, Place(path));

    /// <summary>Ends the writing. Without this call, disposing leaves nothing behind.</summary>
    public void Complete()
    {
        _isComplete = true;
        PendingOutputs.Add(this);
    }

    public void Put()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path);
        Directory.Move(PartialPath, Path);
        HalfWritten.Forget(PartialPath);
    }

    public void Discard()
    {
        if (Directory.Exists(PartialPath))
            Directory.Delete(PartialPath, recursive: true);
        HalfWritten.Forget(PartialPath);
    }

    public void Dispose()
    {
        if (!_isComplete)
            Discard();
    }

    private string Place(string path)
    {
        string full = System.IO.Path.Combine(PartialPath, path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        return full;
    }
}
