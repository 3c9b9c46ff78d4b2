using Spectre.Console.Testing;

namespace Microsoft.ML.Imbalance.Tool.Tests;

[TestClass]
public sealed class ComparisonTableTests
{
    private static readonly ComparedTrainer Result = new(ToolTrainer.LogisticRegression.Binary,
    [
        new(ImbalanceStrategy.None, [.. ComparisonMetric.All.Select(m => new ComparedMetric(m, [0.5, 0.5], difference: null))], [], [], [], [], 0),
        // Every metric rises by 0.1: better where higher is better, worse for log-loss and Brier.
        new(ImbalanceStrategy.Parse("smote"), [.. ComparisonMetric.All.Select(m => new ComparedMetric(m, [0.6, 0.6], PairedDifference.Of([0.6, 0.6], [0.5, 0.5], testToTrain: 1)))], [], [], [], [], 0),
    ]);

    [TestMethod]
    public void MarksRespectThatLogLossAndBrierAreBetterWhenLower()
    {
        string[] lines = Print(width: 200);
        string names = lines.Single(l => l.Contains("PR-AUC"));
        string marks = lines.Single(l => l.Contains("significantly"));
        foreach (ComparisonMetric metric in ComparisonMetric.All)
        {
            // Cells are flush right: a mark ends where the name of its metric ends.
            int end = names.IndexOf($" {metric.Name} ", StringComparison.Ordinal) + metric.Name.Length + 1;
            Assert.EndsWith(metric == ComparisonMetric.LogLoss || metric == ComparisonMetric.BrierScore ? "worse" : "better", marks[..end]);
        }
    }

    [TestMethod]
    public void ValuesDifferencesAndIntervalsStandBelowEachOther()
    {
        string[] lines = Print(width: 200);
        int row = Array.FindIndex(lines, l => l.Contains("smote"));
        Assert.Contains("0.6000", lines[row]);
        Assert.Contains("+0.1000", lines[row + 1]);
        Assert.Contains("±0.0000", lines[row + 2]);
    }

    [TestMethod]
    public void ANarrowWindowGetsTwoTables()
    {
        string[] lines = Print(width: 80);
        Assert.AreEqual(2, lines.Count(l => l.Contains("logistic-regression")));
        Assert.IsLessThanOrEqualTo(80, lines.Max(l => l.Length));
    }

    private static string[] Print(int width)
    {
        var console = new TestConsole();
        console.Profile.Width = width;
        ComparisonTable.Print(console, Result);
        return console.Output.Split('\n');
    }
}
