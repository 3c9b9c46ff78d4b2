namespace Microsoft.ML.Imbalance.Tool.Tests;

/// <summary>A folder for the files of one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("imbalance-tool-");

    public string this[string name] => Path.Combine(_directory.FullName, name);

    public string FullName => _directory.FullName;

    public IEnumerable<string> FileNames => _directory.GetFiles().Select(f => f.Name).Order();

    /// <summary>Writes a file and gives its path.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
