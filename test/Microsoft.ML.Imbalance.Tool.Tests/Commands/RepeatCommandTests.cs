using System.Text.Json.Nodes;

namespace Microsoft.ML.Imbalance.Tool.Tests;

[TestClass]
public sealed class RepeatCommandTests
{
    private readonly TemporaryFolder _folder = new();

    [TestCleanup]
    public void DeleteFolder() => _folder.Dispose();

    [TestMethod]
    public void EveryRunThatWritesRepeatsBitForBit()
    {
        string input = SampleFiles.WriteAwkwardRows(_folder);
        string[] label = ["-l", "class"];
        string[][] runs =
        [
            ["split", "-d", input, .. label, "--seed", "8", "--train", _folder["train.tsv"], "--test", _folder["test.parquet"]],
            ["resample", "-d", _folder["train.tsv"], .. label, "--strategy", "random-oversample", "-s", "3", "-o", _folder["more.csv.gz"], "--provenance"],
            ["train", "-d", _folder["train.tsv"], .. label, "--positive", "bad", "--strategy", "smote+tomek-links", "--trainer", "light-gbm", "--folds", "2", "-o", _folder["model.zip"]],
            ["tune", "-m", _folder["model.zip"], "-d", _folder["test.parquet"], .. label, "--objective", "mcc", "-o", _folder["tuned.zip"]],
            ["predict", "-m", _folder["tuned.zip"], "-d", _folder["test.parquet"], "-o", _folder["scored.parquet"]],
            ["export", "-m", _folder["tuned.zip"], "-n", "Awkward", "-o", _folder["code"]],
        ];
        foreach (string[] arguments in runs)
            ToolRun.Here(arguments).AssertDone();
        string[] records = [.. _folder.FileNames.Where(n => n.EndsWith(".run.json", StringComparison.Ordinal))];
        Assert.HasCount(runs.Length, records);
        foreach (string record in records)
        {
            ToolRun again = ToolRun.Here("repeat", _folder[record], "--into", _folder["again"]);
            again.AssertDone();
            Assert.EndsWith($"The same as recorded in '{_folder[record]}', bit for bit.\n", again.Errors);
        }
        string[] outputs = ["train.tsv", "test.parquet", "more.csv.gz", "model.zip", "tuned.zip", "scored.parquet", "code/Awkward/Awkward.consumption.cs", "code/Awkward.Training/Awkward.training.cs"];
        foreach (string output in outputs)
            CollectionAssert.AreEqual(File.ReadAllBytes(_folder[output]), File.ReadAllBytes(Path.Combine(_folder["again"], output)), output);
    }

    [TestMethod]
    public void AReportHasARecordThatRepeatsIt()
    {
        string input = SampleFiles.WritePoints(_folder);
        string[][] runs =
        [
            ["inspect", "-d", input, "--report", _folder["inspect.html"]],
            ["compare", "-d", input, "-x", "id", "--strategies", "smote", "--trainers", "logistic-regression", "--folds", "2", "--report", _folder["compare.html"]],
            ["evaluate", "--predictions", input, "--score", "size", "--report", _folder["evaluate.html"]],
        ];
        foreach (string[] arguments in runs)
        {
            ToolRun.Here(arguments);
            ToolRun again = ToolRun.Here("repeat", _folder[$"{arguments[0]}.html.run.json"], "--into", _folder["again"]);
            Assert.EndsWith($"The same as recorded in '{_folder[$"{arguments[0]}.html.run.json"]}', bit for bit.\n", again.Errors);
            CollectionAssert.AreEqual(File.ReadAllBytes(_folder[$"{arguments[0]}.html"]), File.ReadAllBytes(Path.Combine(_folder["again"], $"{arguments[0]}.html")));
        }
    }

    private static string Sha256(string path) => Fingerprint.Of(new ToolConsole(ToolConsole.Plain(TextWriter.Null), ToolConsole.Plain(TextWriter.Null)), path);

    [TestMethod]
    public void TheRecordTellsWhatWasReadHowAndWhatCameOut()
    {
        string input = SampleFiles.WritePoints(_folder);
        ToolRun.Here("train", "-d", input, "-x", "id", "--strategy", "smote", "--folds", "2", "--seed", "4", "-o", _folder["model.zip"], "--record", _folder["run.json"]).AssertDone();
        JsonNode record = JsonNode.Parse(File.ReadAllText(_folder["run.json"]))!;
        Assert.AreEqual("0.1.0", record["tool"]!.GetValue<string>());
        Assert.AreEqual("5.0.1", record["versions"]!["Microsoft.ML"]!.GetValue<string>());
        Assert.AreEqual("4", record["options"]!["--seed"]!.GetValue<string>());
        Assert.AreEqual("2", record["options"]!["--folds"]!.GetValue<string>());
        JsonNode data = record["inputs"]![0]!;
        Assert.AreEqual(Sha256(input), data["sha256"]!.GetValue<string>());
        Assert.AreEqual(200, data["rows"]!.GetValue<int>());
        Assert.AreEqual("count:integer size:number color:text id:text level:integer Label:text", string.Join(' ', data["columns"]!.AsArray().Select(c => $"{c!["name"]}:{c["kind"]}")));
        Assert.AreEqual(Sha256(_folder["model.zip"]), record["outputs"]![0]!["sha256"]!.GetValue<string>());
        Assert.HasCount(2, record["results"]!["metrics"]!["metrics"]!["areaUnderPrecisionRecallCurve"]!["folds"]!.AsArray());
        CollectionAssert.AreEqual(new[] { "level" }, record["origin"]!["training"]!["numbersWithGaps"]!.AsArray().Select(c => c!.GetValue<string>()).ToArray());
    }

