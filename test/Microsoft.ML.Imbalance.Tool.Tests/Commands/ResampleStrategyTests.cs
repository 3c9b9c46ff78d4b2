namespace Microsoft.ML.Imbalance.Tool.Tests;

/// <summary>Every method by name, on a file of numbers, text and gaps: 180 rows of one class, 20 of another.</summary>
[TestClass]
public sealed class ResampleStrategyTests
{
    private const int Fewer = -1;

    private readonly TemporaryFolder _folder = new();

    [TestCleanup]
    public void DeleteFolder() => _folder.Dispose();

    [TestMethod]
    public void EveryMethodIsTested()
    {
        string[] tested = [.. GetType().GetMethod(nameof(ClassesLabelsAndColumnsSurvive))!.GetCustomAttributes(typeof(DataRowAttribute), false)
            .Select(a => ((string)((DataRowAttribute)a).Data[0]!).Split(':', '+')[0]).Distinct()];
        CollectionAssert.AreEquivalent(ToolStrategies.Registry.All.Where(m => m.Family is not (StrategyFamily.Threshold or StrategyFamily.Ensemble)).Select(m => m.Name).ToArray(), tested);
    }

    [TestMethod]
    [DataRow("none", 180, 20)]
    [DataRow("class-weights", 180, 20)]
    [DataRow("random-oversample", 180, 180)]
    [DataRow("random-oversample:shrinkage=0.5,target=0.5", 180, 90)]
    [DataRow("smote", 180, 180)]
    [DataRow("smote:metric=hvdm,neighborCount=3", 180, 180)]
    [DataRow("smote-nc", 180, 180)]
    [DataRow("smote-n", 180, 180)]
    [DataRow("borderline-smote:kind=2", 180, 180)]
    [DataRow("svm-smote", 180, 180)]
    [DataRow("kmeans-smote", 180, 180)]
    [DataRow("adasyn", 180, 180)]
    [DataRow("geometric-smote:selectionStrategy=majority", 180, 180)]
    [DataRow("polynomial-fit-smote:topology=polynomial(2)", 180, 180)]
    [DataRow("prowsyn", 180, 180)]
    [DataRow("smote-ipf", 180, 180)]
    [DataRow("lee", 180, 180)]
    [DataRow("smobd", 180, 180)]
    [DataRow("random-undersample", 20, 20)]
    [DataRow("near-miss:version=3", 20, 20)]
    [DataRow("instance-hardness-threshold", 20, 20)]
    [DataRow("instance-hardness-threshold:trainer=fast-tree,target=0.5", 40, 20)]
    [DataRow("instance-hardness-threshold:trainer=light-gbm", 20, 20)]
    [DataRow("cluster-centroids", 20, 20)]
    [DataRow("cluster-centroids:voting=hard", 20, 20)]
    [DataRow("tomek-links:target=all", Fewer, Fewer)]
    [DataRow("edited-nearest-neighbors:neighborCount=3,vote=all", Fewer, 20)]
    [DataRow("repeated-edited-nearest-neighbors", Fewer, 20)]
    [DataRow("all-knn:allowMinority=true", Fewer, 20)]
    [DataRow("condensed-nearest-neighbor", Fewer, 20)]
    [DataRow("one-sided-selection", Fewer, 20)]
    [DataRow("neighborhood-cleaning-rule:threshold=0.5", Fewer, 20)]
    [DataRow("smote-enn", Fewer, Fewer)]
    [DataRow("smote-tomek", Fewer, Fewer)]
    [DataRow("smote+tomek-links", Fewer, 180)]
    [DataRow("smote:neighborCount=3+edited-nearest-neighbors:vote=mode", Fewer, 180)]
    [DataRow("smote-nc:target=0.5+random-undersample+tomek-links", Fewer, 90)]
    public void ClassesLabelsAndColumnsSurvive(string strategy, int common, int rare)
    {
        string input = SampleFiles.WritePoints(_folder);
        string[] source = File.ReadAllLines(input);
        ToolRun run = ToolRun.Here("resample", "-d", input, "--strategy", strategy, "-o", _folder["out.csv"], "--provenance", "-x", "level", "id", "--json");
        Assert.AreEqual(0, run.ExitCode, run.Errors);

        string[] written = File.ReadAllLines(_folder["out.csv"]);
        Assert.StartsWith(source[0], written[0]);
        string[][] rows = [.. written.Skip(1).Select(l => l.Split(','))];
        foreach ((string name, int expected, int before) in new[] { ("common", common, 180), ("rare", rare, 20) })
        {
            int count = rows.Count(r => r[5] == name);
            Assert.IsTrue(expected == Fewer ? count > 0 && count < 180 : count == expected, $"{count} rows of class {name}");
            Assert.AreEqual(count, run.Json["classes"]!.AsArray().Single(c => c!["name"]!.GetValue<string>() == name)!["after"]!.GetValue<int>());
            Assert.AreEqual(before, run.Json["classes"]!.AsArray().Single(c => c!["name"]!.GetValue<string>() == name)!["before"]!.GetValue<int>());
        }
        foreach (string[] row in rows)
        {
            string[] origin = source[int.Parse(row[^2]) + 1].Split(',');
            if (row[^1] == "false")
                CollectionAssert.AreEqual(origin, row[..6]);
            // What is no feature comes from the origin, and so does the class.
            CollectionAssert.AreEqual(origin[3..], row[3..6]);
            Assert.IsTrue(int.TryParse(row[0], out _), row[0]);
            Assert.Contains(row[2], "red green blue");
        }
        Assert.AreEqual(rows.Count(r => r[^1] == "true"), run.Json["syntheticRows"]!.GetValue<int>());
        Assert.AreEqual(1, run.Json["seed"]!.GetValue<int>());
    }

