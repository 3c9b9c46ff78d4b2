using System.Globalization;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>The results of <see cref="NeuralEvidence"/> as tables of a page.</summary>
internal static class EvidencePages
{
    public const string Heading = "part,table,side,architecture,sampling,loss,seed,prAuc,fold 1,fold 2,fold 3,fold 4,fold 5";

    /// <summary>The same network on both sides, and networks that are tuned.</summary>
    public const string Same = "same", Tuned = "tuned";

    public static void Print(ResultFile results, EvidenceTable[] tables)
    {
        Result[] all = [.. results.Rows.Select(cells => new Result(cells))];
        string[] names = [.. tables.Select(table => table.Name)];
        PrintSame([.. all.Where(r => r.Part == Same)], names);
        PrintTuned([.. all.Where(r => r.Part == Tuned)], names);
    }

    // Both sides over the seeds that both have.
    private static void PrintSame(Result[] results, string[] tables)
    {
        Line(["loss", "side", .. tables, "mean"]);
        Line([.. Enumerable.Repeat("---", tables.Length + 3)]);
        foreach (string loss in results.Select(r => r.Loss).Distinct())
        {
            double[][] sides = [.. new[] { "ours", "PyTorch" }.Select(side => tables.Select(table => Mean(results, table, side, loss)).ToArray())];
            Line([loss, "ours", .. Numbers(sides[0], "0.000")]);
            Line(["", "PyTorch", .. Numbers(sides[1], "0.000")]);
            Line(["", "difference", .. Numbers([.. sides[0].Zip(sides[1], (own, other) => own - other)], "+0.000;-0.000;0.000")]);
        }
    }

    private static double Mean(Result[] results, string table, string side, string loss)
    {
        Result[] of = [.. results.Where(r => r.Table == table && r.Loss == loss)];
        string[] seeds = [.. of.GroupBy(r => r.Seed).Where(g => g.Select(r => r.Side).Distinct().Count() == 2).Select(g => g.Key)];
        return of.Where(r => r.Side == side && seeds.Contains(r.Seed)).Select(r => r.PrAuc).DefaultIfEmpty(double.NaN).Average();
    }

    private static void PrintTuned(Result[] results, string[] tables)
    {
        Line(["model", "batches", "loss", .. tables, "mean"]);
        Line([.. Enumerable.Repeat("---", tables.Length + 4)]);
        foreach (var setting in results.GroupBy(r => (r.Architecture, r.Sampling, r.Loss)))
        {
            double[] values = [.. tables.Select(table => setting.FirstOrDefault(r => r.Table == table)?.PrAuc ?? double.NaN)];
            Line([setting.Key.Architecture, setting.Key.Sampling, setting.Key.Loss, .. Numbers(values, "0.000")]);
        }
    }

    private static IEnumerable<string> Numbers(double[] values, string format)
        => values.Append(values.Average()).Select(value => double.IsNaN(value) ? "-" : value.ToString(format, CultureInfo.InvariantCulture));

    private static void Line(string[] cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");

    private sealed record Result(string Part, string Table, string Side, string Architecture, string Sampling, string Loss, string Seed, double PrAuc)
    {
        public Result(string[] cells)
            : this(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], double.Parse(cells[7], CultureInfo.InvariantCulture))
        {
        }
    }
}
