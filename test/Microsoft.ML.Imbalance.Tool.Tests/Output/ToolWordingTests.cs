using Microsoft.ML.Imbalance.Tests;

namespace Microsoft.ML.Imbalance.Tool.Tests;

[TestClass]
public sealed class ToolWordingTests
{
    [TestMethod]
    [DataRow("Lower NeighborCount or use RandomOversample.", "Lower neighborCount or use random-oversample.")]
    [DataRow("Use SmoteNC if the column is a measurement.", "Use smote-nc if the column is a measurement.")]
    [DataRow("Lower numberOfFolds to 2, or merge the class with another.", "Lower --folds to 2, or merge the class with another.")]
    [DataRow("split with it as groupColumnName.", "split with it as --group.")]
    [DataRow("The metrics of a fold, and so Mean and StandardDeviation, rest on too few rows: look at Pooled and its Intervals(), use fewer folds.", "The metrics of a fold rest on too few rows: use fewer folds.")]
    [DataRow("It can't say whether 'Smote' or \"NeighborCount\" is a class.", "It can't say whether 'Smote' or \"NeighborCount\" is a class.")]
    [DataRow("Class \"TomekLinks\" is removed by TomekLinks.", "Class \"TomekLinks\" is removed by tomek-links.")]
    public void CodeBecomesCommandsAndDataStay(string library, string tool) => Assert.AreEqual(tool, ToolWording.Of(library));

    [TestMethod]
    public void EveryMethodAndOptionIsKnownByItsNameInCode()
    {
        foreach (StrategyMethod method in ToolStrategies.Registry.All.Where(m => m.OptionsType is not null))
        {
            Assert.AreEqual($"by {method.Name}.", ToolWording.Of($"by {method.OptionsType!.Name[..^"Options".Length]}."));
            foreach (StrategyOption option in method.Options.Where(o => o.Name.Any(char.IsUpper)))
                Assert.AreEqual($"with {option.Name} = 3", ToolWording.Of($"with {char.ToUpperInvariant(option.Name[0])}{option.Name[1..]} = 3"));
        }
    }

    [TestMethod]
    public void EveryPhraseThatIsReplacedIsOneThatTheLibrarySays()
    {
        string library = string.Concat(Directory.EnumerateFiles(RepositoryFiles.PathOf("src", "Microsoft.ML.Imbalance"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        // What begins so is said by the parser of the command line, and tested below.
        string[] unsaid = [.. ToolWording.LibraryPhrases.Where(phrase => !phrase.StartsWith("as expected type", StringComparison.Ordinal) && !library.Contains(phrase, StringComparison.Ordinal))];
        Assert.IsEmpty(unsaid, string.Join(" | ", unsaid));
    }

    [TestMethod]
    public void TheToolSaysNothingOfCode()
    {
        using var folder = new TemporaryFolder();
        string input = folder.Write("few.csv", "x,Label\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{i},{(i < 2 ? "rare" : "common")}\n")));
        ToolRun.Here("compare", "-d", input, "--trainers", "logistic-regression").AssertEndsRefused(
            "Class \"rare\" has 2 rows; 5 folds need at least 5 rows of every class, one for each fold. Lower --folds to 2, or remove the class or merge it with another.");
        ToolRun.Here("evaluate", "--threshold", "high").AssertRefused("Cannot parse argument 'high' for option '--threshold' as a number. See 'dotnet imbalance evaluate --help'.");
    }
}
