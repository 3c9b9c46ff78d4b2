using System.Globalization;

namespace Microsoft.ML.Imbalance.Tool.Tests;

[TestClass]
public sealed class ResampleCommandTests
{
    private readonly TemporaryFolder _folder = new();

    [TestCleanup]
    public void DeleteFolder() => _folder.Dispose();

    [TestMethod]
    public void TheRowsAskedForAreWrittenAndReported()
    {
        string input = SampleFiles.WritePoints(_folder);
        ToolRun run = ToolRun.Here("resample", "--data", input, "--strategy", "random-undersample:target=0.5", "--seed", "3", "--out", _folder["out.csv"]);
        Assert.AreEqual(0, run.ExitCode);
        Assert.AreEqual("", run.Output);
        Assert.AreEqual(
            $"random-undersample:target=0.5, seed 3: 200 rows became 60\n  class 'common': 180 -> 40\n  class 'rare': 20 -> 20\nWritten to '{_folder["out.csv"]}'.\n", run.Errors);
        Assert.AreEqual(61, File.ReadAllLines(_folder["out.csv"]).Length);
    }

    [TestMethod]
    public void ASeedThatNothingIsDrawnFromIsNotMentioned()
    {
        string input = SampleFiles.WritePoints(_folder);
        ToolRun run = ToolRun.Here("resample", "--data", input, "--strategy", "near-miss:target=0.5", "--exclude", "level", "--report", _folder["report.html"], "--out", _folder["out.csv"]);
        run.AssertDone();
        StringAssert.StartsWith(run.Errors, "near-miss:target=0.5: 200 rows became 60\n");
        Assert.DoesNotContain("seed", File.ReadAllText(_folder["report.html"]));
        StringAssert.StartsWith(ToolRun.Here("resample", "--data", input, "--strategy", "none", "--out", _folder["none.csv"]).Errors, "none: 200 rows became 200\n");
    }

    [TestMethod]
    public void ColumnsOfProvenanceAreNoFeatures()
    {
        string first = _folder["first.csv"], second = _folder["second.csv"];
        ToolRun.Here("resample", "--data", SampleFiles.WritePoints(_folder), "--strategy", "smote:target=0.5", "--exclude", "level", "--provenance", "--out", first).AssertDone();
        ToolRun again = ToolRun.Here("resample", "--data", first, "--strategy", "smote", "--exclude", "level", "--out", second);
        again.AssertDone();
        Assert.MatchesRegex("not looked at, only copied: .*'_source_row', '_synthetic'\n", again.Errors);
        ToolRun inspected = ToolRun.Here("inspect", "--data", first);
        // In the list of columns, and in no finding.
        foreach (string column in new[] { "_source_row", "_synthetic" })
            StringAssert.StartsWith(inspected.Output.Split('\n').Single(line => line.Contains(column)), column);
    }

    [TestMethod]
    public void TheSameSeedWritesTheSameBytes()
    {
        string input = SampleFiles.WritePoints(_folder);
        foreach (string seed in new[] { "5", "5", "6" })
        {
            string name = _folder[$"out{_folder.FileNames.Count()}.csv.gz"];
            string[] arguments = ["resample", "-d", input, "--strategy", "smote:neighborCount=3", "-x", "level", "-s", seed, "-o", name, "--json"];
            // Another process draws the same.
            ToolRun run = _folder.FileNames.Contains("out1.csv.gz") ? ToolRun.Here(arguments) : ToolRun.Process(arguments);
            Assert.AreEqual(0, run.ExitCode, run.Errors);
            Assert.AreEqual(360, run.Json["rowsAfter"]!.GetValue<int>());
        }
        byte[][] written = [.. _folder.FileNames.Where(n => n.EndsWith(".csv.gz", StringComparison.Ordinal)).Select(n => File.ReadAllBytes(_folder[n]))];
        CollectionAssert.AreEqual(written[0], written[1]);
        CollectionAssert.AreNotEqual(written[0], written[2]);
    }

    [TestMethod]
    public void RealRowsAreWrittenAsTheyStandInTheFile()
    {
        string input = SampleFiles.WriteLoans(_folder, rowCount: 300);
        string[] source = File.ReadAllLines(input);
        foreach (string strategy in new[] { "random-oversample", "random-undersample", "smote:neighborCount=2", "none" })
        {
            string[][] rows = Resample(input, strategy, "--provenance");
            Assert.IsNotEmpty(rows);
            foreach (string[] row in rows.Where(r => r[^1] == "false"))
                Assert.AreEqual(source[int.Parse(row[^2]) + 1], string.Join(',', row[..^2]));
        }
    }

    [TestMethod]
    public void QuotesAndLineEndsAreKept()
    {
        string text = "id,\"the name\",Label\r\n1,\"a, b\",x\r\n2,\"plain\",y\r\n3,\"\",\"y\"\r\n";
        string input = _folder.Write("quoted.csv", text);
        ToolRun run = ToolRun.Here("resample", "-d", input, "--strategy", "none", "-o", _folder["out.csv"]);
        Assert.AreEqual(0, run.ExitCode, run.Errors);
        Assert.AreEqual(text, File.ReadAllText(_folder["out.csv"]));
    }

