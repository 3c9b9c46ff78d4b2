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

    // What can be written there is said by completion and list; as the name of a value it would push all descriptions out of sight.
    [TestMethod]
    public void HelpNamesValuesInAWord()
    {
        Assert.Contains("--strategies <strategy>", ToolRun.Here("compare", "--help").Output);
        Assert.Contains("--objective <objective>", ToolRun.Here("tune", "--help").Output);
        Assert.Contains("list <strategy>", ToolRun.Here("--help").Output);
    }

    [TestMethod]
    public void AWordThatIsNoCommandIsSaidToBeNone()
    {
        ToolRun run = ToolRun.Here("frobnicate");
        Assert.StartsWith("Error: There is no command 'frobnicate'. The commands are: ", run.Errors);
        Assert.Contains("inspect", run.Errors);
    }

    [TestMethod]
    public void NoCommandIsRefused() => ToolRun.Here().AssertRefused("Required command was not provided. See 'dotnet imbalance --help'.");

}
