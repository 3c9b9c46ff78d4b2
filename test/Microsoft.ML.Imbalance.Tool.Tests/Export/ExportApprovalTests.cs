using Microsoft.ML.Imbalance.Tests;

namespace Microsoft.ML.Imbalance.Tool.Tests;

/// <summary>What is generated is what was approved: it changes only where a change was meant.</summary>
[TestClass]
public sealed class ExportApprovalTests
{
    private readonly TemporaryFolder _folder = new();

    [TestCleanup]
    public void DeleteFolder() => _folder.Dispose();

    [TestMethod]
    public void CodeForTwoClassesIsTheApprovedOne()
    {
        string input = SampleFiles.WritePoints(_folder);
        ToolRun.Here(
            "train", "-d", input, "-x", "id", "--strategy", "smote:neighborCount=3,target=0.5+tomek-links:target=all", "--trainer", "fast-tree", "--folds", "2", "-o", _folder["points.zip"])
            .AssertDone();
        ToolRun.Here("tune", "-m", _folder["points.zip"], "-d", input, "-o", _folder["tuned.zip"]).AssertDone();
        ToolRun run = ToolRun.Here("export", "-m", _folder["tuned.zip"], "--name", "Points", "-o", _folder["code"]);
        run.AssertDone();
        Assert.Contains("  Points/Points.zip\n", run.Errors);
        CollectionAssert.AreEqual(File.ReadAllBytes(_folder["tuned.zip"]), File.ReadAllBytes(Path.Combine(_folder["code"], "Points", "Points.zip")));
        AssertApproved("Export.two-classes");
    }

    [TestMethod]
    public void CodeForMoreClassesIsTheApprovedOne()
    {
        string input = SampleFiles.WriteThreeClasses(_folder);
        ToolRun.Here("train", "-d", input, "--strategy", "class-weights:scheme=square-root", "--folds", "2", "-o", _folder["three.zip"]).AssertDone();
        ToolRun.Here("export", "-m", _folder["three.zip"], "-o", _folder["code"]).AssertDone();
        AssertApproved("Export.more-classes");
    }

    [TestMethod]
    public void ATunedThresholdIsAStepBehindTheTrainerAndNoneBefore()
    {
        ToolRun.Here("train", "-d", SampleFiles.WritePoints(_folder), "-x", "id", "--strategy", "tuned-threshold", "--folds", "2", "-o", _folder["tuned.zip"]).AssertDone();
        ToolRun.Here("export", "-m", _folder["tuned.zip"], "-o", _folder["code"]).AssertDone();
        string code = File.ReadAllText(Path.Combine(_folder["code"], "Tuned.Training", "Tuned.training.cs"));
        Assert.Contains(".Append(mlContext.BinaryClassification.Imbalance.ChangeThreshold(", code);
        Assert.DoesNotContain("Transforms.Imbalance", code);
    }

    [TestMethod]
    public void TunedOffsetsAreAStepBehindTheTrainer()
    {
        ToolRun.Here("train", "-d", SampleFiles.WriteThreeClasses(_folder), "--strategy", "tuned-threshold", "--folds", "2", "-o", _folder["tuned.zip"]).AssertDone();
        ToolRun.Here("export", "-m", _folder["tuned.zip"], "-o", _folder["code"]).AssertDone();
        Assert.Contains(".Append(mlContext.MulticlassClassification.Imbalance.ChangeOffsets(", File.ReadAllText(Path.Combine(_folder["code"], "Tuned.Training", "Tuned.training.cs")));
    }

    [TestMethod]
    public void WhatCannotBeExportedIsRefused()
    {
        string input = SampleFiles.WriteThreeClasses(_folder), model = _folder["three.zip"];
        ToolRun.Here("train", "-d", input, "--folds", "2", "-o", model).AssertDone();
        ToolRun.Here("export", "-m", model, "-o", _folder.FullName).AssertRefused($"'{_folder.FullName}' is there already, and is no empty directory. Delete it first, or write elsewhere.");
        File.Delete(model + ".run.json");
        ToolRun.Here("export", "-m", model, "-o", _folder["code"]).AssertRefused(
            $"'{model}.run.json' was not found, which tells how '{model}' was trained. Keep the record that train or tune writes beside the model.");
        Assert.IsFalse(Directory.Exists(_folder["code"]));
    }

    private void AssertApproved(string name)
    {
        string code = _folder["code"];
        string received = string.Concat(Directory.GetFiles(code, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".zip", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(f => $"==== {Path.GetRelativePath(code, f).Replace('\\', '/')}\n{File.ReadAllText(f)}"))
            .Replace(CSharp.Literal(_folder.FullName + Path.DirectorySeparatorChar)[..^1], "\"/data/")
            .Replace($"dotnet imbalance {ToolVersion.Tool}", "dotnet imbalance VERSION")
            .Replace($"\"Microsoft.ML.Imbalance\" Version=\"{ToolVersion.Tool}\"", "\"Microsoft.ML.Imbalance\" Version=\"VERSION\"");
        string folder = Path.Combine(RepositoryFiles.Root, "test", "Microsoft.ML.Imbalance.Tool.Tests", "Export");
        string approvedPath = Path.Combine(folder, $"{name}.approved.txt"), receivedPath = Path.Combine(folder, $"{name}.received.txt");
        string approved = File.Exists(approvedPath) ? File.ReadAllText(approvedPath).ReplaceLineEndings("\n") : "";
        File.Delete(receivedPath);
        if (received == approved)
            return;
        File.WriteAllText(receivedPath, received);
        Assert.Fail($"The generated code changed. If that was meant, replace {approvedPath} by {Path.GetFileName(receivedPath)}, which lies beside it now.");
    }
}
