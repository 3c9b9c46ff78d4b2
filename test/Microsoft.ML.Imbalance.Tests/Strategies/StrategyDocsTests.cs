namespace Microsoft.ML.Imbalance.Tests;

/// <summary>The documentation has every method that can be named, as the registry has it.</summary>
[TestClass]
public sealed class StrategyDocsTests
{
    private static IReadOnlyList<StrategyMethod> Methods => [.. StrategyRegistry.Default.All, BalancedForestStrategy.Method];

    [TestMethod]
    public void TheGuideHasTheTableOfAllMethods()
    {
        string[] table = ["| strategy | what it does | options (default) |", "|---|---|---|", .. Methods.Select(m => $"| `{m.Name}` | {m.Summary} | {string.Join(", ", m.Options.Select(Option))} |")];
        string[] guide = File.ReadAllLines(RepositoryFiles.PathOf("docs", "guides", "tool.md"));
        Assert.IsTrue(MarkdownFile.Holds(guide, table), "docs/guides/tool.md needs this table:\n" + string.Join('\n', table));
    }

    [TestMethod]
    public void TheGuideOfAutoMLHasTheSearchSpaceOfEveryMethod()
    {
        string[] table =
        [
            "| strategy | worth trying (default) |", "|---|---|",
            .. from method in Methods
               let searched = method.Options.Where(o => o.Search is not null)
               where searched.Any()
               select $"| `{method.Name}` | {string.Join("; ", searched.Select(Search))} |",
        ];
        string[] guide = File.ReadAllLines(RepositoryFiles.PathOf("docs", "guides", "automl.md"));
        Assert.IsTrue(MarkdownFile.Holds(guide, table), "docs/guides/automl.md needs this table:\n" + string.Join('\n', table));
    }

    [TestMethod]
    public void TheReferenceNamesEveryMethodAndHasAPageForIt()
    {
        string index = File.ReadAllText(RepositoryFiles.PathOf("docs", "reference", "index.md"));
        foreach (StrategyMethod method in Methods)
        {
            StringAssert.Contains(index, method.OptionsType is null ? $"`{method.Name}`" : $"]({method.Page}.md)");
            Assert.IsTrue(method.OptionsType is null || File.Exists(RepositoryFiles.PathOf("docs", "reference", $"{method.Page}.md")), method.Name);
        }
    }

    private static string Search(StrategyOption option)
    {
        SearchSpace search = option.Search!;
        string values = search.Choices.Count > 0
            ? WordList.Or(search.Choices)
            : FormattableString.Invariant($"{search.Low} to {search.High}{(search.IsLogarithmic ? " by factors" : "")}");
        return $"`{option.Name}` {values}{(option.Default is { } value ? $" ({value})" : "")}";
    }

    private static string Option(StrategyOption option) => option.Default is null ? $"`{option.Name}`" : $"`{option.Name}` ({option.Default})";
}
