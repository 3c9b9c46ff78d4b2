using System.IO.Compression;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tool.Tests;

/// <summary>The files that <see cref="VerbCases"/> name: the first loans and images of docs/data, what the first verbs make of them, and files that can't be read.</summary>
internal sealed class VerbFiles : IDisposable
{
    private const int ImageSize = 28;

    private readonly TemporaryFolder _folder = new(), _temporary = new();

    // What later verbs read.
    private readonly Dictionary<string, ToolRun> _first;

    public VerbFiles()
    {
        SampleFiles.WriteLoans(_folder, rowCount: 400);
        SampleFiles.WritePoints(_folder);
        WriteImages("images/shoe/a.png", "images/bag/a.png");
        WriteImages("unreadable/shoe/a.png", "unreadable/bag/a.png");
        _folder.Write("unreadable/bag/b.png", "no image");
        _first = VerbCases.All.Where(c => c is { Kind: VerbCaseKind.Run, Verb: "split" or "train" }).ToDictionary(c => c.Arguments, Start);
        _folder.Write("broken.zip", "no archive");
        File.Copy(_folder["model.zip"], _folder["unrecorded.zip"]);
        _folder.Write("unrecorded.zip.run.json", "no record");
    }

    /// <summary>What was written although everything that should have written it was refused, and what is left of temporary files.</summary>
    public string[] Unwanted =>
    [
        .. Directory.GetFileSystemEntries(_folder.FullName).Select(f => Path.GetFileName(f)!).Where(f => f.StartsWith("none", StringComparison.Ordinal) || f.EndsWith(".partial", StringComparison.Ordinal)),
        .. Directory.GetFileSystemEntries(_temporary.FullName),
    ];

    public ToolRun Run(VerbCase verb) => _first.TryGetValue(verb.Arguments, out ToolRun? run) ? run : Start(verb);

    public void Dispose()
    {
        _folder.Dispose();
        _temporary.Dispose();
    }

    private ToolRun Start(VerbCase verb) => ToolRun.ProcessAt(_folder.FullName, _temporary.FullName, verb.Parts);

    // Of the test images in docs/data: 16 bytes before the first, then a byte a pixel.
    private void WriteImages(params string[] names)
    {
        string source = Path.Combine(Microsoft.ML.Imbalance.Tests.RepositoryFiles.PathOf("docs", "data"), "fashion-mnist-lt", "test-images-idx3-ubyte.gz");
        using var images = new GZipStream(File.OpenRead(source), CompressionMode.Decompress);
        var pixels = new byte[ImageSize * ImageSize];
        images.ReadExactly(pixels, 0, 16);
        foreach (string name in names)
        {
            images.ReadExactly(pixels);
            Directory.CreateDirectory(Path.GetDirectoryName(_folder[name])!);
            using MLImage image = MLImage.CreateFromPixels(ImageSize, ImageSize, MLPixelFormat.Rgba32, [.. pixels.SelectMany(p => new byte[] { p, p, p, 255 })]);
            image.Save(_folder[name]);
        }
    }
}
