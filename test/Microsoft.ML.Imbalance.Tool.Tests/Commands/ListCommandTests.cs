using Spectre.Console.Testing;

namespace Microsoft.ML.Imbalance.Tool.Tests;

[TestClass]
public sealed class ListCommandTests
{
    [TestMethod]
    public void TheProcessListsEveryMethodWithItsOptions()
    {
        ToolRun run = ToolRun.Process("list");
        Assert.AreEqual(0, run.ExitCode, run.Errors);
        Assert.AreEqual("", run.Errors);
        string[] lines = run.Output.TrimEnd().Split('\n');
        Assert.HasCount(1 + ToolStrategies.Registry.All.Sum(m => 1 + m.Options.Count), lines);
        foreach (StrategyMethod method in ToolStrategies.Registry.All)
            Assert.HasCount(1, lines.Where(l => l.StartsWith(method.Name + " ", StringComparison.Ordinal) && l.Contains(method.Summary)), method.Name);
    }

    [TestMethod]
    public void OneMethodIsShownOnItsOwn() => Assert.AreEqual(
        """
        strategy, option       default    what it is                                                                 values
        borderline-smote                  adds rows where the class meets others                                     (oversampling)
          neighborCount        5          nearest rows of the class that a row may be joined with                    at least 1
          dangerNeighborCount  10         nearest rows of any class that tell whether a row is in danger             at least 1
          kind                 own-class  1: towards the own class only; 2: also half of the way to others           own-class, both-sides
          metric               euclidean  what makes rows near; heom, hvdm and value-difference read categories too  euclidean, manhattan, chebyshev, cosine, missing-euclidean, heom, hvdm, value-difference, minkowski(3)
          target               auto       rows each class shall have; auto: as many as the largest                   auto, not-majority, not-minority, minority, all, a ratio such as 0.5, ratios(class=0.5;class=0.2), counts(class=500;class=200), classes(class;class)
          seed                            what to draw from; by default the seed of the run                          any

        """,
        ToolRun.Here("list", "borderline-smote").Output);

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
    public void ATerminalGetsATable()
    {
        var console = new TestConsole().Interactive();
        console.Profile.Width = 120;
        StrategyList.Print(console, [ToolStrategies.Registry.Find("smote")]);
        string[] lines = console.Output.Split('\n');
        Assert.IsTrue(lines.Any(l => l.Contains('─')), console.Output);
        Assert.HasCount(1, lines.Where(l => l.Contains("neighborCount") && l.Contains(" 5 ") && l.Contains("at least 1")));
        Assert.IsLessThanOrEqualTo(120, lines.Max(l => l.Length));
    }

    [TestMethod]
    public void AnUnknownNameIsRefused()
    {
        ToolRun run = ToolRun.Here("list", "smoke");
        Assert.AreEqual(2, run.ExitCode);
        Assert.StartsWith("Error: There is no strategy 'smoke'. The strategies are: none, ", run.Errors);
        ToolRun.Here("list", "smote", "adasyn").AssertRefused("Unrecognized command or argument 'adasyn'. See 'dotnet imbalance list --help'.");
    }
}
