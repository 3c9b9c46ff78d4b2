using System.CommandLine;

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
    public void WhatACommandWritesIsPutInPlaceTogether()
    {
        string first = _folder.Write("first.csv", "old"), inside = Path.Combine(_folder["code"], "a.cs");
        PendingOutputs.Run(() =>
        {
            Write(first, "new");
            using var directory = new SafeDirectory(_folder["code"]);
            directory.Write("a.cs", "code");
            directory.Complete();
            Assert.AreEqual("old", File.ReadAllText(first));
            Assert.AreEqual("new", File.ReadAllText(PendingOutputs.PathNow(first)));
            Assert.AreEqual("code", File.ReadAllText(PendingOutputs.PathNow(inside)));
            Assert.IsFalse(File.Exists(inside));
            return 0;
        });
        Assert.AreEqual("new", File.ReadAllText(first));
        Assert.AreEqual("code", File.ReadAllText(inside));
        CollectionAssert.AreEqual(new[] { "first.csv" }, _folder.FileNames.ToArray());
    }

    [TestMethod]
    public void WhatGoesWrongAfterOneOutputLeavesNone()
    {
        string first = _folder.Write("first.csv", "old");
        var command = new InterruptedCommand(first, _folder["code"]);
        Assert.ThrowsExactly<OperationCanceledException>(() => command.Parse([]).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }).GetAwaiter().GetResult());
        Assert.AreEqual("old", File.ReadAllText(first));
        Assert.IsFalse(Directory.Exists(_folder["code"]) || Directory.Exists(_folder["code"] + ".partial"));
        CollectionAssert.AreEqual(new[] { "first.csv" }, _folder.FileNames.ToArray());
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

    private static void Write(string path, string text)
    {
        using var output = new SafeOutput(path);
        output.Writer.Write(text);
        output.Complete();
    }

    /// <summary>A command that is told to end when it has written one file and one directory.</summary>
    private sealed class InterruptedCommand(string file, string folder) : ToolCommand("interrupted", "Writes and ends.", new ToolConsole(ToolConsole.Plain(TextWriter.Null), ToolConsole.Plain(TextWriter.Null)))
    {
        protected override int Run(ParseResult arguments, CancellationToken cancellation)
        {
            Write(file, "new");
            using var directory = new SafeDirectory(folder);
            directory.Write("a.cs", "code");
            directory.Complete();
            throw new OperationCanceledException();
        }
    }
}
