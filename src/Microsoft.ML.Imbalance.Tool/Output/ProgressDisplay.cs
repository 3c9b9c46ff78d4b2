using Spectre.Console;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Shows how far a long command is: a bar on a terminal, lines elsewhere.</summary>
internal static class ProgressDisplay
{
    /// <param name="console">Where to show it.</param>
    /// <param name="title">What is done.</param>
    /// <param name="total">How many steps there are.</param>
    /// <param name="work">The work. It calls the first function after each step, from any thread, and the second with a line to print where there is no bar.</param>
    public static T Run<T>(IAnsiConsole console, string title, int total, Func<Action, Action<string>, T> work)
    {
        if (!console.Profile.Capabilities.Interactive)
        {
            ToolConsole.Line(console, title);
            return work(() => { }, line => ToolConsole.Line(console, line));
        }
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(progress =>
            {
                ProgressTask task = progress.AddTask(Markup.Escape(title), maxValue: total);
                return work(() => task.Increment(1), _ => { });
            });
    }
}
