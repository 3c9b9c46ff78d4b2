using System.Text.Json.Nodes;

namespace Microsoft.ML.Imbalance.Tool.Tests;

[TestClass]
public sealed class CompareCommandTests
{
    private readonly TemporaryFolder _folder = new();

    [TestCleanup]
    public void DeleteFolder() => _folder.Dispose();

    [TestMethod]
    public void EveryStrategyIsComparedWithDoingNothing()
    {
        string input = SampleFiles.WriteLoans(_folder, rowCount: 600);
        ToolRun run = ToolRun.Here("compare", "--data", input, "--folds", "2", "--trainers", "logistic-regression", "--seed", "7");
        Assert.AreEqual(0, run.ExitCode, run.Errors);
        foreach (string strategy in new[] { "none", "class-weights", "random-oversample", "random-undersample", "smote", "tuned-threshold" })
            Assert.Contains($"  {strategy} ", run.Output);
        foreach (ComparisonMetric metric in ComparisonMetric.All)
            Assert.Contains($" {metric.Name} ", run.Output);
        Assert.Contains("2 stratified folds, 1 repeat, seed 7; log-loss and Brier: lower is better", run.Output);
        Assert.Contains("if nothing made a difference", run.Output);
        Assert.AreEqual($"Training 16 models on '{input}'\n  split 1 of 2 done\n  split 2 of 2 done\n", run.Errors);
    }

