using System.CommandLine;
using System.Text.Json.Nodes;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary><c>repeat</c>: a recorded run once more, and whether the same came out.</summary>
internal sealed class RepeatCommand : System.CommandLine.Command
{
    private readonly Argument<string> _run = new("record") { Description = $"The record of the run: {RunRecord.Extension} beside what it wrote, or {RunRecord.PlainName}" };
    private readonly Option<string?> _into = new("--into") { Description = "The directory to write to instead of where the run wrote" };
    private readonly ToolConsole _console;

    public RepeatCommand(ToolConsole console)
        : base(
            "repeat",
            "Do a recorded run again, on the same data with the same options, and compare what comes out. Exit code 0: the same, bit for bit; 1: something differs; "
            + "2: it could not be repeated.")
    {
        _console = console;
        Arguments.Add(_run);
        Options.Add(_into);
        SetAction((arguments, cancellation) => Task.Run(() => RunAsync(RecordedRun.Read(arguments.GetRequiredValue(_run)), arguments.GetValue(_into), cancellation), cancellation));
    }

    private async Task<int> RunAsync(RecordedRun run, string? directory, CancellationToken cancellation)
    {
        Cancellation.Run(cancellation, () => CheckInputs(run));
        if (run.Tool != ToolVersion.Tool)
            ToolConsole.Line(_console.Messages, $"The run was recorded by version {run.Tool} of this tool; this is {ToolVersion.Tool}.");
        bool isNew = directory is not null && !Directory.Exists(directory);
        if (directory is not null)
            Directory.CreateDirectory(directory);

        string recordPath = directory is null ? Path.GetTempFileName() : Path.Combine(directory, Path.GetFileName(run.Path));
        if (directory is null)
            HalfWritten.Add(recordPath, () => File.Delete(recordPath));
        try
        {
            int exitCode = await Program.InvokeAsync([.. Redirect(run, directory), RunRecord.OptionName, recordPath, .. _console.IsQuiet ? ["--quiet"] : Array.Empty<string>()], _console);
            return exitCode is ExitCode.Success or ExitCode.Findings ? Report(run, RecordedRun.Read(recordPath)) : exitCode;
        }
        finally
        {
            if (directory is null)
                DeleteTemporary(recordPath);
            else if (isNew && !Directory.EnumerateFileSystemEntries(directory).Any())
                Directory.Delete(directory);
        }
    }

    private static void DeleteTemporary(string path)
    {
        File.Delete(path);
        HalfWritten.Forget(path);
    }

    private int CheckInputs(RecordedRun run)
    {
        foreach (RecordedFile input in run.Inputs)
        {
            if (!Directory.Exists(input.Path))
                InputFile.Check(input.Path, "the file that the run read");
            if (Fingerprint.Of(_console, input.Path) != input.Sha256)
                throw new ToolException($"'{input.Path}' is not what it was in the run that '{run.Path}' records: its SHA-256 was {input.Sha256}. Restore the file, or start a run of its own.");
        }
        return run.Inputs.Length;
    }

    /// <summary>The arguments of the run, with its outputs in another directory.</summary>
    private static IEnumerable<string> Redirect(RecordedRun run, string? directory)
    {
        string[] arguments = run.RepeatArguments;
        for (int i = 0; i < arguments.Length; i++)
        {
            bool isOutput = directory is not null && i > 0 && Array.Exists(run.Outputs, o => o.Option == arguments[i - 1]);
            yield return isOutput ? Path.Combine(directory!, Path.GetFileName(arguments[i])) : arguments[i];
        }
    }

    private int Report(RecordedRun before, RecordedRun after)
    {
        string[] differing = [.. before.Outputs.Zip(after.Outputs).Where(p => p.First.Sha256 != p.Second.Sha256).Select(p => $"'{p.Second.Path}'")];
        if (!JsonNode.DeepEquals(before.Results, after.Results))
            differing = [.. differing, "what was found"];
        ToolConsole.Line(_console.Messages, differing.Length == 0
            ? $"The same as recorded in '{before.Path}', bit for bit."
            : $"Not as recorded in '{before.Path}': {string.Join(", ", differing)}.");
        return differing.Length == 0 ? ExitCode.Success : ExitCode.Findings;
    }
}
