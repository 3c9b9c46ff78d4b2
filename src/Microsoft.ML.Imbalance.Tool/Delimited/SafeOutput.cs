namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A file that appears when it is complete: written beside its target and moved over it at the end, removed if anything goes wrong before.</summary>
internal sealed class SafeOutput : IDisposable
{
    private readonly string _path;
    private readonly string _partialPath;
    private bool _isComplete;

    public SafeOutput(string path)
    {
        _path = path;
        _partialPath = path + ".partial";
        string? directory = Path.GetDirectoryName(Path.GetFullPath(path));
        if (!Directory.Exists(directory))
            throw new ToolException($"Directory '{directory}' of the output file does not exist. Create it first, or write elsewhere.");
        if (Directory.Exists(path))
            throw new ToolException($"'{path}' is a directory; the name of a file to write is needed.");
        Writer = DelimitedFile.OpenWrite(_partialPath, path);
    }

    public TextWriter Writer { get; }

    /// <summary>Puts the file in its place. Without this call, disposing leaves nothing behind.</summary>
    public void Complete()
    {
        Writer.Dispose();
        File.Move(_partialPath, _path, overwrite: true);
        _isComplete = true;
    }

    public void Dispose()
    {
        if (_isComplete)
            return;
        Writer.Dispose();
        File.Delete(_partialPath);
    }
}
