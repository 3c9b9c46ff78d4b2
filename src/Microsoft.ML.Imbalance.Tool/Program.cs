using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>The entry point: finds the command, runs it, and turns what goes wrong into one line and an exit code.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return await RunAsync(arguments, ToolConsole.OfProcess());
    }

    /// <summary>Runs the tool on a console of the caller's.</summary>
    public static async Task<int> RunAsync(string[] arguments, ToolConsole console)
    {
        RootCommand root = CreateRoot(console);
        ParseResult parsed = root.Parse(arguments);
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            Output = console.Results.Profile.Out.Writer,
            Error = console.Messages.Profile.Out.Writer,
        };
        try
        {
            if (parsed.Errors.Count > 0 && parsed.Action is ParseErrorAction or null)
                throw new ToolException($"{parsed.Errors[0].Message} See 'dotnet imbalance {parsed.CommandResult.Command.Name} --help'.".Replace($" {root.Name} ", " "));
            return await parsed.InvokeAsync(configuration);
        }
        catch (OperationCanceledException)
        {
            ToolConsole.Line(console.Messages, "Interrupted; nothing was written.");
            return ExitCode.Interrupted;
        }
        // The library refuses data and options with these exceptions, the file system with those.
        catch (Exception e) when (e is ToolException or ArgumentException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            ToolConsole.Line(console.Messages, $"Error: {ErrorText.OneLine(e)}");
            return ExitCode.Usage;
        }
    }

    private static RootCommand CreateRoot(ToolConsole console) => new(
        "Inspect, resample, compare and evaluate imbalanced data. Exit code 0: done; 1: done, with findings; 2: not done, one line says why.")
    {
        new InspectCommand(console),
        new ResampleCommand(console),
        new CompareCommand(console),
        new ListCommand(console),
        new EvaluateCommand(console),
        new AugmentCommand(console),
    };
}
