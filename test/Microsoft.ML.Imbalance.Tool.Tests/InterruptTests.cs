using System.Diagnostics;
using System.Globalization;

namespace Microsoft.ML.Imbalance.Tool.Tests;

/// <summary>Ctrl+C, as the signal that Linux has for it.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class InterruptTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // More than either takes of a processor.
    private static readonly TimeSpan StartAndReading = TimeSpan.FromSeconds(3);

    private readonly TemporaryFolder _folder = new();

    [TestCleanup]
    public void DeleteFolder() => _folder.Dispose();

    [TestMethod]
    public void CtrlCWhileAFileIsWrittenLeavesNone()
    {
        string input = SampleFiles.WritePoints(_folder);
        using Process process = Start("resample", "-d", input, "--strategy", "random-oversample:target=counts(rare=20000000)", "-o", _folder["more.csv"]);
        Assert.IsTrue(SpinWait.SpinUntil(() => File.Exists(_folder["more.csv.partial"]) || process.HasExited, Patience));
        Assert.IsTrue(File.Exists(_folder["more.csv.partial"]), "It was done before it could be interrupted.");
        AssertInterrupted(process);
        CollectionAssert.AreEqual(new[] { "points.csv" }, _folder.FileNames.ToArray());
    }

    [TestMethod]
    public void CtrlCWithinASearchOfTheLibraryEndsIt()
    {
        // A support vector machine takes minutes for so many rows that overlap.
        string input = _folder.Write("many.csv", "a,b,Label\n" + string.Concat(Enumerable.Range(0, 40_000).Select(i => FormattableString.Invariant($"{i * 7919L % 9973},{i * 104_729L % 9967},{(i % 4 == 0 ? "rare" : "common")}\n"))));
        using Process process = Start("resample", "-d", input, "--strategy", "svm-smote", "-o", _folder["more.csv"]);
        while (!process.HasExited && process.TotalProcessorTime < StartAndReading)
            Thread.Sleep(50);
        AssertInterrupted(process);
        CollectionAssert.AreEqual(new[] { "many.csv" }, _folder.FileNames.ToArray());
    }

    [TestMethod]
    public void CtrlCWhileModelsAreTrainedLeavesNoModel()
    {
        using Process process = Start("train", "--auto", "--repeats", "20", "-o", _folder["model.zip"]);
        Assert.Contains("Training ", process.StandardError.ReadLine()!);
        AssertInterrupted(process);
        Assert.IsEmpty(_folder.FileNames);
    }

    private static Process Start(params string[] arguments)
    {
        // Where tests run in the background the signal is ignored, and programs inherit that.
        return ToolRun.Start("env", ["--default-signal=INT", "dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "dotnet-imbalance.dll"), .. arguments]);
    }

    private static void AssertInterrupted(Process process)
    {
        ToolRun.Program("kill", "-INT", process.Id.ToString(CultureInfo.InvariantCulture)).AssertDone();
        string errors = process.StandardError.ReadToEnd();
        Assert.IsTrue(process.WaitForExit(Patience));
        Assert.AreEqual(130, process.ExitCode);
        Assert.EndsWith("Interrupted; nothing was written.\n", errors.ReplaceLineEndings("\n"));
    }
}
