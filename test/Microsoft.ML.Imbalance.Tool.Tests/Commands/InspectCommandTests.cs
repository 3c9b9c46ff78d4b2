namespace Microsoft.ML.Imbalance.Tool.Tests;

[TestClass]
public sealed class InspectCommandTests
{
    private readonly TemporaryFolder _folder = new();

    [TestCleanup]
    public void DeleteFolder() => _folder.Dispose();

    [TestMethod]
    public void ImbalanceIsTheReasonToInspectAndNoFinding()
    {
        ToolRun run = ToolRun.Here("inspect", "--json");
        Assert.AreEqual(0, run.ExitCode);
        Assert.AreEqual(9857, run.Json["rows"]!.GetValue<int>());
        Assert.AreEqual(517, run.Json["classes"]![1]!["rows"]!.GetValue<int>());
        Assert.AreEqual("IMB002", run.Json["diagnostics"]![0]!["id"]!.GetValue<string>());
        Assert.AreEqual("Warning", run.Json["diagnostics"]![0]!["severity"]!.GetValue<string>());
        Assert.AreEqual("", run.Errors);
    }

    [TestMethod]
    public void BalancedDataHasNone()
    {
        string input = _folder.Write("even.csv", "x,Label\n" + string.Join('\n', Enumerable.Range(0, 40).Select(i => $"{i},{i % 2}")));
        ToolRun run = ToolRun.Here("inspect", "--data", input);
        Assert.AreEqual(0, run.ExitCode);
        Assert.StartsWith("Class  Rows    Share\n0        20   50.0 %\n1        20   50.0 %\n", run.Output);
        Assert.EndsWith("Column  Kind     Missing\nx       integer        0\nLabel   integer        0\n", run.Output);
    }

    [TestMethod]
    public void GapsAreFoundInFeaturesAndNotInWhatIsExcluded()
    {
        string input = _folder.Write("gaps.csv", "x,Features\n,a\n" + string.Join('\n', Enumerable.Range(0, 40).Select(i => $"{i},{(i % 2 == 0 ? "a" : "b")}")));
        ToolRun run = ToolRun.Here("inspect", "--data", input, "--label", "Features");
        Assert.Contains("'x' (1 NaN)", run.Output);
        Assert.AreEqual(1, run.ExitCode);
        Assert.AreEqual(0, ToolRun.Here("inspect", "--data", input, "--label", "Features", "--exclude", "x").ExitCode);
    }

    [TestMethod]
    public void RowsThatDifferInTextAreNoRepeats()
    {
        string Jobs(Func<int, string> job) => "x,job,Label\n" + string.Join('\n', Enumerable.Range(0, 40).Select(i => $"{i % 3},{job(i)},{(i % 3 == 0 ? "a" : "b")}"));
        Assert.DoesNotContain("same features", ToolRun.Here("inspect", "--data", _folder.Write("jobs.csv", Jobs(i => $"job {i}"))).Output);
        // Of each six rows three come again, and one of the last four.
        Assert.Contains("19 of 40 rows have the same features as an earlier row", ToolRun.Here("inspect", "--data", _folder.Write("twice.csv", Jobs(i => $"job {i / 6} {i % 3}"))).Output);
    }

    [TestMethod]
    public void ALabelWithOneValueIsRefused()
    {
        string input = _folder.Write("one.csv", "x,Label\n1,a\n2,a\n");
        ToolRun.Here("inspect", "-d", input).AssertRefused(
            "Label column 'Label' has one value, 'a', in 2 of 2 rows. At least two classes are needed; is this the column of the classes?");
    }
}
