using System.Text.Json.Nodes;

namespace Microsoft.ML.Imbalance.Tool.Tests;

[TestClass]
public sealed class TuneCommandTests
{
    private readonly TemporaryFolder _folder = new();

    [TestCleanup]
    public void DeleteFolder() => _folder.Dispose();

    [TestMethod]
    public void TheThresholdIsTheLibrarysAndTheModelDecidesByIt()
    {
        string input = SampleFiles.WriteLoans(_folder, rowCount: 1000);
        ToolRun.Here("split", "-d", input, "--train", _folder["train.csv"], "--test", _folder["test.csv"], "--test-share", "0.4").AssertDone();
        ToolRun.Here("train", "-d", _folder["train.csv"], "--folds", "2", "-o", _folder["model.zip"]).AssertDone();
        ToolRun tune = ToolRun.Here("tune", "-m", _folder["model.zip"], "-d", _folder["test.csv"], "--objective", "cost:fp=1,fn=20", "-o", _folder["tuned.zip"], "--json");
        tune.AssertDone();
        Assert.DoesNotContain("is what the model was trained on", tune.Errors);
        double threshold = tune.Json["threshold"]!.GetValue<double>();

        ToolRun.Here("predict", "-m", _folder["model.zip"], "-d", _folder["test.csv"], "-o", _folder["before.csv"]).AssertDone();
        ToolRun.Here("predict", "-m", _folder["tuned.zip"], "-d", _folder["test.csv"], "-o", _folder["after.csv"]).AssertDone();
        Table before = TableReader.Read(_folder["before.csv"]), after = TableReader.Read(_folder["after.csv"]);
        double[] probabilities = after.Find("Probability", "", "").Numbers;
        CollectionAssert.AreEqual(before.Find("Probability", "", "").Numbers, probabilities);
        double[] decisions = after.Find("PredictedLabel", "", "").Numbers;
        CollectionAssert.AreEqual(probabilities.Select(p => p >= threshold ? 1.0 : 0.0).ToArray(), decisions);
        CollectionAssert.AreNotEqual(before.Find("PredictedLabel", "", "").Numbers, decisions);

        // Twenty false positives cost as much as one missed row; no other threshold costs less.
        double[] labels = after.Find("Label", "", "").Numbers;
        double Cost(double from) => labels.Zip(probabilities).Sum(p => (p.First, p.Second >= from) switch { (1, false) => 20, (0, true) => 1, _ => 0 });
        Assert.AreEqual(probabilities.Append(1.1).Min(Cost), Cost(threshold));
        Assert.AreEqual(-Cost(threshold) / labels.Length, tune.Json["value"]!.GetValue<double>(), 1e-12);
    }

    [TestMethod]
    public void ABoundOnRecallIsKept()
    {
        string input = SampleFiles.WriteLoans(_folder, rowCount: 600);
        ToolRun.Here("train", "-d", input, "--folds", "2", "-o", _folder["model.zip"]).AssertDone();
        ToolRun tune = ToolRun.Here("tune", "-m", _folder["model.zip"], "-d", input, "--objective", "recall>=0.9", "-o", _folder["tuned.zip"]);
        tune.AssertDone();
        Assert.Contains("' is what the model was trained on: what is best there is too good to be true. Tune on rows that it has not seen.", tune.Errors);
        Assert.Contains("recall>=0.9: ", tune.Output);
        JsonNode metrics = ToolRun.Here("evaluate", "-m", _folder["tuned.zip"], "-d", input, "--json").Json["metrics"]!;
        Assert.IsGreaterThanOrEqualTo(0.9, metrics["positiveRecall"]!.GetValue<double>());
    }

    [TestMethod]
    public void OfMoreClassesOffsetsAreTunedTwiceToo()
    {
        string input = SampleFiles.WriteThreeClasses(_folder);
        ToolRun.Here("train", "-d", input, "--folds", "2", "-o", _folder["model.zip"]).AssertDone();
        ToolRun first = ToolRun.Here("tune", "-m", _folder["model.zip"], "-d", input, "--objective", "balanced-accuracy", "-o", _folder["tuned.zip"], "--json");
        first.AssertDone();
        Assert.HasCount(3, first.Json["offsets"]!.AsObject());
        foreach ((string name, JsonNode? offset) in first.Json["offsets"]!.AsObject())
            Assert.IsLessThanOrEqualTo(first.Json["high"]![name]!.GetValue<double>(), first.Json["low"]![name]!.GetValue<double>(), name);
        double value = first.Json["value"]!.GetValue<double>();
        Assert.IsGreaterThanOrEqualTo(first.Json["valueBefore"]!.GetValue<double>(), value);
        JsonNode metrics = ToolRun.Here("evaluate", "-m", _folder["tuned.zip"], "-d", input, "--json").Json["metrics"]!;
        Assert.AreEqual(value, metrics["balancedAccuracy"]!.GetValue<double>(), 1e-12);

        ToolRun second = ToolRun.Here("tune", "-m", _folder["tuned.zip"], "-d", input, "--objective", "mcc", "-o", _folder["again.zip"], "--json");
        second.AssertDone();
        metrics = ToolRun.Here("evaluate", "-m", _folder["again.zip"], "-d", input, "--json").Json["metrics"]!;
        Assert.AreEqual(second.Json["value"]!.GetValue<double>(), metrics["matthewsCorrelation"]!.GetValue<double>(), 1e-12);
    }

    [TestMethod]
    public void ClassesThatTheModelDoesNotKnowAreRefused()
    {
        ToolRun.Here("train", "-d", SampleFiles.WriteThreeClasses(_folder), "--folds", "2", "-o", _folder["model.zip"]).AssertDone();
        string other = _folder.Write("other.csv", "x,y,Label\n1,2,a\n2,1,d\n");
        ToolRun.Here("tune", "-m", _folder["model.zip"], "-d", other, "-o", _folder["tuned.zip"]).AssertRefused(
            "Column 'Label' has 'd' in row 1 (counted from 0), which is none of the classes: 'a', 'b', 'c'. Labels and predictions must name classes in the same way.");
    }
}
