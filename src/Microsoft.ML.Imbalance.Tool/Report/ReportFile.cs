using System.CommandLine;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>The option <c>--report</c>, and the file that it names.</summary>
internal static class ReportFile
{
    public static Option<string?> Option() => new("--report") { Description = "The .html file to write a report to: one file with all charts, which loads nothing" };

    /// <summary>Writes a report.</summary>
    public static void Write(string path, ReportPage page)
    {
        using var output = new SafeOutput(path);
        output.Writer.Write(HtmlPage.Of(page));
        output.Complete();
    }
}
