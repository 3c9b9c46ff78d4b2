using System.Globalization;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>In how many cases, a strategy on a table with a trainer each, probabilities are not worse than those of doing nothing.</summary>
internal static class PriorsTable
{
    public const string Heading = "table,trainer,strategy,way,prAuc,mean probability,Brier,its difference,its error,log-loss,its difference,its error";

    private static readonly string[] Ways = [StrategyPipeline.AsTheyAre, StrategyPipeline.Corrected, .. StrategyPipeline.Calibrations.Select(c => c.ToString())];

    public static void Print(ResultFile results)
    {
        string[][] cases = [.. results.Rows.Where(row => row.Length > 4 && row[2] != "none")];
        foreach (string trainer in StrategyPipeline.Trainers)
        {
            Console.WriteLine($"{trainer}: {cases.Where(row => row[1] == trainer).Select(row => (row[0], row[2])).Distinct().Count()} cases");
            Console.WriteLine("| probabilities | Brier: mean not higher | not significantly worse | log-loss: mean not higher | not significantly worse |");
            Console.WriteLine("|---|---|---|---|---|");
            foreach (string way in Ways)
            {
                string[][] of = [.. cases.Where(row => row[1] == trainer && row[3] == way)];
                Console.WriteLine($"| {way} | {NotHigher(of, 7)} | {NotWorse(of, 7)} | {NotHigher(of, 10)} | {NotWorse(of, 10)} |");
            }
        }
        foreach (string trainer in StrategyPipeline.Trainers)
        {
            Console.WriteLine($"{trainer}, by strategy");
            Console.WriteLine($"| strategy | tables | {string.Join(" | ", Ways.Select(w => $"{w}: Brier, log-loss"))} | PR-AUC: median difference | better on |");
            Console.WriteLine($"|---|---|{string.Concat(Enumerable.Repeat("---|", Ways.Length + 2))}");
            foreach (IGrouping<string, string[]> strategy in cases.Where(row => row[1] == trainer).GroupBy(row => row[2]))
            {
                string[][][] byWay = [.. Ways.Select(way => strategy.Where(row => row[3] == way).ToArray())];
                double[] prAuc = [.. byWay[0].Select(row => Number(row, 4) - Number(results.Rows.First(r => r[0] == row[0] && r[1] == row[1] && r[2] == "none"), 4)).Order()];
                Console.WriteLine($"| {strategy.Key} | {byWay[0].Length} | {string.Join(" | ", byWay.Select(of => $"{NotWorse(of, 7)}, {NotWorse(of, 10)}"))} "
                    + string.Create(CultureInfo.InvariantCulture, $"| {prAuc[prAuc.Length / 2]:+0.000;-0.000;0.000} | {prAuc.Count(d => d > 0)} |"));
            }
        }
        foreach (string[] failed in results.Rows.Where(row => row.Length == 4))
            Console.WriteLine(string.Join(", ", failed));
    }

    private static string NotHigher(string[][] cases, int difference) => Share(cases, row => Number(row, difference) <= 0);

    // The 95 % interval of the mean difference over the test rows is not all above 0.
    private static string NotWorse(string[][] cases, int difference) => Share(cases, row => Number(row, difference) <= 1.96 * Number(row, difference + 1));

    private static string Share(string[][] cases, Func<string[], bool> holds)
        => cases.Length == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * cases.Count(holds) / cases.Length:0} %");

    private static double Number(string[] row, int place) => double.Parse(row[place], CultureInfo.InvariantCulture);
}
