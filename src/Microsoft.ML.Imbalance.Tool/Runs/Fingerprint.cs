using System.Security.Cryptography;
using System.Text;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>The SHA-256 of a file; of a folder of images by class, that of a line for each file in the folders of the classes, with its name and its SHA-256.</summary>
internal static class Fingerprint
{
    private const int BufferSize = 1 << 20;

    /// <param name="console">Where progress is shown.</param>
    /// <param name="path">The file or folder.</param>
    public static string Of(ToolConsole console, string path)
    {
        bool isFolder = Directory.Exists(path);
        string[] files = isFolder ? [.. Directory.GetDirectories(path).SelectMany(Directory.GetFiles)] : [path];
        return ProgressDisplay.Run(
            console.Messages, $"Fingerprint of '{path}'", files.Sum(file => new FileInfo(file).Length), progress => isFolder ? OfFolder(path, files, progress) : OfFile(path, progress));
    }

    private static string OfFolder(string folder, string[] files, WorkProgress progress)
    {
        IEnumerable<(string Name, string Path)> named = files.Select(file => (Path.GetRelativePath(folder, file).Replace('\\', '/'), file));
        string lines = string.Concat(named.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => $"{f.Name}\t{OfFile(f.Path, progress)}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines)));
    }

    private static string OfFile(string path, WorkProgress progress)
    {
        using FileStream file = File.OpenRead(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferSize];
        for (int count; (count = file.Read(buffer)) > 0;)
        {
            Cancellation.ThrowIfRequested();
            hash.AppendData(buffer, 0, count);
            progress.Add(count);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
