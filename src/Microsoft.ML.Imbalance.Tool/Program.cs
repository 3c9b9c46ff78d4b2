using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Text;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>The entry point: finds the command, runs it, and turns what goes wrong into one line and an exit code.</summary>
internal static class Program
{
    private static readonly Option<bool> Quiet = new("--quiet", "-q") { Description = "No progress and no notes: results and errors only", Recursive = true };
    private static readonly Option<bool> NoColor = new("--no-color") { Description = "No colors; NO_COLOR in the environment does the same", Recursive = true };

    public static async Task<int> Main(string[] arguments)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return await RunAsync(arguments, ToolConsole.OfProcess());
    }

    /// <summary>Runs the tool on a console of the caller's.</summary>
    public static async Task<int> RunAsync(string[] arguments, ToolConsole console)
    {
        try
        {
            return await InvokeAsync(arguments, console);
        }
        catch (OperationCanceledException)
        {
            ToolConsole.Line(console.Errors, "Interrupted; nothing was written.");
            return ExitCode.Interrupted;
        }
        // The library refuses data and options with these exceptions, the file system with those.
        catch (Exception e) when (e is ToolException or ArgumentException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            ToolConsole.Line(console.Errors, $"Error: {ErrorText.OneLine(e)}");
            return ExitCode.Usage;
        }
    }

    /// <summary>Runs a command, and throws what goes wrong.</summary>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public static async Task<int> InvokeAsync(string[] arguments, ToolConsole console)
    {
        RootCommand root = CreateRoot(console);
        ParseResult parsed = root.Parse(arguments);
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            Output = console.Results.Profile.Out.Writer,
            Error = console.Messages.Profile.Out.Writer,
        };
        console.IsQuiet = parsed.GetValue(Quiet);
        if (parsed.GetValue(NoColor))
            console.DropColors();
        if (Complaint(parsed) is { } complaint)
            throw new ToolException($"{complaint} See 'dotnet imbalance {parsed.CommandResult.Command.Name} --help'.".Replace($" {root.Name} ", " "));
        int exitCode = await parsed.InvokeAsync(configuration);
        // The parser waits two seconds for work that is to end, and no longer.
        return exitCode == ExitCode.Interrupted ? throw new OperationCanceledException() : exitCode;
    }

    /// <summary>What is wrong with the command line, and what was probably meant; null if nothing is.</summary>
    private static string? Complaint(ParseResult parsed)
    {
        if (parsed.Errors.Count > 0 && parsed.Action is ParseErrorAction or null)
        {
            string? unmatched = parsed.UnmatchedTokens.FirstOrDefault();
            string hint = unmatched is null ? "" : Hint(parsed, unmatched);
            if (parsed.CommandResult.Command is not { Subcommands.Count: > 0 } group || unmatched is null || unmatched.StartsWith('-'))
                return ToolWording.Of(parsed.Errors[0].Message) + hint;
            return $"There is no command '{unmatched}'.{(hint.Length > 0 ? hint : $" The commands are: {string.Join(", ", group.Subcommands.Where(c => !c.Hidden).Select(c => c.Name))}.")}";
        }
        // The parser takes an option that does not exist for an argument where one may stand.
        string? stranger = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).Select(t => t.Value).FirstOrDefault(t => t.StartsWith("--", StringComparison.Ordinal));
        return stranger is null ? null : $"Unrecognized command or argument '{stranger}'.{Hint(parsed, stranger)}";
    }

    /// <summary>The command or option that was probably meant by a word that is neither.</summary>
    private static string Hint(ParseResult parsed, string stranger)
    {
        System.CommandLine.Command command = parsed.CommandResult.Command;
        return NameHint.For(stranger, stranger.StartsWith('-') ? command.Options.Append(Quiet).Append(NoColor).Select(o => o.Name) : command.Subcommands.Select(c => c.Name));
    }

    /// <summary>All commands, as completion and help know them.</summary>
    public static RootCommand CreateRoot(ToolConsole console) => new(
        "Inspect, split and resample imbalanced data; compare strategies, train, tune, evaluate and use models. Exit code 0: done; 1: done, with findings; 2: not done, one line says why.")
    {
        Quiet,
        NoColor,
        new InspectCommand(console),
        new SplitCommand(console),
        new ResampleCommand(console),
        new CompareCommand(console),
        new TrainCommand(console),
        new TuneCommand(console),
        new PredictCommand(console),
        new EvaluateCommand(console),
        new AugmentCommand(console),
        new ExportCommand(console),
        new ListCommand(console),
        new RepeatCommand(console),
        new CompletionCommand(console),
    };
}
