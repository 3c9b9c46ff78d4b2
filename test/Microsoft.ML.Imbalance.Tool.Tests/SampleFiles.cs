using System.Globalization;
using System.IO.Compression;

namespace Microsoft.ML.Imbalance.Tool.Tests;

/// <summary>Small files that several tests read.</summary>
internal static partial class SampleFiles
{
    /// <summary>The first rows of the shipped loans.</summary>
    public static string WriteLoans(TemporaryFolder folder, int rowCount)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(ShippedData.Path), CompressionMode.Decompress));
        string path = folder["loans.csv"];
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        for (int line = 0; line <= rowCount; line++)
            writer.WriteLine(reader.ReadLine());
        return path;
    }

    /// <summary>
    /// 200 rows of class <c>rare</c> (every tenth) or <c>common</c>: a whole number, a number with two decimals, a category, an identifier, and gaps in <c>level</c>.
    /// </summary>
    public static string WritePoints(TemporaryFolder folder)
    {
        string[] lines = [.. Enumerable.Range(0, 200).Select(i => string.Create(
            CultureInfo.InvariantCulture,
            $"{i * 7 % 50},{i * 13 % 997 / 100.0:0.00},{"red green blue".Split(' ')[i % 3]},id{i},{(i % 4 == 0 ? "NA" : i % 5)},{(i % 10 == 0 ? "rare" : "common")}"))];
        return folder.Write("points.csv", "count,size,color,id,level,Label\n" + string.Join('\n', lines) + "\n");
    }
}
