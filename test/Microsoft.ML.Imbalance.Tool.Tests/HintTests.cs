namespace Microsoft.ML.Imbalance.Tool.Tests;

/// <summary>What is misspelled is answered with what was probably meant.</summary>
[TestClass]
public sealed class HintTests
{
    [TestMethod]
    public void StrategiesAndOptions()
    {
        ToolRun.Here("compare", "--strategies", "smote:neighbourCount=3").AssertRefused(
            "Strategy 'smote' has no option 'neighbourCount'. Did you mean 'neighborCount'? Its options are: neighborCount, metric, target, seed.");
        Assert.Contains("There is no strategy 'tomeklink'. Did you mean 'tomek-links'? The strategies are: ", ToolRun.Here("list", "tomeklink").Errors);
        Assert.Contains("There is no strategy 'class_weights'. Did you mean 'class-weights'?", ToolRun.Here("list", "class_weights").Errors);
        Assert.Contains("There is no strategy 'xyz'. The strategies are: ", ToolRun.Here("list", "xyz").Errors);
    }

    [TestMethod]
    public void TrainersMetricsAndPolicies()
    {
        using var folder = new TemporaryFolder();
        ToolRun.Here("compare", "--trainers", "lightgbm").AssertRefused("There is no trainer 'lightgbm'. Did you mean 'light-gbm'? The trainers are: logistic-regression, fast-tree, light-gbm.");
        string predictions = folder.Write("p.csv", "y,p\na,0.5\nb,0.1\n");
        Assert.Contains(
            "There is no metric 'prauc'. Did you mean 'pr-auc'? The metrics are: pr-auc, ", ToolRun.Here("evaluate", "--predictions", predictions, "-l", "y", "--score", "p", "--fail-under", "prauc=0.4").Errors);
        Assert.Contains("There is no policy 'randaugment'. Did you mean 'rand-augment'? Use one of ", ToolRun.Here("augment", "-d", folder.FullName, "--preview", "p.png", "--policy", "randaugment").Errors);
    }

    [TestMethod]
    public void CommandsAndTheirOptions()
    {
        ToolRun.Here("inspect", "--lable", "x").AssertRefused("Unrecognized command or argument '--lable'. Did you mean '--label'? See 'dotnet imbalance inspect --help'.");
        ToolRun.Here("compair").AssertRefused("There is no command 'compair'. Did you mean 'compare'? See 'dotnet imbalance --help'.");
    }

    [TestMethod]
    public void StrategiesBehindACommaAreStrategies()
    {
        using var folder = new TemporaryFolder();
        string input = SampleFiles.WritePoints(folder);
        ToolRun run = ToolRun.Here("compare", "-d", input, "--folds", "2", "--trainers", "logistic-regression", "--strategies", "class-weights,random-oversample", "--json");
        run.AssertDone();
        CollectionAssert.AreEqual(new[] { "none", "class-weights", "random-oversample" }, run.Json["results"]!.AsArray().Select(r => r!["strategy"]!.GetValue<string>()).ToArray());
        ToolRun.Here("compare", "--strategies", "smote:neighborCount=3,class-weights").AssertRefused(
            "Strategy 'smote:neighborCount=3,class-weights' has 'class-weights' behind a comma, where an option is expected. Separate strategies by spaces: smote:neighborCount=3 class-weights.");
    }

    [TestMethod]
    public void CodesThatSmoteWouldMixAreNamed()
    {
        using var folder = new TemporaryFolder();
        string input = folder.Write("codes.csv", "zone,size,Label\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i % 4},{i * 7 % 50},{(i % 6 == 0 ? "rare" : "common")}\n")));
        ToolRun mixed = ToolRun.Here("resample", "-d", input, "--strategy", "smote", "-o", folder["mixed.csv"]);
        mixed.AssertDone();
        Assert.Contains("  'zone': few whole numbers, taken as amounts, so that new rows lie between them. If they are codes, name them with --categories and use smote-nc, which never mixes categories.\n", mixed.Errors);

        // A method that takes categories mixes numbers as well, unless they are named.
        string withText = folder.Write("text.csv", "zone,kind,size,Label\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i % 4},{"ab"[i % 2]},{i * 7 % 50},{(i % 6 == 0 ? "rare" : "common")}\n")));
        foreach (string strategy in new[] { "smote-nc", "smote:metric=heom" })
        {
            ToolRun unnamed = ToolRun.Here("resample", "-d", withText, "--strategy", strategy, "-o", folder[$"unnamed{strategy.Length}.csv"]);
            unnamed.AssertDone();
            Assert.Contains("  'zone': few whole numbers, taken as amounts, so that new rows lie between them. If they are codes, name them with --categories.\n", unnamed.Errors);
        }

        ToolRun voted = ToolRun.Here("resample", "-d", input, "--strategy", "smote-nc", "--categories", "zone", "-o", folder["voted.csv"], "--provenance");
        voted.AssertDone();
        Assert.DoesNotContain("few whole numbers", voted.Errors);
        Table rows = TableFile.Read(folder["voted.csv"]);
        double[] zones = [.. Enumerable.Range(0, rows.RowCount).Where(r => rows.Find("_synthetic", "", "").Cells.Value(r).ToString() == "true").Select(r => rows.Find("zone", "", "").Numbers[r])];
        Assert.HasCount(40, zones);
        // The rare rows, every sixth, have zones 0 and 2: 1 lies between them, and none is made.
        CollectionAssert.IsSubsetOf(zones.Distinct().ToArray(), new double[] { 0, 2 });
    }

    [TestMethod]
    public void CategoriesStayNumbersInParquet()
    {
        using var folder = new TemporaryFolder();
        string input = folder.Write("codes.csv", "zone,size,Label\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i % 4},{i * 7 % 50},{(i % 6 == 0 ? "rare" : "common")}\n")));
        ToolRun.Here("resample", "-d", input, "--strategy", "smote-nc", "-c", "zone", "-o", folder["out.parquet"]).AssertDone();
        Assert.AreEqual(ColumnKind.Integer, TableFile.Read(folder["out.parquet"]).Find("zone", "", "").Kind);
        ToolRun trained = ToolRun.Here("train", "-d", input, "-c", "zone", "--folds", "2", "-o", folder["model.zip"], "--json");
        trained.AssertDone();
        Assert.AreEqual("""["zone"]""", trained.Json["training"]!["categories"]!.ToJsonString());
        ToolRun.Here("predict", "-m", folder["model.zip"], "-d", input, "-o", folder["scored.csv"]).AssertDone();
    }
}
