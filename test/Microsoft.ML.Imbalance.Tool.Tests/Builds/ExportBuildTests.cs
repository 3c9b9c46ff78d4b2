using Microsoft.ML.Imbalance.Tests;

namespace Microsoft.ML.Imbalance.Tool.Tests;

/// <summary>Generated projects compile, train the same model again, and predict what the tool predicts.</summary>
/// <remarks>Nothing takes longer. It stands in the first folder because tests are begun in this order, and the others run beside it.</remarks>
[TestClass]
public sealed class ExportBuildTests
{
    private readonly TemporaryFolder _folder = new();

    [TestCleanup]
    public void DeleteFolder() => _folder.Dispose();

    [TestMethod]
    public void ProjectsCompileRetrainAndPredictTheSameNumbers()
    {
        string awkward = SampleFiles.WriteAwkwardRows(_folder), three = SampleFiles.WriteThreeClasses(_folder);
        Export("Awkward", awkward, "class", "mcc", "--positive", "bad", "--strategy", "random-oversample:target=ratios(bad=0.5),shrinkage=0.1+tomek-links", "--trainer", "fast-tree");
        Export("Forest", awkward, "class", "f1", "--positive", "bad", "--strategy", "balanced-forest:numberOfMembers=3", "--trainer", "logistic-regression");
        Export("Three", three, "Label", "balanced-accuracy", "--strategy", "balanced-bagging:numberOfMembers=3,bootstrap=true", "--trainer", "light-gbm");

        File.Copy(Path.Combine(RepositoryFiles.Root, "nuget.config"), _folder["nuget.config"]);
        // The library is the one under test, not one from a feed; nothing else of the projects changes. Consumption projects do not ask for it.
        _folder.Write("Directory.Build.targets", $"""
            <Project>
              <!-- All projects have the same templates: analyzers look at those of one model. -->
              <PropertyGroup>
                <RunAnalyzers Condition="!$(MSBuildProjectName.StartsWith('Awkward'))">false</RunAnalyzers>
              </PropertyGroup>
              <ItemGroup Condition="'@(PackageReference->WithMetadataValue('Identity', 'Microsoft.ML.Imbalance'))@(PackageReference->WithMetadataValue('Identity', 'Microsoft.ML.Imbalance.Trees'))' != ''">
                <PackageReference Remove="Microsoft.ML.Imbalance;Microsoft.ML.Imbalance.Trees" />
                <Reference Include="{Path.Combine(AppContext.BaseDirectory, "Microsoft.ML.Imbalance.dll")}" />
                <Reference Include="{Path.Combine(AppContext.BaseDirectory, "Microsoft.ML.Imbalance.Trees.dll")}" />
              </ItemGroup>
            </Project>
            """);
        // What uses the forest is what uses the other model of two classes.
        string[] projects = ["Awkward/Awkward", "Awkward.Training/Awkward.Training", "Forest.Training/Forest.Training", "Three/Three", "Three.Training/Three.Training"];
        _folder.Write("all.slnx", $"<Solution>{string.Concat(projects.Select(p => $"<Project Path=\"{p.Split('.', '/')[0]}Code/{p}.csproj\" />"))}</Solution>");
        ToolRun build = ToolRun.ProgramAt(_folder.FullName, _folder.FullName, "dotnet", "build", _folder["all.slnx"], "-warnaserror", "--nologo");
        Assert.AreEqual(0, build.ExitCode, build.Output + build.Errors);

        AssertConsumes("Awkward", awkward, AssertTrains("Awkward", awkward, "PredictedLabel", "Probability"));
        AssertTrains("Forest", awkward, "PredictedLabel", "Probability");
        string[][] answers = AssertTrains("Three", three, "PredictedLabel", "Score.a", "Score.b", "Score.c");
        AssertConsumes("Three", three, answers);
        ToolRun.Here("resample", "-d", three, "--strategy", "none", "-o", _folder["three.csv.gz"]).AssertDone();
        AssertConsumes("Three", _folder["three.csv.gz"], answers);
    }

    private void Export(string name, string input, string label, string objective, params string[] options)
    {
        ToolRun.Here(["train", "-d", input, "--label", label, "--folds", "2", "--seed", "3", "-o", _folder[$"{name}.model.zip"], .. options]).AssertDone();
        ToolRun.Here("tune", "-m", _folder[$"{name}.model.zip"], "-d", input, "--label", label, "--objective", objective, "-o", _folder[$"{name}.zip"]).AssertDone();
        ToolRun.Here("export", "-m", _folder[$"{name}.zip"], "-o", _folder[$"{name}Code"]).AssertDone();
    }

    private string Program(string name, string project) => Path.Combine(_folder[$"{name}Code"], project, "bin", "Debug", "net10.0", $"{project}.dll");

    /// <returns>What the model predicts.</returns>
    private string[][] AssertTrains(string name, string input, params string[] columns)
    {
        ToolRun training = ToolRun.Program("dotnet", "exec", Program(name, $"{name}.Training"), input, _folder["again.zip"]);
        training.AssertDone();
        Assert.StartsWith($"Written to '{_folder["again.zip"]}'. What to expect of it, over 5 folds:\n", training.Output);
        string[][] expected = Predict(_folder[$"{name}.zip"], input, columns), retrained = Predict(_folder["again.zip"], input, columns);
        Assert.HasCount(300, expected);
        Assert.IsGreaterThan(1, expected.Select(row => row[0]).Distinct().Count());
        for (int row = 0; row < 300; row++)
            CollectionAssert.AreEqual(expected[row], retrained[row], $"{name}, row {row}");
        return expected;
    }

    private void AssertConsumes(string name, string input, string[][] expected)
    {
        ToolRun consumption = ToolRun.Program("dotnet", "exec", Program(name, name), input);
        consumption.AssertDone();
        Assert.AreEqual(string.Concat(expected.Select(row => string.Join('\t', row) + "\n")), consumption.Output);
        Assert.IsFalse(File.Exists(Path.Combine(Path.GetDirectoryName(Program(name, name))!, "Microsoft.ML.Imbalance.dll")));
    }

    private string[][] Predict(string model, string input, string[] columns)
    {
        ToolRun.Here("predict", "-m", model, "-d", input, "-o", _folder["out.parquet"]).AssertDone();
        Table table = TableFile.Read(_folder["out.parquet"]);
        return [.. Enumerable.Range(0, table.RowCount).Select(row => columns.Select(c => table.Find(c, "", "") is { IsNumeric: true } number
            ? ((float)number.Numbers[row]).ToString(System.Globalization.CultureInfo.InvariantCulture)
            : table.Find(c, "", "").Cells.Value(row).ToString()).ToArray())];
    }
}
