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

    /// <param name="path">The file.</param>
    /// <param name="file">The file as it is stored, which tells how far the reader is.</param>
    public static TextReader OpenRead(string path, out Stream file)
    {
        InputFile.Check(path);
        file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        return new StreamReader(IsCompressed(path) ? new GZipStream(file, CompressionMode.Decompress) : file, Utf8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
    }

    /// <summary>Text into a file, in the compression that its name asks for.</summary>
    public static TextWriter OpenWrite(Stream file, string path)
        => new StreamWriter(IsCompressed(path) ? new GZipStream(file, CompressionLevel.Optimal) : file, Utf8, bufferSize: 1 << 16);

    public static bool IsCompressed(string path) => path.EndsWith(Compressed, StringComparison.OrdinalIgnoreCase);
}
