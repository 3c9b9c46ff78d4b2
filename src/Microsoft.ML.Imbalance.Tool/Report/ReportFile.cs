using System.CommandLine;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>The option <c>--report</c>, and the file that it names.</summary>
internal static class ReportFile
{
    /// <summary>Where the record of a run goes that writes nothing but a report.</summary>
    public const string RecordPlace = $"beside the report, with {RunRecord.Extension} after its name; without a report {RunRecord.PlainName} in the current directory";

    public static Option<string?> Option() => new("--report") { Description = "The .html file to write a report to: one file with all charts, which loads nothing" };

    /// <summary>Writes a report, and shows that it is at work where that takes long.</summary>
    public static void Write(ToolConsole console, string path, Func<ReportPage> create)
    {
        using var output = new SafeOutput(path);
        output.Writer.Write(ProgressDisplay.Run(console.Messages, "Drawing the report", total: 0, _ => HtmlPage.Of(create())));
        output.Complete();
    }
}
