namespace Microsoft.ML.Imbalance.Tool.Tests;

[TestClass]
public sealed class ProgramTests
{
    [TestMethod]
    public void HelpListsTheCommandsAndTheExitCodes()
    {
        ToolRun run = ToolRun.Process("--help");
        Assert.AreEqual(0, run.ExitCode);
        foreach (string command in new[] { "inspect", "resample", "compare", "evaluate", "Exit code 0: done; 1: done, with findings; 2: not done" })
            Assert.Contains(command, run.Output);
    }

    [TestMethod]
    [DataRow("resample")]
    [DataRow("compare")]
    public void HelpPrintsTheDefaultSeed(string command) => Assert.Contains("[default: 1]", ToolRun.Here(command, "--help").Output.Split('\n').Single(l => l.Contains("--seed")));

    [TestMethod]
    public void NoCommandIsRefused() => ToolRun.Here().AssertRefused("Required command was not provided. See 'dotnet imbalance --help'.");

}
