using Microsoft.ML.Data;
using SkiaSharp;

namespace Microsoft.ML.Imbalance.ImageAnalytics.Tests;

/// <summary>Folders of images, good and bad.</summary>
[TestClass]
public sealed class ImageFolderTests
{
    private readonly MLContext _ml = new(seed: 1);
    private string _folder = "";

    [TestInitialize]
    public void MakeFolder()
    {
        _folder = Directory.CreateTempSubdirectory("imbalance-images").FullName;
        for (int i = 0; i < 6; i++)
            Save(Path.Combine("cat", $"{i}.png"), 8, 8);
        Save(Path.Combine("dog", "a.jpg"), 12, 5, SKEncodedImageFormat.Jpeg);
        Save(Path.Combine("dog", "b.png"), 3, 9, color: SKColorType.Gray8);
    }

    [TestCleanup]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void ClassesAreTheFoldersSpreadEvenlyOverTheRows()
    {
        IDataView view = _ml.Data.Imbalance.LoadImageFolder(_folder);
        CollectionAssert.AreEqual(new[] { "cat", "cat", "dog", "cat", "cat", "cat", "dog", "cat" }, Texts(view, "Label"));
        Assert.AreEqual(Path.Combine(_folder, "cat", "0.png"), Texts(view, "ImagePath")[0]);
    }

    [TestMethod]
    public void MixedSizesGreyAndAlphaAreReadAndOversampled()
    {
        Save(Path.Combine("dog", "c.png"), 6, 6, alpha: 100);
        IDataView view = _ml.Data.Imbalance.LoadImageFolder(_folder);
        ResampledDataView balanced = _ml.Transforms.Imbalance.OversampleImages(augmentation: ImageAugmentation.Brightness(0.9), seed: 1).FitResample(view);
        CollectionAssert.AreEqual(new[] { 6, 6 }, TestImages.Read(balanced).GroupBy(r => r.Label).Select(g => g.Count()).ToArray());
    }

    [TestMethod]
    public void ImagesOfSixteenBitsAreReadAsEight()
    {
        string path = Path.Combine(_folder, "cat", "deep.png");
        using (var bitmap = new SKBitmap(4, 4, SKColorType.RgbaF16, SKAlphaType.Opaque))
        {
            bitmap.Erase(new SKColor(200, 100, 50));
            File.WriteAllBytes(path, bitmap.Encode(SKEncodedImageFormat.Png, 100).ToArray());
        }
        Assert.AreEqual(16, File.ReadAllBytes(path)[24], "bit depth in the header");
        using MLImage image = ImageFile.Read(path);
        CollectionAssert.AreEqual(new byte[] { 200, 100, 50, 255 }, image.Pixels[..4].ToArray());
    }

    [TestMethod]
    public void ReadingEveryFileEndsWhenItIsCanceled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsExactly<OperationCanceledException>(() => _ml.Data.Imbalance.LoadImageFolder(_folder, skipUnreadable: true, source.Token));
    }

    [TestMethod]
    public void ATruncatedImageIsNamedWhenItsRowIsReadAndSkippedOnlyWhenAsked()
    {
        string path = Path.Combine(_folder, "cat", "cut.png");
        Save(Path.Combine("cat", "cut.png"), 64, 64);
        byte[] whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, whole[..(whole.Length / 2)]);
        IDataView view = _ml.Data.Imbalance.LoadImageFolder(_folder);
        Assert.AreEqual(
            $"Image '{path}' is truncated. Replace or remove the file, or load the folder with skipUnreadable: true.", Assert.ThrowsExactly<InvalidOperationException>(() => TestImages.Read(view)).Message);

        var messages = new List<string>();
        _ml.Log += (_, e) => messages.Add(e.Message);
        Assert.HasCount(8, TestImages.Read(_ml.Data.Imbalance.LoadImageFolder(_folder, skipUnreadable: true)));
        Assert.Contains(m => m.Contains($"Skipped: Image '{path}' is truncated."), messages);
    }

    [TestMethod]
    public void EmptyFilesAndOtherFilesAreNamed()
    {
        string empty = Path.Combine(_folder, "cat", "empty.png"), text = Path.Combine(_folder, "cat", "text.png"), gone = Path.Combine(_folder, "cat", "gone.png");
        File.WriteAllText(empty, "");
        File.WriteAllText(text, "no image");
        Assert.AreEqual($"Image '{empty}' is empty. Replace or remove the file, or load the folder with skipUnreadable: true.", Assert.ThrowsExactly<InvalidOperationException>(() => ImageFile.Read(empty)).Message);
        Assert.AreEqual(
            $"Image '{text}' is no image of a known format. Replace or remove the file, or load the folder with skipUnreadable: true.", Assert.ThrowsExactly<InvalidOperationException>(() => ImageFile.Read(text)).Message);
        Assert.AreEqual($"Image '{gone}' does not exist. Correct the path, or leave the row out.", Assert.ThrowsExactly<FileNotFoundException>(() => ImageFile.Read(gone)).Message);
    }

    [TestMethod]
    public void FoldersWithoutClassesAreRefused()
    {
        Assert.AreEqual(
            $"Folder '{_folder}x' does not exist. Pass a folder that has a folder of images for each class.",
            Assert.ThrowsExactly<DirectoryNotFoundException>(() => _ml.Data.Imbalance.LoadImageFolder(_folder + "x")).Message);
        Directory.Delete(Path.Combine(_folder, "dog"), recursive: true);
        Assert.AreEqual(
            $"Folder '{_folder}' has 1 folder with images inside; at least two are needed, one for each class, with .png, .jpg, .bmp, .gif or .webp files in them.",
            Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Data.Imbalance.LoadImageFolder(_folder)).Message);
        Directory.CreateDirectory(Path.Combine(_folder, "bird"));
        File.WriteAllText(Path.Combine(_folder, "bird", "a.png"), "");
        StringAssert.StartsWith(
            Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Data.Imbalance.LoadImageFolder(_folder, skipUnreadable: true)).Message, $"Folder '{Path.Combine(_folder, "bird")}' has no image that can be read. Image '");
    }

    private void Save(string name, int width, int height, SKEncodedImageFormat format = SKEncodedImageFormat.Png, SKColorType color = SKColorType.Rgba8888, byte alpha = 255)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var bitmap = new SKBitmap(width, height, color, alpha == 255 ? SKAlphaType.Opaque : SKAlphaType.Unpremul);
        for (int i = 0; i < width * height; i++)
            bitmap.SetPixel(i % width, i / width, new SKColor((byte)(37 * i), (byte)(91 * i), (byte)(53 * i + 11), alpha));
        File.WriteAllBytes(path, bitmap.Encode(format, 100).ToArray());
    }

    private static string[] Texts(IDataView view, string column) => [.. view.GetColumn<ReadOnlyMemory<char>>(column).Select(t => t.ToString())];
}
