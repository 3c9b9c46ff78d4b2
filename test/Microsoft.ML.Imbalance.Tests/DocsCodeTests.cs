using System.Text.RegularExpressions;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Every C# block of the documentation is a piece of code that runs, and every link between files leads somewhere.</summary>
[TestClass]
public sealed partial class DocsCodeTests
{
    private static IEnumerable<string> Documents => Directory.EnumerateFiles(RepositoryFiles.Root, "README.md").Concat(Files("docs", "*.md")).Order();

    private static IEnumerable<string> Sources => Files("docs/samples", "*.cs").Concat(Directory.EnumerateDirectories(RepositoryFiles.PathOf("test"))
        .SelectMany(project => Files($"test/{Path.GetFileName(project)}/Snippets", "*.cs")));

    [TestMethod]
    public void EveryCodeBlockIsAPieceOfRunningCode()
    {
        string[][] sources = [.. Sources.Select(File.ReadAllLines)];
        string[] strangers =
        [
            .. from document in Documents
               from block in MarkdownFile.CodeBlocks(File.ReadAllLines(document))
               where !sources.Any(source => MarkdownFile.Holds(source, block.Lines))
               select $"{Path.GetRelativePath(RepositoryFiles.Root, document)}, line {block.FirstLine}: {block.Lines.FirstOrDefault(l => l.Trim().Length > 0)}",
        ];
        Assert.IsEmpty(strangers, "These blocks are in no file of docs/samples or of the Snippets of a test project. Copy them from there:\n" + string.Join('\n', strangers));
    }

    [TestMethod]
    public void EveryLinkToAFileLeadsToOne()
    {
        string[] broken =
        [
            .. from document in Documents
               from link in MarkdownFile.RelativeLinks(File.ReadAllLines(document))
               let target = Path.Combine(Path.GetDirectoryName(document)!, Uri.UnescapeDataString(link))
               where !File.Exists(target) && !Directory.Exists(target)
               select $"{Path.GetRelativePath(RepositoryFiles.Root, document)}: {link}",
        ];
        Assert.IsEmpty(broken, "These links lead nowhere:\n" + string.Join('\n', broken));
    }

    [TestMethod]
    public void EveryLinkToAHeadingLeadsToOne()
    {
        string[] broken =
        [
            .. from document in Documents
               from link in MarkdownFile.Links(File.ReadAllLines(document))
               where link.Contains('#')
               let parts = link.Split('#')
               let target = parts[0].Length == 0 ? document : Path.Combine(Path.GetDirectoryName(document)!, Uri.UnescapeDataString(parts[0]))
               where target.EndsWith(".md", StringComparison.Ordinal) && File.Exists(target) && !MarkdownFile.Anchors(File.ReadAllLines(target)).Contains(parts[1])
               select $"{Path.GetRelativePath(RepositoryFiles.Root, document)}: {link}",
        ];
        Assert.IsEmpty(broken, "These links lead to no heading:\n" + string.Join('\n', broken));
    }

    [TestMethod]
    public void AnchorsAreThoseThatGitHubMakes()
    {
        string[] text = ["# ML.NET's `Evaluate`", "```csharp", "# not a heading", "```", "## What it does: a, b", "### Don't", "### Don't"];
        CollectionAssert.AreEqual(new[] { "mlnets-evaluate", "what-it-does-a-b", "dont", "dont-1" }, MarkdownFile.Anchors(text).ToArray());
        CollectionAssert.AreEqual(new[] { "guide.md#start", "#here" }, MarkdownFile.Links(["[a](guide.md#start), [b](#here), [c](https://example.com/#there)"]).ToArray());
    }

    [TestMethod]
    public void ABlockMatchesAnIndentedRunOfLinesAndNothingElse()
    {
        string[] source = ["class A", "{", "    int X()", "    {", "        return 1;", "", "    }", "}"];
        Assert.IsTrue(MarkdownFile.Holds(source, ["int X()", "{", "    return 1;", "", "}"]));
        Assert.IsTrue(MarkdownFile.Holds(source, ["return 1;"]));
        Assert.IsFalse(MarkdownFile.Holds(source, ["int X()", "{", "return 1;", "", "}"]), "other indentation inside");
        Assert.IsFalse(MarkdownFile.Holds(source, ["int X()", "{", "    return 2;", "", "}"]), "another line");
        Assert.IsFalse(MarkdownFile.Holds(source, ["int X()", "    return 1;"]), "a line left out");
        Assert.IsFalse(MarkdownFile.Holds(source, ["}", "}", "}"]), "beyond the end");
    }

    [TestMethod]
    public void BlocksAndLinksAreFoundWhereMarkdownHasThem()
    {
        string[] text =
        [
            "See [the guide](guide.md#start \"title\"), [this](#here), [that](https://example.com/a.md) and ![a plot](../img/plot.svg).",
            "```csharp", "var a = 1;", "[not a link](nowhere.md)", "```",
            "- in a list:", "  ```csharp", "  var b = 2;", "  ```",
            "```bash", "ls", "```", "`[code](nowhere.md)`",
            "[reference]: samples/x.cs",
        ];
        MarkdownBlock[] blocks = [.. MarkdownFile.CodeBlocks(text)];
        Assert.HasCount(2, blocks);
        CollectionAssert.AreEqual(new[] { "var a = 1;", "[not a link](nowhere.md)" }, blocks[0].Lines);
        Assert.AreEqual(3, blocks[0].FirstLine);
        CollectionAssert.AreEqual(new[] { "  var b = 2;" }, blocks[1].Lines);
        CollectionAssert.AreEqual(new[] { "guide.md", "../img/plot.svg", "samples/x.cs" }, MarkdownFile.RelativeLinks(text).ToArray());
        Assert.ThrowsExactly<FormatException>(() => MarkdownFile.CodeBlocks(["```csharp", "var a = 1;"]).ToArray());
    }

    private static IEnumerable<string> Files(string folder, string pattern)
    {
        string path = RepositoryFiles.PathOf(folder.Split('/'));
        return Directory.Exists(path) ? Directory.EnumerateFiles(path, pattern, SearchOption.AllDirectories).Where(f => !BuildOutput().IsMatch(Path.GetRelativePath(path, f))) : [];
    }

    [GeneratedRegex(@"(^|[\\/])(bin|obj)[\\/]")]
    private static partial Regex BuildOutput();
}
