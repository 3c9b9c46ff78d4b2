using System.Text.Json.Nodes;

namespace Microsoft.ML.Imbalance.Tool.Tests;

[TestClass]
public sealed class EvaluateGateTests
{
    // Accuracy 3/5, precision and recall of yes 1/2: F1 0.5.
    private const string Binary = "y,guess,p\nno,no,0.2\nno,no,0.4\nyes,no,0.3\nno,yes,0.6\nyes,yes,0.9\n";

    private readonly TemporaryFolder _folder = new();

    [TestCleanup]
    public void DeleteFolder() => _folder.Dispose();

    [TestMethod]
    public void ABoundThatIsKeptChangesNothing()
    {
        ToolRun run = Evaluate("--fail-under", "f1=0.5", "roc-auc=0.5", "--fail-over", "brier=0.9");
        Assert.AreEqual(0, run.ExitCode, run.Errors);
        Assert.DoesNotContain("Failed", run.Errors);
    }

    [TestMethod]
    public void ABoundThatIsNotKeptFailsTheBuild()
    {
        ToolRun run = ToolRun.Process([.. Arguments, "--fail-under", "f1=0.6", "mcc=0.1", "--fail-over", "log-loss=0.1", "--quiet"]);
        Assert.AreEqual(1, run.ExitCode);
        Assert.StartsWith("actual \\ predicted", run.Output);
        // MCC: (1 · 2 - 1 · 1) / √(2 · 2 · 3 · 3) = 1/6 is above 0.1. Log-loss: -(ln 0.8 + ln 0.6 + ln 0.3 + ln 0.4 + ln 0.9) / 5 = 0.5919.
        Assert.AreEqual("Failed: f1 is 0.5, below 0.6.\nFailed: log-loss is 0.5919, above 0.1.\n", run.Errors);
    }

    [TestMethod]
    public void JsonTellsEachBound()
    {
        ToolRun run = Evaluate("--fail-under", "macro-recall=0.9", "--json");
        Assert.AreEqual(1, run.ExitCode);
        JsonNode bound = run.Json["bounds"]![0]!;
        Assert.AreEqual("macroRecall", bound["metric"]!.GetValue<string>());
        // (2/3 + 1/2) / 2
        Assert.AreEqual(7.0 / 12, bound["value"]!.GetValue<double>(), 1e-12);
        Assert.IsFalse(bound["isKept"]!.GetValue<bool>());
    }

    [TestMethod]
    public void OfMoreClassesF1IsTheMeanAsInCompare()
    {
        string input = _folder.Write("p.csv", "y,p_a,p_b,p_c\na,0.8,0.1,0.1\nb,0.2,0.7,0.1\nc,0.6,0.3,0.1\n");
        ToolRun run = ToolRun.Here("evaluate", "--predictions", input, "--label", "y", "--score", "p_a", "p_b", "p_c", "--fail-under", "f1=0.6");
        // a: 2/3, b: 1, c: 0
        Assert.Contains("Failed: f1 is 0.5556, below 0.6.", run.Errors);
    }

    [TestMethod]
    public void BoundsThatMakeNoSenseAreRefused()
    {
        Evaluate("--fail-under", "pr-auc").AssertRefused("--fail-under is 'pr-auc'; a metric and a number are needed, such as pr-auc=0.4.");
        Evaluate("--fail-under", "log-loss=0.3").AssertRefused("--fail-under names 'log-loss', which is better the lower it is. Use --fail-over log-loss=0.3.");
        Evaluate("--fail-over", "f1=0.3").AssertRefused("--fail-over names 'f1', which is better the higher it is. Use --fail-under f1=0.3.");
        ToolRun unknown = Evaluate("--fail-under", "auc=0.3");
        Assert.AreEqual(2, unknown.ExitCode);
        Assert.StartsWith("Error: There is no metric 'auc'. The metrics are: pr-auc, roc-auc, f1, mcc, g-mean, brier, ", unknown.Errors);
    }

    [TestMethod]
    public void WhatIsEvaluatedIsSaidInOneWay()
    {
        ToolRun.Here("evaluate").AssertRefused("There is nothing to evaluate. Pass a file of predictions (--predictions, --score), or a model and rows (--model, --data).");
        ToolRun.Here("evaluate", "--predictions", "a.csv", "-m", "m.zip").AssertRefused(
            "--predictions is a file that is predicted already. Leave out --model and --data, or --predictions.");
        ToolRun.Here("evaluate", "-m", "m.zip", "-d", "d.csv", "--score", "p").AssertRefused("--score is for a file of predictions; a model knows it. Leave it out.");
        ToolRun.Here("evaluate", "-d", "d.csv").AssertRefused(
            "Without --model, --score has to say which column has the probability or score; for more classes, a column for each.");
    }

    private string[] Arguments => ["evaluate", "--predictions", _folder.Write("p.csv", Binary), "--label", "y", "--score", "p", "--predicted", "guess"];

    private ToolRun Evaluate(params string[] options) => ToolRun.Here([.. Arguments, .. options]);
}
