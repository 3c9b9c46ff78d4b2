namespace Microsoft.ML.Imbalance.Tool.Tests;

[TestClass]
public sealed class SafeOutputTests
{
    private readonly TemporaryFolder _folder = new();

    [TestCleanup]
    public void DeleteFolder() => _folder.Dispose();

    [TestMethod]
    public void AnUnfinishedFileLeavesTheOldOneAndNothingElse()
    {
        string path = _folder.Write("out.csv", "old");
        using (var output = new SafeOutput(path))
            output.Writer.Write("half of the n");
        Assert.AreEqual("old", File.ReadAllText(path));
        CollectionAssert.AreEqual(new[] { "out.csv" }, _folder.FileNames.ToArray());
    }

    [TestMethod]
    public void AFinishedFileTakesTheOldOnesPlace()
    {
        string path = _folder.Write("out.csv", "old");
        using (var output = new SafeOutput(path))
        {
            output.Writer.Write("new");
            output.Complete();
        }
        Assert.AreEqual("new", File.ReadAllText(path));
        CollectionAssert.AreEqual(new[] { "out.csv" }, _folder.FileNames.ToArray());
    }

    [TestMethod]
    public void AFolderThatIsNotThereIsRefused()
    {
        string path = _folder[Path.Combine("no", "out.csv")];
        Assert.AreEqual(
            $"Directory '{_folder["no"]}' of the output file does not exist. Create it first, or write elsewhere.",
            Assert.ThrowsExactly<ToolException>(() => new SafeOutput(path)).Message);
    }

    [TestMethod]
    public void AFolderInPlaceOfTheFileIsRefused() => Assert.AreEqual(
        $"'{_folder.FullName}' is a directory; the name of a file to write is needed.",
        Assert.ThrowsExactly<ToolException>(() => new SafeOutput(_folder.FullName)).Message);
}
