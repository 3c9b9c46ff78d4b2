using Spectre.Console.Testing;

namespace Microsoft.ML.Imbalance.Tool.Tests;

[TestClass]
public sealed class ProgressDisplayTests
{
    [TestMethod]
    public void LongWorkHasABarWithTheTimeThatIsLeft()
    {
        TestConsole console = new TestConsole().Interactive().EmitAnsiSequences();
        using var shown = new ManualResetEventSlim();
        console.Profile.Width = 120;
        int result = ProgressDisplay.Run(console, "Reading 'a.csv'", total: 4, progress =>
        {
            for (int step = 0; step < 3; step++)
            {
                progress.Add();
                Thread.Sleep(700);
            }
            return 42;
        });
        Assert.AreEqual(42, result);
        Assert.Contains("Reading 'a.csv'", console.Output);
        Assert.Contains("50%", console.Output);
        Assert.Contains("00:00:0", console.Output);
    }

    [TestMethod]
    public void WorkOfTheLibraryTellsHowFarItIs()
    {
        TestConsole console = new TestConsole().Interactive().EmitAnsiSequences();
        console.Profile.Width = 120;
        ProgressDisplay.Run(console, "Resampling", total: 0, _ =>
        {
            var work = new LongWork("neighbors", total: 4);
            Thread.Sleep(1100);
            work.Step(3);
            Thread.Sleep(500);
            return 0;
        });
        Assert.Contains("75%", console.Output);
    }

    [TestMethod]
    public void ShortWorkShowsNothing()
    {
        TestConsole console = new TestConsole().Interactive();
        Assert.AreEqual(1, ProgressDisplay.Run(console, "Reading", total: 0, _ => 1));
        Assert.AreEqual("", console.Output);
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
}
