using System.Text;
using System.Text.Json.Nodes;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>How imbalanced a folder of images is, how large they are, and which can't be read.</summary>
internal sealed class FolderInspection
{
    private readonly string _folder;
    private readonly ImageFolder _images;
    private readonly ImbalanceInspection _classes;
    private readonly (string Size, int Count)[] _sizes;

    public FolderInspection(string folder, WorkProgress progress, CancellationToken cancellation)
    {
        _folder = folder;
        _images = ImageFolder.Open(folder, skipUnreadable: true, cancellation);
        var view = new ColumnarView(
            _images.Files.Length, new ViewColumn<ReadOnlyMemory<char>>("Label", TextDataViewType.Instance, row => _images.Classes[_images.Files[row].Class].AsMemory()));
        progress.Set(0, _images.Files.Length);
        _classes = new MLContext(seed: 0).Data.Imbalance.Inspect(view);
        _sizes = [.. _images.Files.Select(file => SizeOf(file.Path, progress, cancellation)).GroupBy(size => size).Select(g => (g.Key, g.Count())).OrderByDescending(s => s.Item2).ThenBy(s => s.Key, StringComparer.Ordinal)];
    }

    public bool HasFindings => _images.Skipped.Count > 0 || _classes.Diagnostics.Any(InspectCommand.IsFinding);

    public JsonObject ToJson() => new()
    {
        ["data"] = _folder,
        ["images"] = _images.Files.Length,
        ["classes"] = JsonText.Array(_classes.Classes.Select(c => new JsonObject { ["name"] = c.Name, ["images"] = c.Count, ["share"] = c.Share })),
        ["imbalanceRatio"] = _classes.ImbalanceRatio,
        ["sizes"] = JsonText.Array(_sizes.Select(s => new JsonObject { ["size"] = s.Size, ["images"] = s.Count })),
        ["unreadable"] = JsonText.Texts(_images.Skipped),
        ["diagnostics"] = JsonText.Array(_classes.Diagnostics.Select(DiagnosticText.ToJson)),
    };

    public override string ToString()
    {
        const int MostSizes = 5;
        StringBuilder text = new StringBuilder().AppendLine(ToolWording.Of(_classes.ToString(), _classes.Diagnostics)).AppendLine();
        text.Append($"sizes: {string.Join(", ", _sizes.Take(MostSizes).Select(s => $"{s.Size} ({s.Count})"))}");
        if (_sizes.Length > MostSizes)
            text.Append($" and {_sizes.Length - MostSizes} more");
        foreach (string reason in _images.Skipped)
            text.AppendLine().Append($"unreadable: {reason}");
        return text.ToString();
    }

    private static string SizeOf(string path, WorkProgress progress, CancellationToken cancellation)
    {
        progress.Add();
        cancellation.ThrowIfCancellationRequested();
        using MLImage image = ImageFile.Read(path);
        return $"{image.Width} x {image.Height}";
    }
}
