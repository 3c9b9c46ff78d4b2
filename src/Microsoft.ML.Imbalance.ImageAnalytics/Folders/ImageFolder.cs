namespace Microsoft.ML.Imbalance;

/// <summary>A folder of images with a folder inside for each class.</summary>
internal sealed class ImageFolder
{
    private ImageFolder(string[] classes, (string Path, int Class)[] files, IReadOnlyList<string> skipped)
    {
        Classes = classes;
        Files = files;
        Skipped = skipped;
    }

    /// <summary>Names of the folders, in ordinal order.</summary>
    public string[] Classes { get; }

    /// <summary>All images, each class spread evenly over them: trainers that see rows in order see every class all the time.</summary>
    public (string Path, int Class)[] Files { get; }

    /// <summary>Why files were left out, a sentence each.</summary>
    public IReadOnlyList<string> Skipped { get; }

    /// <summary>Lists the images of a folder.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="InvalidOperationException">It has no images, or no more than one class, or an image that can't be read and is not to be skipped.</exception>
    public static ImageFolder Open(string folder, bool skipUnreadable, CancellationToken cancellation = default) => Cancellation.Run(cancellation, () => List(folder, skipUnreadable));

    private static ImageFolder List(string folder, bool skipUnreadable)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"Folder '{folder}' does not exist. Pass a folder that has a folder of images for each class.");
        string[] classes = [.. Directory.EnumerateDirectories(folder).Where(d => Directory.EnumerateFiles(d).Any(ImageFile.HasImageName)).Order(StringComparer.Ordinal)];
        if (classes.Length < 2)
        {
            throw new InvalidOperationException(Invariant(
                $"Folder '{folder}' has {classes.Length} {(classes.Length == 1 ? "folder" : "folders")} with images inside; at least two are needed, one for each class, with .png, .jpg, .bmp, .gif or .webp files in them."));
        }
        var skipped = new List<string>();
        var files = new List<(string Path, int Class, double Place)>();
        for (int c = 0; c < classes.Length; c++)
        {
            Cancellation.ThrowIfRequested();
            string[] paths = [.. Directory.EnumerateFiles(classes[c]).Where(ImageFile.HasImageName).Order(StringComparer.Ordinal)];
            if (skipUnreadable)
                paths = Readable(paths, skipped);
            if (paths.Length == 0)
                throw new InvalidOperationException($"Folder '{classes[c]}' has no image that can be read. {string.Join(" ", skipped)}".TrimEnd());
            files.AddRange(paths.Select((path, i) => (path, c, (i + 0.5) / paths.Length)));
        }
        return new ImageFolder(
            Array.ConvertAll(classes, path => Path.GetFileName(path)), [.. files.OrderBy(f => f.Place).ThenBy(f => f.Class).Select(f => (f.Path, f.Class))], skipped);
    }

    private static string[] Readable(string[] paths, List<string> skipped)
    {
        var work = new LongWork($"images in '{Path.GetDirectoryName(paths[0])}' read", paths.Length);
        return Array.FindAll(paths, path =>
        {
            work.Step();
            return IsReadable(path, skipped);
        });
    }

    private static bool IsReadable(string path, List<string> skipped)
    {
        try
        {
            ImageFile.Read(path).Dispose();
            return true;
        }
        catch (InvalidOperationException e)
        {
            skipped.Add(e.Message);
            return false;
        }
    }
}