    [TestMethod]
    public void AnotherSeparatorChangesTheQuotesAndNotTheValues()
    {
        string input = _folder.Write("quoted.csv", "name,note,Label\n\"a, b\",\"x\ty\",u\n\"plain\",z,v\n");
        ToolRun run = ToolRun.Here("resample", "-d", input, "--strategy", "none", "-o", _folder["out.tsv"]);
        Assert.AreEqual(0, run.ExitCode, run.Errors);
        Assert.AreEqual("name\tnote\tLabel\na, b\t\"x\ty\"\tu\nplain\tz\tv\n", File.ReadAllText(_folder["out.tsv"]));
    }

    [TestMethod]
    public void SyntheticRowsLieBetweenRealOnesInTheColumnsOwnStyle()
    {
        string input = SampleFiles.WritePoints(_folder);
        string[][] source = [.. File.ReadAllLines(input).Skip(1).Select(l => l.Split(','))];
        string[][] rare = [.. source.Where(r => r[^1] == "rare")];
        string[][] synthetic = [.. Resample(input, "smote:neighborCount=3,target=0.5", "--provenance", "--exclude", "level").Where(r => r[^1] == "true")];

        Assert.HasCount(70, synthetic);
        foreach (string[] row in synthetic)
        {
            string[] origin = source[int.Parse(row[^2])];
            Assert.AreEqual("rare", origin[^1]);
            Assert.IsTrue(int.TryParse(row[0], out int count), row[0]);
            Assert.IsTrue(count >= rare.Min(r => int.Parse(r[0])) && count <= rare.Max(r => int.Parse(r[0])));
            Assert.AreEqual(2, row[1].Length - row[1].IndexOf('.') - 1, row[1]);
            double size = double.Parse(row[1], CultureInfo.InvariantCulture);
            Assert.IsTrue(size >= rare.Min(r => double.Parse(r[1], CultureInfo.InvariantCulture)) && size <= rare.Max(r => double.Parse(r[1], CultureInfo.InvariantCulture)));
            // Text, what is excluded and the label come from the row it starts from.
            CollectionAssert.AreEqual(origin[2..], row[2..^2]);
        }
        Assert.IsGreaterThan(20, synthetic.Select(r => r[1]).Distinct().Count());
    }

    [TestMethod]
    public void RepeatedRowsAreNotSynthetic()
    {
        string[][] rows = Resample(SampleFiles.WritePoints(_folder), "random-oversample", "--provenance");
        Assert.HasCount(360, rows);
        Assert.IsTrue(rows.All(r => r[^1] == "false"));
        Assert.HasCount(200, rows.Select(r => r[^2]).Distinct());
    }

    [TestMethod]
    public void ClassWeightsAddAColumn()
    {
        // n / (K n_c): 200 / (2 · 20) = 5 and 200 / (2 · 180) = 0.5555556.
        string[][] rows = Resample(SampleFiles.WritePoints(_folder), "class-weights:outputColumnName=w");
        Assert.AreEqual("count,size,color,id,level,Label,w", File.ReadLines(_folder["out.csv"]).First());
        Assert.IsTrue(rows.All(r => r[^1] == (r[^2] == "rare" ? "5" : "0.5555556")));
    }

    [TestMethod]
    public void ColumnsThatAreComputedWithAreNamed()
    {
        string input = SampleFiles.WritePoints(_folder);
        ToolRun run = ToolRun.Here("resample", "-d", input, "--strategy", "smote", "-x", "id,level", "-o", _folder["out.csv"]);
        Assert.AreEqual(0, run.ExitCode, run.Errors);
        StringAssert.Contains(run.Errors, "\n  features: 'count', 'size'\n  not looked at, only copied: 'color', 'id', 'level'\nWritten to ");
    }

    [TestMethod]
    public void JsonTellsTheCountsOfEachClass()
    {
        string input = _folder.Write("gaps.csv", "x,Label\n1,a\n2,a\n3,a\n4,b\n5,\n");
        ToolRun run = ToolRun.Here("resample", "-d", input, "--strategy", "random-oversample", "-o", _folder["out.csv"], "--json");
        Assert.AreEqual(
            """{"strategy":"random-oversample","seed":1,"rowsBefore":5,"rowsAfter":7,"syntheticRows":0,"unlabeledRows":1,"classes":[{"name":"a","before":3,"after":3},"""
                + """{"name":"b","before":1,"after":3}],"diagnostics":[],"notes":[],"features":[],"otherColumns":["x"],"output":""" + $"\"{_folder["out.csv"].Replace("\\", "\\\\")}\"}}",
            run.Json.ToJsonString());
        Assert.AreEqual("", run.Errors);
    }

    [TestMethod]
    public void TheLabelIsCalledAsTheUserCallsIt()
    {
        string input = _folder.Write("named.csv", "class,x\n1.0,3\n1.0,4\n2.0,5\n");
        ToolRun run = ToolRun.Here("resample", "-d", input, "-l", "class", "--strategy", "random-oversample:target=counts(2.0=2)", "-o", _folder["out.csv"]);
        Assert.AreEqual(0, run.ExitCode, run.Errors);
        CollectionAssert.AreEquivalent(new[] { "class,x", "1.0,3", "1.0,4", "2.0,5", "2.0,5" }, File.ReadAllLines(_folder["out.csv"]));
    }

    private string[][] Resample(string input, string strategy, params string[] more)
    {
        ToolRun run = ToolRun.Here(["resample", "--data", input, "--strategy", strategy, "--out", _folder["out.csv"], .. more]);
        Assert.AreEqual(0, run.ExitCode, run.Errors);
        return [.. File.ReadAllLines(_folder["out.csv"]).Skip(1).Select(l => l.Split(','))];
    }
}
