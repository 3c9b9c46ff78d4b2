using System.CommandLine;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A command that works on a thread of its own, so that Ctrl+C finds another one that listens; it then ends all work of the library that it is at, and nothing is written.</summary>
internal abstract class ToolCommand : System.CommandLine.Command
{
    protected ToolCommand(string name, string description, ToolConsole console)
        : base(name, description)
    {
        Console = console;
        SetAction((arguments, cancellation) => Task.Run(() => Cancellation.Run(cancellation, () => PendingOutputs.Run(() => Run(arguments, cancellation))), cancellation));
    }

    /// <summary>Where results and messages go.</summary>
    protected ToolConsole Console { get; }

    /// <summary>Adds options, in the order of the help.</summary>
    protected void Add(params ReadOnlySpan<Option> options)
    {
        foreach (Option option in options)
            Options.Add(option);
    }

    /// <returns>The exit code.</returns>
    protected abstract int Run(ParseResult arguments, CancellationToken cancellation);
}