    [TestMethod]
    [DataRow(1, "1 row without a label: left out.")]
    [DataRow(2, "2 rows without a label: left out.")]
    public void RowsWithoutALabelAreLeftOutAndCounted(int count, string note)
    {
        string input = _folder.Write("some.csv", "x,Label\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i * i % 17},{(i < count ? "" : i % 3 == 0 ? "a" : "b")}\n")));
        ToolRun run = ToolRun.Here("compare", "-d", input, "--folds", "2", "--trainers", "logistic-regression", "--strategies", "class-weights");
        Assert.Contains(note, run.Output + run.Errors);
    }

    [TestMethod]
    public void TheResultIsTheSameForAnyNumberOfThreads()
    {
        string input = SampleFiles.WritePoints(_folder);
        string[] results = [.. new[] { "1", "4" }.Select(threads => ToolRun.Here(
            "compare", "-d", input, "--folds", "2", "--strategies", "smote:neighborCount=3", "tuned-threshold", "--json", "--threads", threads).Output)];
        Assert.HasCount(9, System.Text.Json.Nodes.JsonNode.Parse(results[0])!["results"]!.AsArray());
        Assert.AreNotEqual("", results[0]);
        Assert.AreEqual(results[0], results[1]);
    }

    [TestMethod]
    public void JsonHoldsEveryFoldDifferenceAndInterval()
    {
        string input = SampleFiles.WriteLoans(_folder, rowCount: 800);
        JsonNode json = ToolRun.Here(
            "compare", "-d", input, "--folds", "2", "--repeats", "2", "--trainers", "light-gbm", "--strategies", "class-weights", "tuned-threshold", "--json").Json;
        JsonArray results = json["results"]!.AsArray();
        CollectionAssert.AreEqual(new[] { "none", "class-weights", "tuned-threshold" }, results.Select(r => r!["strategy"]!.GetValue<string>()).ToArray());
        JsonNode none = results[0]!["metrics"]!["brierScore"]!;
        JsonNode weighted = results[1]!["metrics"]!["brierScore"]!;
        double[] Folds(JsonNode metric) => [.. metric["folds"]!.AsArray().Select(v => v!.GetValue<double>())];
        PairedDifference expected = PairedDifference.Of(Folds(weighted), Folds(none), testToTrain: 1);
        Assert.HasCount(4, Folds(weighted));
        Assert.AreEqual(expected.Low, weighted["low"]!.GetValue<double>(), 1e-12);
        Assert.AreEqual(expected.High, weighted["high"]!.GetValue<double>(), 1e-12);
        Assert.IsFalse(weighted["isHigherBetter"]!.GetValue<bool>());
        Assert.IsNull(none["difference"]);
    }

    [TestMethod]
    public void ATunedThresholdChangesDecisionsAndNeverProbabilities()
    {
        string input = SampleFiles.WriteLoans(_folder, rowCount: 1200);
        JsonNode tuned = ToolRun.Here(
            "compare", "-d", input, "--folds", "2", "--trainers", "logistic-regression", "--strategies", "tuned-threshold", "--json").Json["results"]![1]!;
        foreach (string metric in new[] { "areaUnderPrecisionRecallCurve", "areaUnderRocCurve", "logLoss", "brierScore" })
            Assert.AreEqual(0, tuned["metrics"]![metric]!["difference"]!.GetValue<double>(), metric);
        Assert.IsGreaterThan(0, tuned["metrics"]!["balancedAccuracy"]!["difference"]!.GetValue<double>());
        Assert.HasCount(2, tuned["thresholds"]!.AsArray());
    }

    [TestMethod]
    public void ManyClassesAreComparedToo()
    {
        string rows = string.Join('\n', Enumerable.Range(0, 300).Select(i => $"{i * 37 % 101},{i * 53 % 89},{(i % 10 == 0 ? "c" : i % 3 == 0 ? "b" : "a")}"));
        ToolRun run = ToolRun.Here(
            "compare", "-d", _folder.Write("many.csv", "x,y,Label\n" + rows), "--folds", "2", "--trainers", "logistic-regression", "light-gbm", "--strategies", "class-weights", "tuned-threshold", "--json");
        Assert.AreEqual(0, run.ExitCode, run.Errors);
        Assert.HasCount(6, run.Json["results"]!.AsArray());
        JsonNode tuned = run.Json["results"]!.AsArray().First(r => r!["strategy"]!.GetValue<string>() == "tuned-threshold")!;
        CollectionAssert.AreEquivalent(new[] { "a", "b", "c" }, tuned["offsets"]!.AsArray()[1]!.AsObject().Select(o => o.Key).ToArray());
        Assert.AreEqual(0, tuned["metrics"]!["logLoss"]!["difference"]!.GetValue<double>());
        Assert.IsNull(run.Json["positiveClass"]);
        Assert.IsTrue(run.Json["results"]!.AsArray().All(r => r!["metrics"]!["logLoss"]!["mean"] is not null));
    }

    [TestMethod]
    public void ThePositiveClassIsTheRarerOneUnlessNamed()
    {
        string input = SampleFiles.WritePoints(_folder);
        string[] compare = ["compare", "-d", input, "--folds", "2", "--trainers", "logistic-regression", "--strategies", "none", "--json"];
        Assert.AreEqual("rare", ToolRun.Here(compare).Json["positiveClass"]!.GetValue<string>());
        Assert.AreEqual("common", ToolRun.Here([.. compare, "--positive", "common"]).Json["positiveClass"]!.GetValue<string>());
    }

    [TestMethod]
    public void TargetsNameClassesAsTheFileDoes()
    {
        string[] named = ["smote:target=counts(rare=60)", "tomek-links:target=classes(common)", "random-oversample:target=ratios(rare=0.5)", "balanced-bagging:numberOfMembers=2,resampler=(random-oversample:target=ratios(rare=0.5))"];
        ToolRun run = ToolRun.Here(["compare", "-d", SampleFiles.WritePoints(_folder), "--folds", "2", "--trainers", "logistic-regression", "--json", "--strategies", .. named]);
        run.AssertDone();
        CollectionAssert.AreEqual(new[] { "none" }.Concat(named).ToArray(), Strategies(run), run.Errors);

        ToolRun odd = ToolRun.Here("compare", "-d", SampleFiles.WritePoints(_folder), "--folds", "2", "--trainers", "logistic-regression", "--strategies", "smote:target=counts(odd=60)");
        Assert.Contains("The target names class \"odd\", which ", odd.Errors);
        Assert.Contains("\"common\", \"rare\"", odd.Errors);
    }

    [TestMethod]
    public void AStrategyThatHasTooFewRowsIsLeftOutWithItsReason()
    {
        ToolRun run = ToolRun.Here(
            "compare", "-d", SampleFiles.WritePoints(_folder), "--folds", "2", "--trainers", "logistic-regression", "--strategies", "smote:neighborCount=10", "class-weights", "--json");
        Assert.AreEqual(0, run.ExitCode, run.Errors);
        Assert.Contains(
            "smote:neighborCount=10 is left out (split 1 of 2): Class \"rare\" has 10 rows; SMOTE with neighborCount = 10 needs at least 11. Lower neighborCount or use random-oversample.\n", run.Errors);
        CollectionAssert.AreEqual(new[] { "none", "class-weights" }, run.Json["results"]!.AsArray().Select(r => r!["strategy"]!.GetValue<string>()).ToArray());
    }

    [TestMethod]
    public void ATrainerWithoutItsNativeLibraryIsLeftOutWithOneLine()
    {
        using var program = new TemporaryFolder();
        CopyProgram(program.FullName);
        string input = SampleFiles.WritePoints(_folder);
        ToolRun run = ToolRun.ProcessIn(
            program.FullName, "compare", "-d", input, "--folds", "2", "--strategies", "none", "--trainers", "light-gbm", "logistic-regression", "--json");
        Assert.AreEqual(0, run.ExitCode, run.Errors);
        Assert.HasCount(1, run.Errors.Split('\n').Where(l => l.StartsWith("light-gbm is left out, its native library can't be loaded: ", StringComparison.Ordinal)));
        CollectionAssert.AreEqual(new[] { "logistic-regression" }, run.Json["results"]!.AsArray().Select(r => r!["trainer"]!.GetValue<string>()).ToArray());

        ToolRun nothing = ToolRun.ProcessIn(program.FullName, "compare", "-d", input, "--trainers", "light-gbm");
        Assert.AreEqual(2, nothing.ExitCode);
        Assert.StartsWith("Error: No trainer is left. ", nothing.Errors);
        Assert.EndsWith(" Choose others with --trainers.\n", nothing.Errors);

        ToolRun judged = ToolRun.ProcessIn(
            program.FullName, "resample", "-d", input, "--strategy", "instance-hardness-threshold:trainer=light-gbm", "-x", "level", "-o", _folder["out.csv"]);
        Assert.AreEqual(2, judged.ExitCode);
        Assert.StartsWith("Error: light-gbm can't be used, its native library can't be loaded: ", judged.Errors);
        Assert.HasCount(2, judged.Errors.Split('\n'));
    }

    [TestMethod]
    public void UnknownTrainersAndStrategiesAreRefused()
    {
        ToolRun.Here("compare", "--trainers", "forest").AssertRefused("There is no trainer 'forest'. The trainers are: logistic-regression, fast-tree, light-gbm.");
        ToolRun run = ToolRun.Here("compare", "--strategies", "smoke");
        Assert.AreEqual(2, run.ExitCode);
        Assert.StartsWith("Error: There is no strategy 'smoke'. Did you mean 'smote'? The strategies are: none, tuned-threshold, class-weights, ", run.Errors);
        ToolRun.Here("compare", "--strategies", "smote", "smote:k=3").AssertRefused("Strategy 'smote' has no option 'k'. Its options are: neighborCount, metric, target, seed.");
        ToolRun.Here("compare", "--strategies", "smote", "near-miss:version=4").AssertRefused("Strategy 'near-miss:version=4': Version is 4; it must be between 1 and 3.");
    }

    [TestMethod]
    public void WithoutAnyStrategyThatWorksThereIsNothingToCompare()
    {
        string input = SampleFiles.WritePoints(_folder);
        ToolRun run = ToolRun.Here("compare", "-d", input, "--folds", "2", "--trainers", "logistic-regression", "--strategies", "smote:neighborCount=10");
        Assert.AreEqual(2, run.ExitCode);
        Assert.EndsWith(
            "Error: No strategy could be compared with doing nothing. smote:neighborCount=10 is left out (split 1 of 2): "
            + "Class \"rare\" has 10 rows; SMOTE with neighborCount = 10 needs at least 11. Lower neighborCount or use random-oversample.\n", run.Errors);

        ToolRun numbers = ToolRun.Here("compare", "-d", input, "-x", "color", "--strategies", "smote-n");
        Assert.AreEqual(2, numbers.ExitCode);
        Assert.EndsWith("Error: No strategy is left. Column 'id' has 200 different texts in 200 rows, like a name or an identifier: left out. "
            + "smote-n needs categories, and every feature is a number: left out. Choose others with --strategies.\n", numbers.Errors);
    }

    [TestMethod]
    public void CategoriesOfTheFeatureVectorAreKnownToTheMethodsThatReadThem()
    {
        string input = SampleFiles.WritePoints(_folder);
        string[] compare = ["compare", "-d", input, "--folds", "2", "--trainers", "logistic-regression", "--strategies", "smote-nc", "smote:metric=hvdm", "--json"];
        CollectionAssert.AreEqual(new[] { "none", "smote-nc", "smote:metric=hvdm" }, Strategies(ToolRun.Here(compare)));
        // Without the only category smote-nc has nothing to vote on: one line, and the other goes on.
        ToolRun numbers = ToolRun.Here([.. compare, "-x", "color"]);
        Assert.Contains("smote-nc is left out (split 1 of 2): smote-nc needs numeric and categorical features, but all of 'Features' are numeric. ", numbers.Errors);
        CollectionAssert.AreEqual(new[] { "none", "smote:metric=hvdm" }, Strategies(numbers));
    }

    [TestMethod]
    public void EveryResamplerCanBeCompared()
    {
        string input = SampleFiles.WriteLoans(_folder, rowCount: 400);
        string[] names = [.. ToolStrategies.Registry.All.Select(m => m.Family == StrategyFamily.Ensemble ? $"{m.Name}:numberOfMembers=3" : m.Name), "smote+tomek-links", "instance-hardness-threshold:trainer=fast-tree", "instance-hardness-threshold:trainer=light-gbm"];
        ToolRun run = ToolRun.Here(
            ["compare", "-d", input, "-x", "addr_state", "sub_grade", "emp_length", "--folds", "2", "--trainers", "logistic-regression", "--json", "--strategies", .. names]);
        Assert.AreEqual(0, run.ExitCode, run.Errors);
        CollectionAssert.AreEqual(names, Strategies(run), run.Errors);
    }

    [TestMethod]
    [DataRow("--folds", "1", "--folds is 1; it must be at least 2.")]
    [DataRow("--repeats", "0", "--repeats is 0; it must be at least 1.")]
    [DataRow("--threads", "0", "--threads is 0; it must be at least 1.")]
    public void NumbersOutOfRangeAreRefused(string option, string value, string message) => ToolRun.Here("compare", option, value).AssertRefused(message);

    [TestMethod]
    public void APositiveClassOfManyIsRefused()
    {
        string input = _folder.Write("many.csv", "x,Label\n1,a\n2,b\n3,c\n");
        ToolRun.Here("compare", "-d", input, "--positive", "a").AssertRefused("Label column 'Label' has 3 classes, so that there is no single positive one. Leave --positive out.");
    }

    private static string[] Strategies(ToolRun run) => [.. run.Json["results"]!.AsArray().Select(r => r!["strategy"]!.GetValue<string>())];

    /// <summary>Copies the tool as it was built, but for LightGBM's native library.</summary>
    private static void CopyProgram(string folder)
    {
        string source = AppContext.BaseDirectory;
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string name = Path.GetRelativePath(source, file);
            if (Path.GetFileName(file).Contains("lib_lightgbm", StringComparison.OrdinalIgnoreCase) || !(file.EndsWith(".dll", StringComparison.Ordinal) || file.EndsWith(".json", StringComparison.Ordinal) || name.StartsWith("runtimes", StringComparison.Ordinal)))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, name))!);
            File.Copy(file, Path.Combine(folder, name));
        }
    }
}
