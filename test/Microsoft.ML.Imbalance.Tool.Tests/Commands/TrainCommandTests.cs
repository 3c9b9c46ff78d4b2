using System.Text.Json.Nodes;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tool.Tests;

[TestClass]
public sealed class TrainCommandTests
{
    private readonly TemporaryFolder _folder = new();

    [TestCleanup]
    public void DeleteFolder() => _folder.Dispose();

    [TestMethod]
    public void TheModelIsThatOfTheLibraryAndReadsTheColumnsOfTheFile()
    {
        string input = SampleFiles.WriteLoans(_folder, rowCount: 800);
        ToolRun run = ToolRun.Here("train", "-d", input, "--strategy", "smote:neighborCount=3", "--trainer", "light-gbm", "--folds", "2", "-s", "5", "-o", _folder["model.zip"]);
        Assert.AreEqual(0, run.ExitCode, run.Errors);
        Assert.Contains("smote:neighborCount=3 with light-gbm, trained on all 800 rows. Written to '", run.Errors);
        Assert.Contains("  smote:neighborCount=3 ", run.Output);
        CollectionAssert.AreEqual(new[] { "loans.csv", "model.zip", "model.zip.run.json" }, _folder.FileNames.ToArray());

        var context = new MLContext(seed: 5);
        ITransformer model = context.Model.Load(_folder["model.zip"], out DataViewSchema schema);
        Assert.HasCount(22, schema);
        Assert.IsFalse(schema.Any(c => c.Name == "Label"));
        Assert.AreEqual(NumberDataViewType.Single, schema["annual_inc"].Type);
        Assert.AreEqual(TextDataViewType.Instance, schema["sub_grade"].Type);

        Table table = TableReader.Read(input);
        ComparisonData data = ComparisonData.Create(new LabeledTable(table, table.Columns[^1], []), positive: null);
        IEstimator<ITransformer> pipeline = new EstimatorChain<ITransformer>()
            .Append(FeaturePipeline.Create(context, data.Plan))
            .Append(context.Transforms.Imbalance.Smote(new SmoteOptions { NeighborCount = 3, Seed = 5 }))
            .Append(ToolTrainer.LightGbm.Binary.Create(new TrainerParameters(context, "Label", "Features", weight: null, seed: 5)));
        float[] expected = [.. pipeline.Fit(data.View).Transform(data.View).GetColumn<float>("Probability")];
        IDataView scored = model.Transform(data.View);
        CollectionAssert.AreEqual(expected, scored.GetColumn<float>("Probability").ToArray());
        bool[] decisions = [.. scored.GetColumn<bool>("PredictedLabel")];
        CollectionAssert.AreEqual(decisions.Select(d => d ? "1" : "0").ToArray(), scored.GetColumn<string>("PredictedClass").ToArray());
    }

    [TestMethod]
    public void AutoTakesWhatTheComparisonRecommendsAndRepeatsWithIt()
    {
        string input = SampleFiles.WriteLoans(_folder, rowCount: 600);
        ToolRun run = ToolRun.Here(
            "train", "-d", input, "--auto", "--time-budget", "10m", "--strategies", "class-weights", "tuned-threshold", "--trainers", "logistic-regression", "light-gbm",
            "--folds", "2", "-o", _folder["auto.zip"], "--json");
        Assert.AreEqual(0, run.ExitCode, run.Errors);
        JsonNode training = run.Json["training"]!;
        JsonArray compared = run.Json["findings"]!["comparison"]!["results"]!.AsArray();
        Assert.HasCount(6, compared);
        double Mean(JsonNode strategy) => strategy["metrics"]!["areaUnderPrecisionRecallCurve"]!["mean"]!.GetValue<double>();
        // With two folds no interval excludes 0: the better trainer, with nothing done.
        string best = compared.Where(c => c!["strategy"]!.GetValue<string>() == "none").MaxBy(c => Mean(c!))!["trainer"]!.GetValue<string>();
        Assert.AreEqual("none", training["strategy"]!.GetValue<string>());
        Assert.AreEqual(best, training["trainer"]!.GetValue<string>());
        Assert.IsNotEmpty(run.Json["findings"]!["reasons"]!.AsArray());

        string[] repeat = [.. JsonNode.Parse(File.ReadAllText(_folder["auto.zip.run.json"]))!["repeat"]!.AsArray().Select(a => a!.GetValue<string>())];
        CollectionAssert.Contains(repeat, best);
        CollectionAssert.DoesNotContain(repeat, "--auto");
        CollectionAssert.DoesNotContain(repeat, "--time-budget");
        ToolRun again = ToolRun.Here("repeat", _folder["auto.zip.run.json"], "--into", _folder["again"]);
        Assert.AreEqual(0, again.ExitCode, again.Errors);
        CollectionAssert.AreEqual(File.ReadAllBytes(_folder["auto.zip"]), File.ReadAllBytes(Path.Combine(_folder["again"], "auto.zip")));
    }

