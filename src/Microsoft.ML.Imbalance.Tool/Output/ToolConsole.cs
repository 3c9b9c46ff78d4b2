using Spectre.Console;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Where results and messages go: results to the output, everything else to the error stream, so that results can be piped.</summary>
internal sealed class ToolConsole(IAnsiConsole results, IAnsiConsole messages)
{
    // Tables are as wide as they need to be where no window limits them.
    private const int UnlimitedWidth = 1000;

    /// <summary>Results.</summary>
    public IAnsiConsole Results { get; } = results;

    /// <summary>Progress and notes; nowhere if that is wanted.</summary>
    public IAnsiConsole Messages => IsQuiet ? Nowhere : Errors;

    /// <summary>Errors.</summary>
    public IAnsiConsole Errors { get; } = messages;

    /// <summary>Whether there shall be no progress and no notes.</summary>
    public bool IsQuiet { get; set; }

    private static IAnsiConsole Nowhere { get; } = Plain(TextWriter.Null);

    /// <summary>The console of this process. Colors and progress bars where there is a terminal, plain lines elsewhere.</summary>
    public static ToolConsole OfProcess()
    {
        IAnsiConsole results = Create(Console.Out, Console.IsOutputRedirected);
        IAnsiConsole messages = Create(Console.Error, Console.IsErrorRedirected);
        return new ToolConsole(results, messages);
    }

    /// <summary>Shows no colors from here on.</summary>
    public void DropColors()
    {
        Results.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
        Errors.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
    }

    /// <summary>A console without a terminal.</summary>
    public static IAnsiConsole Plain(TextWriter writer) => Create(writer, isRedirected: true);

    /// <summary>Writes one line as it is, without wrapping.</summary>
    public static void Line(IAnsiConsole console, string text) => console.Profile.Out.Writer.WriteLine(text);

    private static IAnsiConsole Create(TextWriter writer, bool isRedirected)
    {
        var settings = new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) };
        if (isRedirected)
        {
            settings.Ansi = AnsiSupport.No;
            settings.ColorSystem = ColorSystemSupport.NoColors;
            settings.Interactive = InteractionSupport.No;
        }
        IAnsiConsole console = AnsiConsole.Create(settings);
        if (isRedirected)
            console.Profile.Width = UnlimitedWidth;
        return console;
    }
}
