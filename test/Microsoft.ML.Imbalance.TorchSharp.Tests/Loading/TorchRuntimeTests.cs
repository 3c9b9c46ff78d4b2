using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

[TestClass]
public sealed class TorchRuntimeTests
{
    private static readonly NativeFiles OfThisProcess = NativeFiles.OfThisProcess();

    [TestMethod]
    public void TorchComputesInThisProcess()
    {
        Assert.IsTrue(TorchRuntime.IsAvailable);
        using Tensor two = tensor(new[] { 1f, 1f }).sum();
        Assert.AreEqual(2f, two.item<float>());
    }

    [TestMethod]
    public void LoadingSaysWhatItDid()
    {
        List<string> lines = [];
        TorchRuntime.Load(lines.Add);
        // Whether anything is needed depends on the system; if so, it is said in one line, at each call.
        bool adapted = OperatingSystem.IsLinux() && Adapts();
        CollectionAssert.AreEqual(
            adapted
                ? new[] { "The C++ runtime of this system is older than GCC 13: a copy of libLibTorchSharp.so that needs one symbol less was loaded. The switch Microsoft.ML.Imbalance.TorchSharp.DisableAdaptation turns this off." }
                : [],
            lines);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void TheSwitchTurnsTheCopyOffAndTheErrorSaysSo()
    {
        // A file that no system can load stands for one that this system is too old for.
        DirectoryInfo folder = Directory.CreateTempSubdirectory("imbalance-");
        File.WriteAllBytes(Path.Combine(folder.FullName, NativeFiles.Wrapper), LibTorchSharpAdaptationTests.Library());
        TorchLoad load = new TorchLoader(new NativeFiles(null, [folder.FullName, Path.GetDirectoryName(OfThisProcess.Find(NativeFiles.Torch))!]), mayAdapt: false, () => Assert.Fail("TorchSharp must not be started.")).Load();
        folder.Delete(recursive: true);
        Assert.AreEqual(
            "libtorch, the native library of TorchSharp, can't be loaded: libLibTorchSharp.so needs a C++ runtime of GCC 13 (GLIBCXX_3.4.32), this system has an older one, and the switch Microsoft.ML.Imbalance.TorchSharp.DisableAdaptation turns the adapted copy off. "
            + "Update the system, or turn the switch off. Add the package TorchSharp-cpu (or one for CUDA) to the application, or name a folder with libtorch by the runtime option Microsoft.ML.Imbalance.TorchSharp.LibTorchFolder.",
            load.Failure);
    }

    [TestMethod]
    public void WithoutLibtorchTheErrorNamesThePackage()
    {
        var nowhere = new NativeFiles(null, []);
        TorchLoad load = new TorchLoader(nowhere, mayAdapt: true, () => throw new NotSupportedException("This application uses TorchSharp without libtorch\nmore")).Load();
        Assert.AreEqual(
            $"libtorch, the native library of TorchSharp, can't be loaded: there is no {NativeFiles.Torch} in any folder of the application. Add the package TorchSharp-cpu (or one for CUDA) to the application, "
            + "or name a folder with libtorch by the runtime option Microsoft.ML.Imbalance.TorchSharp.LibTorchFolder.",
            load.Failure);
        Assert.IsInstanceOfType<NotSupportedException>(load.Cause);
    }

    [TestMethod]
    public void WhereLibtorchIsThereTheErrorSaysWhatTorchSharpDoes()
    {
        TorchLoad load = new TorchLoader(OfThisProcess, mayAdapt: true, () => throw new NotSupportedException("It does not start\nmore")).Load();
        Assert.StartsWith("libtorch, the native library of TorchSharp, can't be loaded: It does not start. Add the package", load.Failure!);
    }

    [TestMethod]
    public void ANamedFolderWithoutLibtorchIsAnError()
    {
        var files = new NativeFiles("/no/such/folder", []);
        TorchLoad load = new TorchLoader(files, mayAdapt: true, () => { }).Load();
        Assert.AreEqual(
            $"Microsoft.ML.Imbalance.TorchSharp.LibTorchFolder names the folder '/no/such/folder', which has no {NativeFiles.Torch}. Name the folder that has the native files of libtorch.", load.Failure);
    }

    // dlopen gives a library that is loaded already by its name, so that only the file itself can tell.
    private static bool Adapts()
    {
        string wrapper = OfThisProcess.Find(NativeFiles.Wrapper)!;
        return !System.Runtime.InteropServices.NativeLibrary.TryLoad(wrapper, out _);
    }
}
