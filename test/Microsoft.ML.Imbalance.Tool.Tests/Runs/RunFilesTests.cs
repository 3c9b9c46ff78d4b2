namespace Microsoft.ML.Imbalance.Tool.Tests;

/// <summary>No command writes over what it reads, whichever option names it, nor two things to one file.</summary>
[TestClass]
public sealed class RunFilesTests
{
    private readonly TemporaryFolder _folder = new();

    [TestCleanup]
    public void DeleteFolder() => _folder.Dispose();

    [TestMethod]
    [DataRow("resample -d IN --strategy smote -o IN", "--out", "--data")]
    [DataRow("resample -d IN --strategy smote -o OUT --report IN", "--report", "--data")]
    [DataRow("resample -d IN --strategy smote -o OUT --record IN", "--record", "--data")]
    [DataRow("split -d IN --train IN --test OUT", "--train", "--data")]
    [DataRow("split -d IN --train OUT --test IN", "--test", "--data")]
    [DataRow("train -d IN -o IN", "--out", "--data")]
    [DataRow("train -d IN -o OUT --report IN", "--report", "--data")]
    [DataRow("tune -m IN -d OUT -o IN", "--out", "--model")]
    [DataRow("tune -m OUT -d IN -o IN", "--out", "--data")]
    [DataRow("predict -m IN -d OUT -o IN", "--out", "--model")]
    [DataRow("predict -m OUT -d IN -o IN", "--out", "--data")]
    [DataRow("compare -d IN --report IN", "--report", "--data")]
    [DataRow("compare -d IN --record IN", "--record", "--data")]
    [DataRow("evaluate --predictions IN --score x --report IN", "--report", "--predictions")]
    [DataRow("evaluate -m OUT -d IN --report IN", "--report", "--data")]
    [DataRow("inspect -d IN --report IN", "--report", "--data")]
    [DataRow("export -m IN -o code --record IN", "--record", "--model")]
    public void WhatIsReadIsNotWrittenOver(string line, string writes, string reads)
    {
        string input = _folder.Write("in.csv", "x,Label\n1,a\n2,b\n");
        // The same file by another path.
        string other = Path.Combine(_folder.FullName, ".", "in.csv");
        string[] words = line.Split(' ');
        int place = Array.LastIndexOf(words, "IN");
        string[] arguments = [.. words.Select((w, i) => w switch { "IN" => i == place ? other : input, "OUT" => _folder["out.csv"], _ => w })];
        ToolRun.Here(arguments).AssertRefused($"{writes} '{other}' is the file that {reads} reads: it would be lost. Name another file to write.");
        Assert.AreEqual("x,Label\n1,a\n2,b\n", File.ReadAllText(input));
        CollectionAssert.AreEqual(new[] { "in.csv" }, _folder.FileNames.ToArray());
    }

    [TestMethod]
    [DataRow("train -d IN -o OUT --report OUT", "--out", "--report")]
    [DataRow("resample -d IN --strategy smote -o OUT --record OUT", "--out", "--record")]
    [DataRow("split -d IN --train OUT --test OUT", "--train", "--test")]
    public void TwoThingsAreNotWrittenToOneFile(string line, string first, string second)
    {
        string input = _folder.Write("in.csv", "x,Label\n1,a\n2,b\n"), output = _folder["out.csv"];
        ToolRun.Here([.. line.Split(' ').Select(w => w switch { "IN" => input, "OUT" => output, _ => w })]).AssertRefused($"{first} and {second} name the same file, '{output}'. Name two.");
    }

    [TestMethod]
    public void AnImageIsNotWrittenOverByTheSheet()
    {
        string image = Path.Combine(Directory.CreateDirectory(_folder["a"]).FullName, "1.png");
        File.WriteAllBytes(image, Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="));
        ToolRun.Here("augment", "-d", _folder.FullName, "--preview", image).AssertRefused($"--preview '{image}' is an image that --data reads: it would be lost. Name another file to write.");
    }
}
