using Spectre.Console;
using Spectre.Console.Testing;

namespace Microsoft.ML.Imbalance.Tool.Tests;

[TestClass]
public sealed class GlobalOptionTests
{
    private readonly TemporaryFolder _folder = new();

    [TestCleanup]
    public void DeleteFolder() => _folder.Dispose();

    [TestMethod]
    public void QuietLeavesResultsAndErrorsOnly()
    {
        string input = SampleFiles.WritePoints(_folder);
        string[] compare = ["compare", "-d", input, "--folds", "2", "--trainers", "logistic-regression", "--strategies", "class-weights"];
        ToolRun loud = ToolRun.Here(compare), quiet = ToolRun.Process([.. compare, "--quiet"]);
        Assert.AreNotEqual("", loud.Errors);
        Assert.AreEqual("", quiet.Errors);
        Assert.AreEqual(loud.Output, quiet.Output);
        ToolRun.Process("--quiet", "inspect", "-d", "no.csv").AssertRefused($"File 'no.csv' was not found. Check the path; the current directory is '{Environment.CurrentDirectory}'.");
    }

    [TestMethod]
    public void NoColorLeavesNoColors()
    {
        string input = SampleFiles.WritePoints(_folder);
        string Run(params string[] options)
        {
            TestConsole results = new TestConsole().Colors(ColorSystem.TrueColor).EmitAnsiSequences().Width(400);
            string[] arguments = ["compare", "-d", input, "-x", "id", "--folds", "5", "--repeats", "4", "--trainers", "logistic-regression", "--strategies", "class-weights", .. options];
            Assert.AreEqual(0, Tool.Program.RunAsync(arguments, new ToolConsole(results, new TestConsole())).GetAwaiter().GetResult());
            return results.Output;
        }
        // Green, of what is better, and red, of what is worse.
        string colored = Run(), plain = Run("--no-color");
        Assert.Contains("\u001b[38;5;", colored);
        Assert.DoesNotContain("\u001b[38;5;", plain);
        Assert.Contains("significantly", plain);
    }

}
