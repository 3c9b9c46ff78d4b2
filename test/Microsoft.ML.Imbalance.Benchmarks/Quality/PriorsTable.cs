using System.Globalization;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>In how many cases, a strategy on a table with a trainer each, probabilities cost no more than those of doing nothing.</summary>
internal static class PriorsTable
{
    public const string Heading = "table,trainer,strategy,way,prAuc,mean probability,Brier,its difference,its error,log-loss,its difference,its error";

    private static readonly string[] Ways = [StrategyPipeline.AsTheyAre, StrategyPipeline.Corrected, .. StrategyPipeline.Calibrations.Select(c => c.ToString()), StrategyPipeline.Anchored];

    // One of each kind, so that a line can be read.
    private static readonly string[] Shown = [StrategyPipeline.AsTheyAre, StrategyPipeline.Corrected, nameof(BinaryCalibrationMethod.Platt), StrategyPipeline.Anchored];

    public static void Print(ResultFile results)
    {
        string[][] cases = [.. results.Rows.Where(row => row.Length > 4 && row[2] != "none")];
        foreach (string trainer in StrategyPipeline.Trainers)
        {
            Console.WriteLine($"{trainer}: {cases.Where(row => row[1] == trainer).Select(row => (row[0], row[2])).Distinct().Count()} cases");
            Console.WriteLine("| probabilities | cases | Brier: not above | at most 1 % above | not significantly above | median change | log-loss: not above | at most 1 % above | not significantly above | median change |");
            Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
            foreach (string way in Ways)
            {
                string[][] of = [.. cases.Where(row => row[1] == trainer && row[3] == way)];
                Console.WriteLine($"| {way} | {of.Length} | {Columns(of, 6)} | {Columns(of, 9)} |");
            }
            string[][] anchored = [.. cases.Where(row => row[1] == trainer && row[3] == StrategyPipeline.Anchored)];
            Console.WriteLine($"{trainer}: with an anchor, the probabilities are those of doing nothing in {Share(anchored, row => Number(row, 7) == 0 && Number(row, 8) == 0)} of cases");
        }
        foreach (string trainer in StrategyPipeline.Trainers)
            PrintAgainstCalibrated(results, trainer);
        foreach (string trainer in StrategyPipeline.Trainers)
        {
            Console.WriteLine($"{trainer}, by strategy");
            Console.WriteLine($"| strategy | tables | {string.Join(" | ", Shown.Select(w => $"{w}: Brier, log-loss"))} | PR-AUC: median difference | better on |");
            Console.WriteLine($"|---|---|{string.Concat(Enumerable.Repeat("---|", Shown.Length + 2))}");
            foreach (IGrouping<string, string[]> strategy in cases.Where(row => row[1] == trainer).GroupBy(row => row[2]))
            {
                string[][][] byWay = [.. Shown.Select(way => strategy.Where(row => row[3] == way).ToArray())];
                double[] prAuc = [.. byWay[0].Select(row => Number(row, 4) - Number(results.Rows.First(r => r[0] == row[0] && r[1] == row[1] && r[2] == "none"), 4)).Order()];
                Console.WriteLine($"| {strategy.Key} | {byWay.Max(of => of.Length)} | {string.Join(" | ", byWay.Select(of => $"{NotAbove(of, 6)}, {NotAbove(of, 9)}"))} "
                    + string.Create(CultureInfo.InvariantCulture, $"| {prAuc[prAuc.Length / 2]:+0.000;-0.000;0.000} | {prAuc.Count(d => d > 0)} |"));
            }
        }
        foreach (string[] failed in results.Rows.Where(row => row.Length == 4))
            Console.WriteLine(string.Join(", ", failed));
    }

    /// <summary>What calibration gives to doing nothing, and in how many cases a strategy's calibrated probabilities then cost no more.</summary>
    private static void PrintAgainstCalibrated(ResultFile results, string trainer)
    {
        const string Way = nameof(BinaryCalibrationMethod.Platt);
        Dictionary<string, string[]> nothing = results.Rows.Where(row => row.Length > 4 && row[1] == trainer && row[2] == "none" && row[3] == Way).ToDictionary(row => row[0]);
        if (nothing.Count == 0)
            return;
        double[] changes = [.. nothing.Values.Select(row => 100 * Number(row, 10) / (Number(row, 9) - Number(row, 10))).Order()];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{trainer}: {Way} changes the log-loss of doing nothing by {changes[0]:0} to {changes[^1]:0} %"));
        foreach (string way in new[] { Way, StrategyPipeline.Anchored })
        {
            string[][] strategies = [.. results.Rows.Where(row => row.Length > 4 && row[1] == trainer && row[2] != "none" && row[3] == way)];
            string AtMost(double factor, int mean) => Share(strategies, row => Number(row, mean) <= factor * Number(nothing[row[0]], mean));
            Console.WriteLine($"{trainer}: against that, {way} is not above it in {AtMost(1, 6)} (Brier) and {AtMost(1, 9)} (log-loss), at most 1 % above it in {AtMost(1.01, 6)} and {AtMost(1.01, 9)}");
        }
    }

    private static string Columns(string[][] cases, int mean) => string.Join(" | ", [
        NotAbove(cases, mean),
        Share(cases, row => Relative(row, mean) <= 0.01),
        // The 95 % interval of the mean difference over the test rows is not all above 0.
        Share(cases, row => Number(row, mean + 1) <= 1.96 * Number(row, mean + 2)),
        Change(cases, mean),
    ]);

    // The mean loss is not above that of doing nothing; but for a millionth of it, which is what rounding probabilities to single precision may cost.
    private static string NotAbove(string[][] cases, int mean) => Share(cases, row => Relative(row, mean) <= 1e-6);

    // By how much the loss of all cases changes, half of them by more.
    private static string Change(string[][] cases, int mean) => cases.Length == 0 ? "-" : string.Create(
        CultureInfo.InvariantCulture, $"{100 * Stopwatches.MedianOf(cases.Select(row => Relative(row, mean))):+0.0;-0.0;0.0} %");

    private static double Relative(string[] row, int mean) => Number(row, mean + 1) / (Number(row, mean) - Number(row, mean + 1));

    private static string Share(string[][] cases, Func<string[], bool> holds)
        => cases.Length == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * cases.Count(holds) / cases.Length:0} %");

    private static double Number(string[] row, int place) => double.Parse(row[place], CultureInfo.InvariantCulture);
}
