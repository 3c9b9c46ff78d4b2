using System.Runtime.InteropServices;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Where the native files of TorchSharp and libtorch may lie.</summary>
/// <param name="namedFolder">The folder that the application names, or null.</param>
/// <param name="folders">Where else to look, in this order.</param>
internal sealed class NativeFiles(string? namedFolder, IReadOnlyList<string> folders)
{
    /// <summary>The file of libtorch that needs all others.</summary>
    public static string Torch { get; } = OperatingSystem.IsWindows() ? "torch.dll" : OperatingSystem.IsMacOS() ? "libtorch.dylib" : "libtorch.so";

    /// <summary>TorchSharp's own native file.</summary>
    public static string Wrapper { get; } = OperatingSystem.IsWindows() ? "LibTorchSharp.dll" : OperatingSystem.IsMacOS() ? "libLibTorchSharp.dylib" : "libLibTorchSharp.so";

    public string? NamedFolder => namedFolder;

    /// <summary>The full path of a file, or null. libtorch is looked for in the named folder only, if there is one.</summary>
    public string? Find(string fileName)
    {
        IEnumerable<string> places = namedFolder is null ? folders : fileName == Torch ? [namedFolder] : [namedFolder, .. folders];
        return places.Select(folder => Path.Combine(folder, fileName)).FirstOrDefault(File.Exists);
    }

    public static NativeFiles OfThisProcess()
    {
        string system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        string native = Path.Combine("runtimes", $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}", "native");
        // The host lists the folders of all native assets there, those within the package folder too.
        string[] searched = (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string assemblyFolder = Path.GetDirectoryName(typeof(global::TorchSharp.torch).Assembly.Location) is { Length: > 0 } folder ? folder : AppContext.BaseDirectory;
        return new NativeFiles(
            AppContext.GetData(TorchRuntime.FolderOption) is string { Length: > 0 } named ? named : null,
            [.. searched, .. new[] { AppContext.BaseDirectory, assemblyFolder }.SelectMany(f => new[] { f, Path.Combine(f, native) })]);
    }
}
