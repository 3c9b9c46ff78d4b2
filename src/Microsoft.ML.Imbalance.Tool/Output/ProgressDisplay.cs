using Spectre.Console;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Shows how far long work is: a bar with the time that is left on a terminal, and nothing elsewhere. Work that is soon done shows nothing at all.</summary>
internal static class ProgressDisplay
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <param name="console">Where to show it.</param>
    /// <param name="title">What is done.</param>
    /// <param name="total">How many steps there are; 0 where the work says it itself, or the library does that is at work.</param>
    /// <param name="work">The work. It tells how far it is, and must not print.</param>
    public static T Run<T>(IAnsiConsole console, string title, long total, Func<WorkProgress, T> work) => Run(console, title, total, Patience, work);

    /// <param name="console">Where to show it.</param>
    /// <param name="title">What is done.</param>
    /// <param name="total">How many steps there are; 0 where the work says it itself, or the library does that is at work.</param>
    /// <param name="patience">How long work may take before it is shown.</param>
    /// <param name="work">The work. It tells how far it is, and must not print.</param>
    internal static T Run<T>(IAnsiConsole console, string title, long total, TimeSpan patience, Func<WorkProgress, T> work)
    {
        var progress = new WorkProgress(total);
        if (!console.Profile.Capabilities.Interactive)
            return work(progress);
        Task<T> running = Task.Run(() => total > 0 ? work(progress) : LongWork.Run(state => progress.Set(state.Done, state.Total), () => work(progress)));
        if (!IsDone(running, patience))
        {
            console.Progress()
                .AutoClear(true)
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
                .Start(display =>
                {
                    ProgressTask bar = display.AddTask(Markup.Escape(title));
                    do
                        Show(progress, bar);
                    while (!IsDone(running, Interval));
                    Show(progress, bar);
                });
        }
        return running.GetAwaiter().GetResult();
    }

    private static void Show(WorkProgress progress, ProgressTask bar)
    {
        bar.IsIndeterminate = progress.Total == 0;
        bar.MaxValue = Math.Max(1, progress.Total);
        bar.Value = progress.Done;
    }

    private static bool IsDone(Task task, TimeSpan time) => ((IAsyncResult)task).AsyncWaitHandle.WaitOne(time);
}
