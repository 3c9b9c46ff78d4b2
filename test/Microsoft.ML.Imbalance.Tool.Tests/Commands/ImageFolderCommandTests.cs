using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tool.Tests;

[TestClass]
public sealed class ImageFolderCommandTests
{
    private string _folder = "";

    [TestInitialize]
    public void MakeFolder()
    {
        _folder = Directory.CreateTempSubdirectory("imbalance-tool-images").FullName;
        for (int i = 0; i < 5; i++)
            Save("cat", $"{i}.png", 8);
        Save("dog", "a.png", 6);
    }

    [TestCleanup]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void InspectCountsClassesAndSizesAndNamesWhatCannotBeRead()
    {
        File.WriteAllText(Path.Combine(_folder, "dog", "b.png"), "no image");
        ToolRun run = ToolRun.Here("inspect", "--data", _folder);
        Assert.AreEqual(ExitCode.Findings, run.ExitCode);
        StringAssert.Contains(run.Output, "sizes: 8 x 8 (5), 6 x 6 (1)");
        StringAssert.Contains(run.Output, $"unreadable: Image '{Path.Combine(_folder, "dog", "b.png")}' is no image of a known format.");
        StringAssert.Contains((ToolRun.Here("inspect", "--data", _folder, "--json")).Output, "\"imbalanceRatio\": 5");
    }

    [TestMethod]
    public void AugmentWritesASheetOfImagesOfAllClassesInTurn()
    {
        string sheet = Path.Combine(_folder, "sheet.png");
        ToolRun run = ToolRun.Here("augment", "--data", _folder, "--preview", sheet, "--rows", "3", "--versions", "2", "--policy", "rotate");
        Assert.AreEqual(ExitCode.Success, run.ExitCode, run.Errors);
        StringAssert.StartsWith(run.Output, "3 images of 2 classes, 2 versions each by rotate, in ");
        using MLImage image = MLImage.CreateFromFile(sheet);
        // Three tiles of 96 and gaps of 4 across, three down.
        Assert.AreEqual((304, 304), (image.Width, image.Height));
    }

    [TestMethod]
    public void ARunOnImagesRepeatsAsLongAsTheyAreTheSame()
    {
        string sheet = Path.Combine(_folder, "sheet.png"), inspection = Path.Combine(_folder, "inspect.json"), again = Path.Combine(_folder, "again");
        ToolRun.Here("augment", "--data", _folder, "--preview", sheet, "--rows", "3").AssertDone();
        ToolRun.Here("inspect", "--data", _folder, "--record", inspection);
        AssertSame(ToolRun.Here("repeat", sheet + ".run.json", "--into", again));
        CollectionAssert.AreEqual(File.ReadAllBytes(sheet), File.ReadAllBytes(Path.Combine(again, "sheet.png")));
        Directory.Delete(again, recursive: true);
        AssertSame(ToolRun.Here("repeat", inspection));
        Save("dog", "a.png", 7);
        ToolRun run = ToolRun.Here("repeat", inspection);
        Assert.AreEqual(ExitCode.Usage, run.ExitCode);
        Assert.StartsWith($"Error: '{_folder}' is not what it was in the run that '{inspection}' records: its SHA-256 was ", run.Errors);

        static void AssertSame(ToolRun run) => Assert.EndsWith(", bit for bit.\n", run.Errors);
    }

    [TestMethod]
    public void WrongNamesAreOneLineThatSaysWhatToDo()
    {
        StringAssert.StartsWith((ToolRun.Here("augment", "--data", _folder, "--preview", "a.png", "--policy", "swirl")).Errors, "Error: There is no policy 'swirl'. Use one of rand-augment, ");
        StringAssert.StartsWith((ToolRun.Here("augment", "--data", _folder, "--preview", "a.txt")).Errors, "Error: The preview 'a.txt' is no .png file. Give it a name that ends in .png.");
        StringAssert.StartsWith((ToolRun.Here("augment", "--data", _folder, "--preview", "a.png", "--rows", "0")).Errors, "Error: --rows is 0; it must be between 1 and 100.");
    }

    private void Save(string name, string file, int size)
    {
        Directory.CreateDirectory(Path.Combine(_folder, name));
        using MLImage image = MLImage.CreateFromPixels(size, size, MLPixelFormat.Rgba32, [.. Enumerable.Range(0, size * size * 4).Select(i => (byte)(i % 4 == 3 ? 255 : i * 7))]);
        image.Save(Path.Combine(_folder, name, file));
    }
}
