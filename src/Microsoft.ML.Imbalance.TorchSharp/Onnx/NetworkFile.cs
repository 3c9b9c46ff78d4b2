namespace Microsoft.ML.Imbalance.TorchSharp.Onnx;

/// <summary>Where ML.NET may put the file that it keeps a network of ONNX in. It holds that open until the process ends, whatever is disposed of.</summary>
/// <remarks>Windows deletes such a file then, however the process ends. Elsewhere a file that is open needs no name: it is removed here, after which the network scores as before but can't be saved.</remarks>
internal sealed class NetworkFile : IDisposable
{
    private readonly DirectoryInfo? _folder = OperatingSystem.IsWindows() ? null : Directory.CreateTempSubdirectory("imbalance-");

    public NetworkFile()
    {
        if (_folder is not null)
            Context.TempFilePath = _folder.FullName;
    }

    /// <summary>A context that puts the file there.</summary>
    public MLContext Context { get; } = new(seed: 0);

    public void Dispose() => _folder?.Delete(recursive: true);
}
