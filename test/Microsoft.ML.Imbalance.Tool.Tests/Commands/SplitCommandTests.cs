namespace Microsoft.ML.Imbalance.Tool.Tests;

[TestClass]
public sealed class SplitCommandTests
{
    private readonly TemporaryFolder _folder = new();

    [TestCleanup]
    public void DeleteFolder() => _folder.Dispose();

    [TestMethod]
    public void EveryRowGoesToOneSideAsItStandsWithTheSharesOfTheClasses()
    {
        string input = SampleFiles.WritePoints(_folder);
        ToolRun run = ToolRun.Here("split", "-d", input, "--train", _folder["train.csv"], "--test", _folder["test.csv"], "--test-share", "0.25", "--json");
        run.AssertDone();
        Assert.AreEqual(15, run.Json["train"]!["class rare"]!.GetValue<int>());
        Assert.AreEqual(5, run.Json["test"]!["class rare"]!.GetValue<int>());
        Assert.AreEqual(150, run.Json["train"]!["rows"]!.GetValue<int>());
        string[] before = File.ReadAllLines(input), train = File.ReadAllLines(_folder["train.csv"]), test = File.ReadAllLines(_folder["test.csv"]);
        Assert.AreEqual(before[0], train[0]);
        Assert.AreEqual(before[0], test[0]);
        // Both sides keep the order of the file.
        HashSet<string> tested = [.. test[1..]];
        CollectionAssert.AreEqual(before[1..].Where(line => !tested.Contains(line)).ToArray(), train[1..]);
        CollectionAssert.AreEqual(before[1..].Where(tested.Contains).ToArray(), test[1..]);
    }

    [TestMethod]
    public void AGroupStaysOnOneSide()
    {
        string input = SampleFiles.WritePoints(_folder);
        ToolRun.Here("split", "-d", input, "--group", "count", "--train", _folder["train.csv"], "--test", _folder["test.csv"]).AssertDone();
        double[] Groups(string name) => [.. TableReader.Read(_folder[name]).Find("count", "", "").Numbers.Distinct()];
        Assert.IsEmpty(Groups("train.csv").Intersect(Groups("test.csv")));
        Assert.IsGreaterThan(3, Groups("test.csv").Length);
    }

    [TestMethod]
    public void AResampledFileIsSplitTooLate()
    {
        string input = SampleFiles.WritePoints(_folder), resampled = _folder["resampled.csv"];
        ToolRun.Here("resample", "-d", input, "--strategy", "random-oversample", "--provenance", "-o", resampled).AssertDone();
        ToolRun late = ToolRun.Here("split", "-d", resampled, "--train", _folder["train.csv"], "--test", _folder["test.csv"]);
        late.AssertDone();
        Assert.StartsWith(
            $"'{resampled}' was written by resample, as column '_source_row' tells: its rows repeat or resemble each other. What is learned from one side is known on the other, so that a test looks better than it is. "
            + "Split the file from before, then resample the training rows.\n",
            late.Errors);
        Assert.DoesNotContain("resample", ToolRun.Here("split", "-d", input, "--train", _folder["train.csv"], "--test", _folder["test.csv"]).Errors);
    }

    [TestMethod]
    public void SharesFilesAndGroupsThatMakeNoSenseAreRefused()
    {
        string input = SampleFiles.WritePoints(_folder);
        string[] Split(params string[] options) => ["split", "-d", input, "--train", _folder["a.csv"], "--test", _folder["b.csv"], .. options];
        ToolRun.Here(Split("--test-share", "1")).AssertRefused("--test-share is 1; it must be above 0 and below 1.");
        ToolRun.Here(Split("--group", "Label")).AssertRefused("--group and --label name the same column, 'Label'. Groups are of other things than classes.");
        ToolRun.Here(Split("--group", "day")).AssertRefused(
            $"Could not find group column 'day' in '{input}'. Its columns are: 'count', 'size', 'color', 'id', 'level', 'Label'. Pass one of them with --group.");
        ToolRun.Here("split", "-d", input, "--train", _folder["a.csv"], "--test", _folder["a.csv"]).AssertRefused($"--train and --test name the same file, '{_folder["a.csv"]}'. Name two.");
        CollectionAssert.AreEqual(new[] { "points.csv" }, _folder.FileNames.ToArray());
    }
}