    [TestMethod]
    public void CategoriesOfSyntheticRowsAreThoseOfTheirNeighbors()
    {
        // Rows of class b are x or "y, z", never w. Text is written as the file has it, quotes included.
        string rows = string.Join('\n', Enumerable.Range(0, 60).Select(i => i % 4 == 0 ? $"{i},{(i % 8 == 0 ? "x" : "\"y, z\"")},b" : $"{i},w,a"));
        string input = _folder.Write("mixed.csv", "number,text,Label\n" + rows + "\n");
        foreach (string strategy in new[] { "smote-nc", "smote-n" })
        {
            ToolRun run = ToolRun.Here("resample", "-d", input, "--strategy", strategy, "-o", _folder["out.csv"], "--provenance");
            Assert.AreEqual(0, run.ExitCode, run.Errors);
            string[] synthetic = [.. File.ReadAllLines(_folder["out.csv"]).Where(l => l.EndsWith("true", StringComparison.Ordinal))];
            Assert.HasCount(30, synthetic);
            Assert.IsTrue(synthetic.All(l => l.Contains(",x,b,") || l.Contains(",\"y, z\",b,")), string.Join('\n', synthetic));
        }
    }

    [TestMethod]
    public void AMissingCategoryIsWrittenAsNothing()
    {
        string rows = string.Join('\n', Enumerable.Range(0, 40).Select(i => i % 4 == 0 ? "NA,b" : $"{i % 5},a"));
        ToolRun run = ToolRun.Here("resample", "-d", _folder.Write("gaps.csv", "level,Label\n" + rows + "\n"), "--strategy", "smote-n", "-o", _folder["out.csv"], "--provenance");
        Assert.AreEqual(0, run.ExitCode, run.Errors);
        string[] synthetic = [.. File.ReadAllLines(_folder["out.csv"]).Where(l => l.EndsWith("true", StringComparison.Ordinal))];
        Assert.HasCount(20, synthetic);
        Assert.IsTrue(synthetic.All(l => l.StartsWith(",b,", StringComparison.Ordinal)), synthetic[0]);
    }
}
