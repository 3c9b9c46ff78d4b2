using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Spectre.Console;
using Spectre.Console.Testing;

namespace Microsoft.ML.Imbalance.Tool.Tests;

[TestClass]
public sealed class ProgressDisplayTests
{
    [TestMethod]
    public void LongWorkHasABarWithTheTimeThatIsLeft()
    {
        var screen = new Screen();
        int result = ProgressDisplay.Run(screen.Console, "Reading 'a.csv'", total: 4, patience: TimeSpan.Zero, progress =>
        {
            foreach (string shown in new[] { "25%", "50%", "75%" })
            {
                progress.Add();
                screen.WaitFor(Regex.Escape(shown));
            }
            screen.WaitFor(@"75% \d\d:\d\d:\d\d");
            return 42;
        });
        Assert.AreEqual(42, result);
        screen.WaitFor("Reading 'a[.]csv'");
    }

    [TestMethod]
    public void WorkOfTheLibraryTellsHowFarItIs()
    {
        var screen = new Screen();
        ProgressDisplay.Run(screen.Console, "Resampling", total: 0, patience: TimeSpan.Zero, _ =>
        {
            var work = new LongWork("neighbors", total: 4);
            // work of the library speaks up once in a while only
            Thread.Sleep(1100);
            work.Step(3);
            screen.WaitFor("75%");
            return 0;
        });
    }

    [TestMethod]
    public void WorkThatEndsInTimeShowsNothing()
    {
        var screen = new Screen();
        Assert.AreEqual(1, ProgressDisplay.Run(screen.Console, "Reading", total: 0, patience: Timeout.InfiniteTimeSpan, _ => 1));
        Assert.AreEqual("", screen.ToString());
    }

    [TestMethod]
    public void WithoutATerminalNothingIsShown()
    {
        var text = new StringWriter();
        Assert.AreEqual(1, ProgressDisplay.Run(ToolConsole.Plain(text), "Reading", total: 2, progress =>
        {
            progress.Set(1, 2);
            return (int)progress.Done;
        }));
        Assert.AreEqual("", text.ToString());
    }

    [TestMethod]
    public void WhatGoesWrongInTheWorkIsThrown()
        => Assert.ThrowsExactly<OperationCanceledException>(() => ProgressDisplay.Run<int>(new TestConsole().Interactive(), "Reading", total: 0, _ => throw new OperationCanceledException()));

    [TestMethod]
    public void ReadingAndWritingCountTheirSteps()
    {
        using var folder = new TemporaryFolder();
        string input = folder.Write("rows.csv", "x,Label\n" + string.Concat(Enumerable.Range(0, 5000).Select(i => $"{i},{i % 2}\n")));
        var progress = new WorkProgress();
        Table table = TableFile.Read(input, progress);
        Assert.AreEqual(new FileInfo(input).Length, progress.Total);
        Assert.IsTrue(progress.Done > progress.Total / 2, $"{progress.Done}");

        ToolRun.Here("resample", "-d", input, "--strategy", "none", "-o", folder["rows.parquet"]).AssertDone();
        var cells = new WorkProgress();
        Assert.AreEqual(table.RowCount, TableFile.Read(folder["rows.parquet"], cells).RowCount);
        Assert.AreEqual((10_000L, 10_000L), (cells.Done, cells.Total));
    }

    /// <summary>A terminal whose text can be read while others write to it.</summary>
    private sealed class Screen : StringWriter
    {
        private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

        public Screen() : base(CultureInfo.InvariantCulture)
        {
            Console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.Yes, Out = new AnsiConsoleOutput(this) });
            Console.Profile.Width = 120;
        }

        public IAnsiConsole Console { get; }

        public override void Write(char value) => Change(() => base.Write(value));

        public override void Write(char[] buffer, int index, int count) => Change(() => base.Write(buffer, index, count));

        public override void Write(string? value) => Change(() => base.Write(value));

        public override string ToString()
        {
            lock (GetStringBuilder())
                return base.ToString();
        }

        /// <summary>Waits until the text holds what <paramref name="pattern"/> describes.</summary>
        public void WaitFor(string pattern)
        {
            var waited = Stopwatch.StartNew();
            lock (GetStringBuilder())
            {
                while (!Regex.IsMatch(base.ToString(), pattern))
                {
                    if (waited.Elapsed > Limit)
                        Assert.Fail($"'{pattern}' was not shown, but:\n{base.ToString()}");
                    Monitor.Wait(GetStringBuilder(), TimeSpan.FromSeconds(1));
                }
            }
        }

        private void Change(Action write)
        {
            lock (GetStringBuilder())
            {
                write();
                Monitor.PulseAll(GetStringBuilder());
            }
        }
    }
}
