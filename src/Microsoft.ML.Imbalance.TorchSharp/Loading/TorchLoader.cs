using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Loads libtorch file by file, so that TorchSharp finds it in the process.</summary>
internal sealed class TorchLoader
{
    private const string Remedy = $"Add the package TorchSharp-cpu (or one for CUDA) to the application, or name a folder with libtorch by the runtime option {TorchRuntime.FolderOption}.";
    private readonly NativeFiles _files;
    private readonly bool _mayAdapt;
    private readonly Action _start;

    public TorchLoader()
        : this(NativeFiles.OfThisProcess(), !(AppContext.TryGetSwitch(TorchRuntime.DisableAdaptationSwitch, out bool disabled) && disabled), () => InitializeDeviceType(global::TorchSharp.DeviceType.CPU))
    {
    }

    /// <param name="files">Where native files may lie.</param>
    /// <param name="mayAdapt">Whether an adapted copy may be loaded on older C++ runtimes.</param>
    /// <param name="start">Starts TorchSharp.</param>
    public TorchLoader(NativeFiles files, bool mayAdapt, Action start)
    {
        _files = files;
        _mayAdapt = mayAdapt;
        _start = start;
    }

    public TorchLoad Load()
    {
        if (!Environment.Is64BitProcess)
            return new TorchLoad(Failure: "libtorch needs a 64-bit process, and this one has 32 bits. Run the application as x64 or arm64.");
        if (_files.NamedFolder is string folder && _files.Find(NativeFiles.Torch) is null)
            return new TorchLoad(Failure: $"{TorchRuntime.FolderOption} names the folder '{folder}', which has no {NativeFiles.Torch}. Name the folder that has the native files of libtorch.");
        try
        {
            string? information = OperatingSystem.IsLinux() ? LoadOnLinux() : LoadElsewhere();
            _start();
            return new TorchLoad(information);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException or NotSupportedException or TypeInitializationException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            // What the system says of a file that needs libtorch leads astray where there is none.
            string cause = _files.Find(NativeFiles.Torch) is null ? $"there is no {NativeFiles.Torch} in any folder of the application." : FirstLine(e);
            return new TorchLoad(Failure: $"libtorch, the native library of TorchSharp, can't be loaded: {cause} {Remedy}", Cause: e);
        }
    }

    // libtorch.so finds what it needs beside itself; what is loaded by path is then found by name.
    private string? LoadOnLinux()
    {
        WaitingThreads.Sleep();
        if (_files.Find(NativeFiles.Torch) is string torch)
            NativeLibrary.Load(torch);
        if (_files.Find(NativeFiles.Wrapper) is not string wrapper || NativeLibrary.TryLoad(wrapper, out _))
            return null;
        if (!LibTorchSharpAdaptation.TryApply(File.ReadAllBytes(wrapper), out byte[] adapted))
        {
            NativeLibrary.Load(wrapper);
            return null;
        }
        if (!_mayAdapt)
        {
            throw new NotSupportedException(
                $"{NativeFiles.Wrapper} needs a C++ runtime of GCC 13 (GLIBCXX_3.4.32), this system has an older one, and the switch {TorchRuntime.DisableAdaptationSwitch} turns the adapted copy off. Update the system, or turn the switch off.");
        }
        LoadCopy(adapted);
        return $"The C++ runtime of this system is older than GCC 13: a copy of {NativeFiles.Wrapper} that needs one symbol less was loaded. The switch {TorchRuntime.DisableAdaptationSwitch} turns this off.";
    }

    private string? LoadElsewhere()
    {
        // On Windows a file loaded by path finds its neighbors; on macOS by its own search path.
        if (_files.Find(NativeFiles.Torch) is string torch)
            NativeLibrary.Load(torch);
        if (_files.Find(NativeFiles.Wrapper) is string wrapper)
            NativeLibrary.Load(wrapper);
        return null;
    }

    private static void LoadCopy(byte[] content)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("imbalance-");
        try
        {
            string path = Path.Combine(folder.FullName, NativeFiles.Wrapper);
            File.WriteAllBytes(path, content);
            NativeLibrary.Load(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string FirstLine(Exception exception)
    {
        Exception inner = exception.GetBaseException();
        string line = inner.Message.Split('\n')[0].Trim();
        return line.EndsWith('.') ? line : line + ".";
    }
}
