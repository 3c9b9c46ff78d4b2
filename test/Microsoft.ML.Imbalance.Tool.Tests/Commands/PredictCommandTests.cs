namespace Microsoft.ML.Imbalance.Tool.Tests;

[TestClass]
public sealed class PredictCommandTests
{
    private readonly TemporaryFolder _folder = new();

    [TestCleanup]
    public void DeleteFolder() => _folder.Dispose();

    [TestMethod]
    public void RowsAreWrittenAsTheyStandWithWhatTheModelTells()
    {
        Train(SampleFiles.WriteAwkwardRows(_folder), "--label", "class", "--positive", "bad");
        ToolRun run = ToolRun.Here("predict", "-m", _folder["model.zip"], "-d", _folder["awkward.tsv"], "-o", _folder["out.tsv"]);
        run.AssertDone();
        string[] before = File.ReadAllText(_folder["awkward.tsv"]).Split('\n'), after = File.ReadAllText(_folder["out.tsv"]).Split('\n');
        Assert.HasCount(before.Length, after);
        for (int i = 0; i < before.Length; i++)
            Assert.StartsWith(before[i], after[i]);
        Assert.AreEqual($"{before[0]}\tProbability\tPredictedLabel", after[0]);
        Table table = TableReader.Read(_folder["out.tsv"]);
        TableColumn decided = table.Find("PredictedLabel", "", "");
        double[] probabilities = table.Find("Probability", "", "").Numbers;
        Assert.IsTrue(Enumerable.Range(0, table.RowCount).All(row => decided.Cells.Value(row).ToString() == (probabilities[row] >= 0.5 ? "bad" : "good")));
        Assert.AreEqual(300, probabilities.Length);
    }

    [TestMethod]
    public void OfMoreClassesEachHasAScore()
    {
        string input = SampleFiles.WriteThreeClasses(_folder);
        Train(input);
        ToolRun run = ToolRun.Here("predict", "-m", _folder["model.zip"], "-d", input, "-o", _folder["out.csv"], "--json");
        run.AssertDone();
        Assert.AreEqual(300, run.Json["predicted"]!.AsObject().Sum(p => p.Value!.GetValue<int>()));
        Table table = TableReader.Read(_folder["out.csv"]);
        CollectionAssert.AreEqual(new[] { "x", "y", "Label", "Score.a", "Score.b", "Score.c", "PredictedLabel" }, table.Columns.Select(c => c.Name).ToArray());
        for (int row = 0; row < 300; row++)
        {
            double[] scores = [.. table.Columns[3..6].Select(c => c.Numbers[row])];
            Assert.AreEqual(1, scores.Sum(), 1e-5);
            Assert.AreEqual("abc"[Array.IndexOf(scores, scores.Max())].ToString(), table.Columns[6].Cells.Value(row).ToString());
        }
        // The file is one that evaluate reads, and the model evaluates to the same.
        ToolRun fromFile = ToolRun.Here("evaluate", "--predictions", _folder["out.csv"], "--score", "Score.a", "Score.b", "Score.c", "--predicted", "PredictedLabel", "--json");
        ToolRun fromModel = ToolRun.Here("evaluate", "-m", _folder["model.zip"], "-d", input, "--json");
        foreach (string metric in new[] { "accuracy", "matthewsCorrelation", "logLoss", "areaUnderRocCurve" })
            Assert.AreEqual(fromFile.Json["metrics"]![metric]!.GetValue<double>(), fromModel.Json["metrics"]![metric]!.GetValue<double>(), 1e-6);
    }

    [TestMethod]
    public void AModelThatIsNoClassifierIsRefused()
    {
        var context = new MLContext(seed: 1);
        IDataView view = context.Data.LoadFromEnumerable([new Row { X = 1 }]);
        context.Model.Save(context.Transforms.CopyColumns("Y", "X").Fit(view), view.Schema, _folder["copy.zip"]);
        ToolRun.Here("predict", "-m", _folder["copy.zip"], "-d", "d.csv", "-o", _folder["out.csv"]).AssertRefused(
            $"'{_folder["copy.zip"]}' is no classifier: 'Score' and a Boolean or key 'PredictedLabel' are needed. Its columns are: 'X', 'Y'.");
    }

    [TestMethod]
    public void RowsThatTheModelCannotReadAreRefused()
    {
        Train(SampleFiles.WriteThreeClasses(_folder));
        string model = _folder["model.zip"], lacking = _folder.Write("lacking.csv", "x,z\n1,2\n"), text = _folder.Write("text.csv", "x,y\n1,2\n1,many\n"), taken = _folder.Write("taken.csv", "x,y,PredictedLabel\n1,2,a\n");
        ToolRun.Here("predict", "-m", model, "-d", lacking, "-o", _folder["out.csv"]).AssertRefused($"'{lacking}' has no column 'y', which the model '{model}' reads. It reads: 'x', 'y'.");
        ToolRun.Here("predict", "-m", model, "-d", text, "-o", _folder["out.csv"]).AssertRefused(
            $"Column 'y' of '{text}' has 'many' in row 1 (counted from 0), where the model reads a number. Correct it, or leave it empty.");
        ToolRun.Here("predict", "-m", model, "-d", taken, "-o", _folder["out.csv"]).AssertRefused($"'{taken}' already has a column 'PredictedLabel', which this command would add. Rename it.");
        Assert.IsFalse(File.Exists(_folder["out.csv"]));
    }

    private void Train(string input, params string[] options) => ToolRun.Here(["train", "-d", input, "--folds", "2", "-o", _folder["model.zip"], .. options]).AssertDone();

    private sealed class Row
    {
        public float X { get; set; }
    }
}
