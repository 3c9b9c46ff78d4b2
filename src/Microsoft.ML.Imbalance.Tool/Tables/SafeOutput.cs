namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A file that appears when all is complete that a command writes: written beside its target and moved over it at the end, removed if anything goes wrong before.</summary>
internal sealed class SafeOutput : IPendingOutput, IDisposable
{
    private static int _count;
    private readonly FileStream _file;
    private TextWriter? _writer;
    private bool _isComplete;

    /// <param name="path">The file.</param>
    /// <param name="isShared">Whether several runs may write it at the same time; the last one stays.</param>
    public SafeOutput(string path, bool isShared = false)
    {
        Check(path);
        Path = System.IO.Path.GetFullPath(path);
        PartialPath = Path + (isShared ? $".{Environment.ProcessId}-{Interlocked.Increment(ref _count)}.partial" : ".partial");
        _file = new FileStream(PartialPath, FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16);
        HalfWritten.Add(PartialPath, () =>
        {
            _file.Dispose();
            File.Delete(PartialPath);
        });
    }

    public string Path { get; }

    public string PartialPath { get; }

    /// <summary>The file, for what is no text.</summary>
    public Stream Stream => _file;

    /// <summary>The file as text, compressed if its name says so.</summary>
    public TextWriter Writer => _writer ??= DelimitedFile.OpenWrite(_file, Path);

    /// <summary>Whether a file could be put there: worth knowing before long work.</summary>
    /// <exception cref="ToolException">The directory does not exist, or the path is one.</exception>
    public static void Check(string path)
    {
        string? directory = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path));
        if (!Directory.Exists(directory))
            throw new ToolException($"Directory '{directory}' of the output file does not exist. Create it first, or write elsewhere.");
        if (Directory.Exists(path))
            throw new ToolException($"'{path}' is a directory; the name of a file to write is needed.");
    }

    /// <summary>Ends the writing. Without this call, disposing leaves nothing behind.</summary>
    public void Complete()
    {
        Close();
        _isComplete = true;
        PendingOutputs.Add(this);
    }

    public void Put()
    {
        File.Move(PartialPath, Path, overwrite: true);
        HalfWritten.Forget(PartialPath);
    }

    public void Discard()
    {
        File.Delete(PartialPath);
        HalfWritten.Forget(PartialPath);
    }

    public void Dispose()
    {
        if (_isComplete)
            return;
        Close();
        Discard();
    }

    private void Close()
    {
        _writer?.Dispose();
        _file.Dispose();
    }
}
