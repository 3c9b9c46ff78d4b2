using System.Text.RegularExpressions;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Whoever looks up the id of a diagnostic finds it.</summary>
[TestClass]
public sealed partial class DiagnosticsDocsTests
{
    [TestMethod]
    public void EveryIdHasALineOnTheReferencePage()
    {
        string[] used = [.. Ids(Directory.EnumerateFiles(RepositoryFiles.PathOf("src", "Microsoft.ML.Imbalance"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText), Literal())];
        string[] documented = [.. Ids([File.ReadAllText(RepositoryFiles.PathOf("docs", "reference", "diagnostics.md"))], Row())];
        Assert.IsGreaterThan(20, used.Length);
        CollectionAssert.AreEqual(used, documented, "ids in the sources: " + string.Join(' ', used));
    }

    private static IEnumerable<string> Ids(IEnumerable<string> texts, Regex pattern)
        => texts.SelectMany(text => pattern.Matches(text)).Select(match => match.Groups["id"].Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex("\"(?<id>IMB[0-9]{3})\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"^\| (?<id>IMB[0-9]{3}) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
