using System.IO.Compression;
using System.Text;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Opens comma- and tab-separated files, compressed or not, by their names.</summary>
internal static class DelimitedFile
{
    private const string Compressed = ".gz";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Tab for <c>.tsv</c> and <c>.tab</c>, with or without <c>.gz</c>; otherwise comma.</summary>
    public static char SeparatorOf(string path)
    {
        string name = IsCompressed(path) ? path[..^Compressed.Length] : path;
        return name.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".tab", StringComparison.OrdinalIgnoreCase) ? '\t' : ',';
    }

    public static TextReader OpenRead(string path)
    {
        if (Directory.Exists(path))
            throw new ToolException($"'{path}' is a directory; a file is needed. Pass the path of a .csv or .tsv file, which may be compressed (.gz).");
        if (!File.Exists(path))
            throw new ToolException($"File '{path}' was not found. Check the path; the current directory is '{Environment.CurrentDirectory}'.");
        Stream file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        return new StreamReader(IsCompressed(path) ? new GZipStream(file, CompressionMode.Decompress) : file, Utf8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
    }

    /// <summary>Opens a file for writing, in the compression that <paramref name="finalPath"/> asks for.</summary>
    public static TextWriter OpenWrite(string path, string finalPath)
    {
        Stream file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16);
        return new StreamWriter(IsCompressed(finalPath) ? new GZipStream(file, CompressionLevel.Optimal) : file, Utf8, bufferSize: 1 << 16);
    }

    private static bool IsCompressed(string path) => path.EndsWith(Compressed, StringComparison.OrdinalIgnoreCase);
}
