using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using System.Text.Json;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>What ours took, the seconds of the first call of the process and of a pass over its result, and what the view of the table holds in memory.</summary>
internal sealed record OwnOutcome(PeerOutcome Plan, double First, double Pass, double ViewMegabytes);

/// <summary>Measures a method of ours in a process of its own, so that time to compile and peak memory are its own.</summary>
internal static class OwnProcess
{
    private const int MostRuns = 25, LeastRuns = 3;
    private const double Budget = 5, LongestWarmUp = 20;

    /// <summary>Starts this program anew with <c>peers --measure METHOD</c> for times and with <c>--memory</c> besides for memory.</summary>
    public static OwnOutcome Run(PeerMethod method, PeerTable table, string prefix)
    {
        string[] arguments = ["peers", "--measure", method.Name, "--data", prefix, "--columns", table.Columns.ToString(CultureInfo.InvariantCulture)];
        OwnOutcome times = Start(method, new ProcessStartInfo(Environment.ProcessPath!, arguments));
        // Code that is compiled anew while a long method runs takes megabytes that come and go: here all is compiled once, to the end.
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. arguments, "--memory"]);
        start.Environment["DOTNET_TieredCompilation"] = "0";
        return times with { Plan = times.Plan with { Megabytes = Start(method, start).Plan.Megabytes } };
    }

    private static OwnOutcome Start(PeerMethod method, ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{method.Name} did not run: {output}");
        return JsonSerializer.Deserialize<OwnOutcome>(output)!;
    }

    /// <summary>The work of that process.</summary>
    /// <param name="method">The method.</param>
    /// <param name="prefix">Where the table is.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="onlyMemory">Whether memory is asked for: then a run is enough, once two have compiled all there is.</param>
    public static void Measure(PeerMethod method, string prefix, int columns, bool onlyMemory)
    {
        var ml = new MLContext(seed: 1);
        long empty = GC.GetTotalMemory(forceFullCollection: true);
        IDataView view = PeerView.Load(ml, prefix, columns, method.ReadsCategories);
        double held = (GC.GetTotalMemory(forceFullCollection: true) - empty) / (double)(1 << 20);
        ResamplingEstimator estimator = method.Create(ml.Transforms.Imbalance);
        double first = Stopwatches.Once(() => Produce(estimator.FitResample(view)));
        if (onlyMemory)
        {
            Produce(estimator.FitResample(view));
        }
        else
        {
            // Fewer rows, so that libraries are loaded and code is compiled, and enough of them that it is the code for many. The other side's is compiled already: there one call on 450 rows does.
            IDataView few = ml.Data.Cache(ml.Data.TakeRows(view, Math.Max(2000, (int)(view.GetRowCount() ?? 0) / 10)));
            WarmUp(() => Produce(estimator.FitResample(few)));
        }
        // What is kept for later use would hide what a run takes. Some stays hidden: while nothing is collected, a run takes no less than it allocates.
        ProcessMemory.Reset();
        double before = ProcessMemory.Resident;

        long allocatedBefore = GC.GetTotalAllocatedBytes(precise: true), collections = GC.CollectionCount(0);
        var seconds = new List<double>();
        double taken = 0;
        ResampledDataView? result = null;
        while (seconds.Count < (onlyMemory ? 1 : LeastRuns) || (!onlyMemory && seconds.Count < MostRuns && seconds.Sum() < Budget))
        {
            result = null;
            seconds.Add(Stopwatches.Once(() => Produce(result = estimator.FitResample(view))));
            if (seconds.Count > 1)
                continue;
            double allocated = (GC.GetTotalAllocatedBytes(precise: true) - allocatedBefore) / (double)(1 << 20);
            taken = Math.Max(ProcessMemory.Peak - before, GC.CollectionCount(0) == collections ? allocated : 0);
        }
        ClassCountChange[] counts = [.. result!.Report.Classes.OrderBy(c => c.CountBefore)];
        var plan = new PeerOutcome([.. seconds], taken, (int)counts.Sum(c => c.CountAfter), (int)counts[0].CountAfter);
        double pass = Stopwatches.Median(() => Tables.Read(result), repeats: 3);
        Console.WriteLine(JsonSerializer.Serialize(new OwnOutcome(plan, first, pass, held)));
    }

    // Until a second goes by in which no method is compiled: frequent ones are, anew and better, while others run.
    private static void WarmUp(Action action)
    {
        long start = Stopwatch.GetTimestamp(), lastCompiled = start, methods = 0;
        while (Stopwatch.GetElapsedTime(lastCompiled).TotalSeconds < 1 && Stopwatch.GetElapsedTime(start).TotalSeconds < LongestWarmUp)
        {
            action();
            if (JitInfo.GetCompiledMethodCount() is var count && count == methods)
                continue;
            (methods, lastCompiled) = (count, Stopwatch.GetTimestamp());
        }
    }

    /// <summary>Computes the features of every synthetic row, once.</summary>
    private static void Produce(ResampledDataView view)
    {
        foreach (SyntheticRows rows in view.Extras.OfType<SyntheticRows>().Where(rows => rows.Count > 0))
        {
            Parallel.ForEach(Partitioner.Create(0, rows.Count), range =>
            {
                var features = new float[rows.Table.Layout.Dimension];
                for (int i = range.Item1; i < range.Item2; i++)
                    rows.Fill(i, features);
            });
        }
    }
}
