using System.CommandLine;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary><c>augment</c>: what an augmentation makes of the images of a folder.</summary>
internal sealed class AugmentCommand : ToolCommand
{
    private const int Tile = 96;
    private readonly Option<string> _data = new("--data", "-d") { Description = "A folder that has a folder of images for each class", Required = true };
    private readonly Option<string> _preview = new("--preview", "-p") { Description = "The .png file to write: a row for each image, the image itself at the left", Required = true };
    private readonly Option<string> _policy = new("--policy")
    {
        Description = $"What to do: {string.Join(", ", AugmentationNames.All.Keys)}",
        DefaultValueFactory = _ => "rand-augment",
    };

    private readonly Option<int> _rows = new("--rows") { Description = "Images to show, those of all classes in turn", DefaultValueFactory = _ => 8 };
    private readonly Option<int> _versions = new("--versions") { Description = "Versions of each image", DefaultValueFactory = _ => 7 };
    private readonly Option<int> _seed = SharedOptions.Seed();
    private readonly Option<string?> _record = SharedOptions.Record($"beside the preview, with {RunRecord.Extension} after its name");

    public AugmentCommand(ToolConsole console)
        : base("augment", "Show what an augmentation makes of the images of a folder, as a contact sheet.", console)
    {
        Add(_data, _preview, _policy, _rows, _versions, _seed, _record);
    }

    protected override int Run(ParseResult arguments, CancellationToken cancellation)
    {
        string name = arguments.GetRequiredValue(_policy), path = arguments.GetRequiredValue(_preview);
        if (!AugmentationNames.All.TryGetValue(name, out Func<ImageAugmentation>? create))
            throw new ToolException($"There is no policy '{name}'.{NameHint.For(name, AugmentationNames.All.Keys)} Use one of {string.Join(", ", AugmentationNames.All.Keys)}.");
        if (!path.EndsWith(".png", StringComparison.OrdinalIgnoreCase))
            throw new ToolException($"The preview '{path}' is no .png file. Give it a name that ends in .png.");
        int rows = arguments.GetValue(_rows);
        if (rows is < 1 or > 100)
            throw new ToolException($"--rows is {rows}; it must be between 1 and 100.");
        ImageFolder folder = ProgressDisplay.Run(Console.Messages, "Listing images", total: 0, _ => ImageFolder.Open(arguments.GetRequiredValue(_data), skipUnreadable: false, cancellation));
        if (folder.Files.Any(f => Path.GetFullPath(f.Path) == Path.GetFullPath(path)))
            throw new ToolException($"{_preview.Name} '{path}' is an image that {_data.Name} reads: it would be lost. Name another file to write.");
        using var output = new SafeOutput(path);
        MLImage[] images = ProgressDisplay.Run<MLImage[]>(Console.Messages, "Reading images", rows, progress => [.. Choose(folder, rows).Select(file => Read(file, progress))]);
        output.Stream.Write(ProgressDisplay.Run(
            Console.Messages, $"Drawing {images.Length} images", total: 0, _ => create().DrawContactSheet(images, arguments.GetValue(_versions), Tile, arguments.GetValue(_seed))));
        Array.ForEach(images, image => image.Dispose());
        cancellation.ThrowIfCancellationRequested();
        output.Complete();
        var record = new RunRecord(Console, arguments);
        record.AddInput(_data, arguments.GetRequiredValue(_data));
        record.AddOutput(_preview, path);
        record.Write(arguments.GetValue(_record));
        ToolConsole.Line(Console.Results, $"{images.Length} images of {Math.Min(images.Length, folder.Classes.Length)} classes, {arguments.GetValue(_versions)} versions each by {name}, in {path}");
        return ExitCode.Success;
    }

    private static MLImage Read(string path, WorkProgress progress)
    {
        Cancellation.ThrowIfRequested();
        progress.Add();
        return ImageFile.Read(path);
    }

    // The first of each class, then the second of each, and so on.
    private static IEnumerable<string> Choose(ImageFolder folder, int count) => folder.Files
        .GroupBy(file => file.Class).SelectMany(g => g.Select((file, i) => (file.Path, file.Class, Turn: i)))
        .OrderBy(f => f.Turn).ThenBy(f => f.Class).Take(count).Select(f => f.Path);
}
