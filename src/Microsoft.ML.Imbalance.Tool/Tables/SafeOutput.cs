using System.Collections.Concurrent;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A file that appears when it is complete: written beside its target and moved over it at the end, removed if anything goes wrong before.</summary>
internal sealed class SafeOutput : IDisposable
{
    // When the process is told to end and work can't be stopped in time, nothing is disposed any more: what is half written is removed here.
    private static readonly ConcurrentDictionary<string, FileStream> HalfWritten = new();

    private readonly string _path;
    private readonly string _partialPath;
    private readonly FileStream _file;
    private TextWriter? _writer;
    private bool _isComplete;

    static SafeOutput() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach ((string path, FileStream file) in HalfWritten)
        {
            file.Dispose();
            File.Delete(path);
        }
    };

    public SafeOutput(string path)
    {
        Check(path);
        _path = path;
        _partialPath = path + ".partial";
        _file = new FileStream(_partialPath, FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16);
        HalfWritten[_partialPath] = _file;
    }

    /// <summary>The file, for what is no text.</summary>
    public Stream Stream => _file;

    /// <summary>The file as text, compressed if its name says so.</summary>
    public TextWriter Writer => _writer ??= DelimitedFile.OpenWrite(_file, _path);

    /// <summary>Whether a file could be put there: worth knowing before long work.</summary>
    /// <exception cref="ToolException">The directory does not exist, or the path is one.</exception>
    public static void Check(string path)
    {
        string? directory = Path.GetDirectoryName(Path.GetFullPath(path));
        if (!Directory.Exists(directory))
            throw new ToolException($"Directory '{directory}' of the output file does not exist. Create it first, or write elsewhere.");
        if (Directory.Exists(path))
            throw new ToolException($"'{path}' is a directory; the name of a file to write is needed.");
    }

    /// <summary>Puts the file in its place. Without this call, disposing leaves nothing behind.</summary>
    public void Complete()
    {
        Close();
        File.Move(_partialPath, _path, overwrite: true);
        HalfWritten.TryRemove(_partialPath, out _);
        _isComplete = true;
    }

    public void Dispose()
    {
        if (_isComplete)
            return;
        Close();
        File.Delete(_partialPath);
        HalfWritten.TryRemove(_partialPath, out _);
    }

    private void Close()
    {
        _writer?.Dispose();
        _file.Dispose();
    }
}