    [TestMethod]
    public void WhatOnlyPrintsIsRecordedWhereItIsSaid()
    {
        string input = SampleFiles.WritePoints(_folder);
        ToolRun.Here("compare", "-d", input, "-x", "id", "--strategies", "smote", "--trainers", "logistic-regression", "--folds", "2", "--record", _folder["compare.json"]).AssertDone();
        ToolRun again = ToolRun.Here("repeat", _folder["compare.json"], "--quiet");
        again.AssertDone();
        Assert.Contains("  smote ", again.Output);
        Assert.AreEqual("", again.Errors);

        // A record that tells other numbers is told from the run.
        File.WriteAllText(_folder["compare.json"], File.ReadAllText(_folder["compare.json"]).Replace("\"difference\": ", "\"difference\": 1"));
        ToolRun other = ToolRun.Here("repeat", _folder["compare.json"]);
        Assert.AreEqual(1, other.ExitCode);
        Assert.EndsWith($"Not as recorded in '{_folder["compare.json"]}': what was found.\n", other.Errors);
    }

    [TestMethod]
    [DataRow("inspect", new string[0])]
    [DataRow("compare", new[] { "-x", "id", "--strategies", "none", "--trainers", "logistic-regression", "--folds", "2" })]
    [DataRow("evaluate", new[] { "--score", "size" })]
    public void WhatOnlyPrintsLeavesItsRecordInTheCurrentDirectory(string verb, string[] options)
    {
        string input = SampleFiles.WritePoints(_folder);
        string[] arguments = [verb, verb == "evaluate" ? "--predictions" : "-d", input, .. options];
        string folder = _folder["here"], temporary = _folder["temporary"];
        Directory.CreateDirectory(folder);
        Directory.CreateDirectory(temporary);
        ToolRun run = ToolRun.ProcessAt(folder, temporary, arguments);
        CollectionAssert.AreEqual(new[] { Path.Combine(folder, "run.json") }, Directory.GetFileSystemEntries(folder), run.Errors);
        ToolRun again = ToolRun.ProcessAt(folder, temporary, "repeat", "run.json");
        Assert.EndsWith("The same as recorded in 'run.json', bit for bit.\n", again.Errors);
        Assert.AreEqual(run.Output, again.Output);

        // A place that can't be written to costs the record, not the result.
        File.Delete(Path.Combine(folder, "run.json"));
        Directory.CreateDirectory(Path.Combine(folder, "run.json"));
        ToolRun without = ToolRun.ProcessAt(folder, temporary, arguments);
        Assert.AreEqual(run.ExitCode, without.ExitCode);
        Assert.AreEqual(run.Output, without.Output);
        Assert.Contains("No record of the run was written here: 'run.json' is a directory; the name of a file to write is needed. Pass --record to put it elsewhere.\n", without.Errors);
    }

    [TestMethod]
    public void OtherDataAreNoRepetition()
    {
        string input = SampleFiles.WritePoints(_folder);
        string before = Sha256(input);
        ToolRun.Here("resample", "-d", input, "--strategy", "random-oversample", "-o", _folder["more.csv"]).AssertDone();
        File.AppendAllText(input, "1,1.00,red,id200,1,rare\n");
        ToolRun.Here("repeat", _folder["more.csv.run.json"]).AssertRefused(
            $"'{input}' is not what it was in the run that '{_folder["more.csv.run.json"]}' records: its SHA-256 was {before}. Restore the file, or start a run of its own.");
    }

    [TestMethod]
    public void ARunThatCannotBeRepeatedLeavesNoDirectory()
    {
        string input = SampleFiles.WritePoints(_folder);
        ToolRun.Here("resample", "-d", input, "--strategy", "random-oversample", "-o", _folder["more.csv"]).AssertDone();
        string record = _folder["more.csv.run.json"];
        File.WriteAllText(record, File.ReadAllText(record).Replace("\"random-oversample\"", "\"random-oversampling\""));
        ToolRun run = ToolRun.Here("repeat", record, "--into", _folder["again"]);
        Assert.AreEqual(2, run.ExitCode);
        Assert.StartsWith("Error: There is no strategy 'random-oversampling'. ", run.Errors);
        Assert.IsFalse(Directory.Exists(_folder["again"]));
    }

    [TestMethod]
    public void WhatIsNoRecordIsRefused()
    {
        string path = _folder.Write("run.json", "{ \"tool\": \"0.1.0\" }");
        ToolRun run = ToolRun.Here("repeat", path);
        Assert.AreEqual(2, run.ExitCode);
        Assert.StartsWith($"Error: '{path}' is no record of a run: it has no \"repeat\". Pass a file that a command of this tool wrote, such as model.zip.run.json.", run.Errors);
    }
}