    [TestMethod]
    public void ATimeThatIsSpentBeforeAnythingIsComparedIsAnError() => ToolRun.Here("train", "--auto", "--time-budget", "0.001s", "-o", _folder["model.zip"])
        .AssertEndsRefused("The time budget of 00:00:00.0010000 was spent before any trainer was through with doing nothing. Raise --time-budget, or lower --folds.");

    [TestMethod]
    public void ManyClassesAreTrainedToo()
    {
        string input = SampleFiles.WriteThreeClasses(_folder);
        ToolRun run = ToolRun.Here("train", "-d", input, "--strategy", "class-weights", "--trainer", "fast-tree", "--folds", "2", "-o", _folder["model.zip"], "--json");
        Assert.AreEqual(0, run.ExitCode, run.Errors);
        Assert.IsNull(run.Json["training"]!["positive"]);
        CollectionAssert.AreEqual(new[] { "a", "b", "c" }, run.Json["training"]!["classes"]!.AsArray().Select(c => c!.GetValue<string>()).ToArray());
        Assert.IsGreaterThan(0.5, run.Json["metrics"]!["metrics"]!["balancedAccuracy"]!["mean"]!.GetValue<double>());
    }

    [TestMethod]
    public void AChoiceIsMadeInOneWay()
    {
        ToolRun.Here("train", "--auto", "--strategy", "smote", "-o", "m.zip").AssertRefused(
            "--strategy says what to train, and --auto lets a comparison say it. Leave one of them out; --strategies and --trainers say what is compared.");
        ToolRun.Here("train", "--time-budget", "5m", "-o", "m.zip").AssertRefused("--time-budget is for --auto. Add --auto, or use --strategy and --trainer.");
    }

    [TestMethod]
    public void AStrategyThatCannotWorkIsAnErrorAndNoModel()
    {
        string input = SampleFiles.WritePoints(_folder);
        ToolRun run = ToolRun.Here("train", "-d", input, "--strategy", "smote:neighborCount=10", "--folds", "2", "-o", _folder["model.zip"]);
        Assert.AreEqual(2, run.ExitCode);
        Assert.EndsWith(
            "Error: No strategy could be compared with doing nothing. smote:neighborCount=10 is left out (split 1 of 2): "
            + "Class \"rare\" has 10 rows; SMOTE with neighborCount = 10 needs at least 11. Lower neighborCount or use random-oversample.\n", run.Errors);
        CollectionAssert.AreEqual(new[] { "points.csv" }, _folder.FileNames.ToArray());
    }

    [TestMethod]
    [DataRow("90", 90)]
    [DataRow("90s", 90)]
    [DataRow("5m", 300)]
    [DataRow("1.5h", 5400)]
    public void TimesHaveUnits(string text, double seconds) => Assert.AreEqual(TimeSpan.FromSeconds(seconds), Duration.Parse(text, "--time-budget"));
}
