using Spectre.Console.Testing;

namespace Microsoft.ML.Imbalance.Tool.Tests;

[TestClass]
public sealed class ListCommandTests
{
    [TestMethod]
    public void EveryMethodIsListedWithItsOptions()
    {
        ToolRun run = ToolRun.Here("list");
        Assert.AreEqual(0, run.ExitCode, run.Errors);
        Assert.AreEqual("", run.Errors);
        string[] lines = run.Output.TrimEnd().Split('\n');
        foreach (StrategyMethod method in ToolStrategies.Registry.All)
            Assert.HasCount(1, lines.Where(l => l.StartsWith(method.Name + " ", StringComparison.Ordinal)), method.Name);
        Assert.HasCount(ToolStrategies.Registry.All.Sum(m => m.Options.Count), lines.Where(l => l.StartsWith("  ", StringComparison.Ordinal) && l[2] != ' '));
        Assert.IsLessThanOrEqualTo(100, lines.Max(l => l.Length));
    }

    [TestMethod]
    public void OneMethodIsShownOnItsOwn() => Assert.StartsWith(
        """
        all-knn                edits with 1 neighbor, then with 2, and so on (cleaning)
          neighborCount=3      neighbors that the last pass asks [at least 1]
          vote=all             all: every neighbor must be of the row's class; mode: no other class may have
                               more [all, mode]
          allowMinority=false  whether to go on when a class is smaller than the smallest was [false, true]
          metric=euclidean     what makes rows near; heom, hvdm and value-difference read categories too
        """,
        ToolRun.Here("list", "all-knn").Output);

    [TestMethod]
    public void JsonSaysTypeRangeDefaultAndWhatIsWorthTrying()
    {
        ToolRun run = ToolRun.Here("list", "svm-smote", "--json");
        Assert.AreEqual(0, run.ExitCode, run.Errors);
        Assert.HasCount(1, run.Json["strategies"]!.AsArray());
        Assert.AreEqual("oversampling", run.Json["strategies"]![0]!["family"]!.GetValue<string>());
        string penalty = run.Json["strategies"]![0]!["options"]!.AsArray().Single(o => o!["name"]!.GetValue<string>() == "penalty")!.ToJsonString();
        Assert.AreEqual(
            """{"name":"penalty","type":"number","default":1,"summary":"what a row on the wrong side costs the machine (C)","minimum":0,"maximum":null,"includesMinimum":false,"search":{"low":0.1,"high":10,"scale":"logarithmic"}}""",
            penalty);
        string vote = ToolRun.Here("list", "all-knn", "--json").Json["strategies"]![0]!["options"]![1]!.ToJsonString();
        Assert.EndsWith(""""choices":["all","mode"],"search":{"choices":["all","mode"]}}"""", vote);
        Assert.HasCount(ToolStrategies.Registry.All.Count, ToolRun.Here("list", "--json").Json["strategies"]!.AsArray());
    }

    [TestMethod]
    [DataRow(80)]
    [DataRow(200)]
    public void LinesFitTheWindowAndNothingIsLost(int width)
    {
        var console = new TestConsole().Interactive();
        console.Profile.Width = width;
        StrategyList.Print(console, ToolStrategies.Registry.All);
        string[] lines = console.Output.Split('\n');
        Assert.IsLessThanOrEqualTo(Math.Min(width, 100), lines.Max(l => l.TrimEnd().Length));
        string text = string.Join(' ', console.Output.Split(' ', '\n').Where(w => w.Length > 0));
        foreach (StrategyOption option in ToolStrategies.Registry.All.SelectMany(m => m.Options))
            Assert.Contains($"{option.Name}{(option.Default is { } value ? $"={value}" : "")} {option.Summary} [{option.Values}]", text);
    }

    [TestMethod]
    public void OneNameIsEnough()
        => ToolRun.Here("list", "smote", "adasyn").AssertRefused("Unrecognized command or argument 'adasyn'. See 'dotnet imbalance list --help'.");
}
