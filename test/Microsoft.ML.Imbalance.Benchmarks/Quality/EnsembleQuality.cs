using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.ML.Trainers.LightGbm;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>PR-AUC of ensembles and of imbalanced-learn's, on the same folds: 5 times 2.</summary>
/// <param name="Process">Where imbalanced-learn is.</param>
/// <param name="Script">The script that runs it, and writes tables and folds.</param>
/// <param name="Folder">The tables, as the script sees them.</param>
/// <param name="Results">What is measured so far.</param>
internal sealed record EnsembleQuality(PeerRun Process, string Script, string Folder, ResultFile Results)
{
    public const string Heading = "table,rows,positives,side,method,prAuc,worst fold,best fold";

    private const string Peer = "imbalanced-learn", Ours = "ours";
    private const int Parts = 10;

    private static readonly string[] PeerMethods = ["BalancedBagging", "EasyEnsemble", "RUSBoost", "BalancedRandomForest"];

    private static readonly (string Name, Func<MLContext, IEstimator<ITransformer>> Create)[] Methods =
    [
        ("nothing", ml => Trainer(ml)),
        ("BalancedBagging", ml => ml.BinaryClassification.Trainers.Imbalance.BalancedBagging(Trainer(ml), seed: 1)),
        ("EasyEnsemble", ml => ml.BinaryClassification.Trainers.Imbalance.EasyEnsemble(Trainer(ml), seed: 1)),
        ("SelfPacedEnsemble", ml => ml.BinaryClassification.Trainers.Imbalance.SelfPacedEnsemble(Trainer(ml), seed: 1)),
        ("BalanceCascade", ml => ml.BinaryClassification.Trainers.Imbalance.BalanceCascade(Trainer(ml), seed: 1)),
        ("RusBoost", ml => ml.BinaryClassification.Trainers.Imbalance.RusBoost(Trainer(ml), numberOfMembers: 10, seed: 1)),
        ("BalancedForest", ml => ml.BinaryClassification.Trainers.Imbalance.BalancedForest(seed: 1)),
    ];

    public void Measure(string table)
    {
        const string Out = "/data/ensembles-quality";
        if (!PeerMethods.All(method => Results.Rows.Any(row => row[0] == table && row[3] == Peer && row[4] == method)))
        {
            foreach (string line in Process.Run(Script, "quality", Folder, table, Out))
            {
                JsonElement peer = JsonDocument.Parse(line).RootElement;
                Add(table, peer.GetProperty("rows").GetInt32(), peer.GetProperty("positives").GetInt32(), Peer, peer.GetProperty("method").GetString()!, [.. peer.GetProperty("prAuc").EnumerateArray().Select(v => v.GetDouble())]);
            }
        }
        string prefix = Path.Combine(Process.Root, Out.TrimStart('/'), table);
        int[] folds = MemoryMarshal.Cast<byte, int>(File.ReadAllBytes(prefix + ".folds")).ToArray(), labels = MemoryMarshal.Cast<byte, int>(File.ReadAllBytes(prefix + ".i32")).ToArray();
        foreach ((string method, Func<MLContext, IEstimator<ITransformer>> create) in Methods)
        {
            if (!Results.Rows.Any(row => row[0] == table && row[3] == Ours && row[4] == method))
                Add(table, labels.Length, labels.Sum(), Ours, method, [.. Enumerable.Range(0, Parts).Select(part => PrAuc(prefix, folds.AsSpan(part / 2 * labels.Length, labels.Length).ToArray(), part % 2, create))]);
        }
    }

    public void Print()
    {
        string[] tables = [.. Results.Rows.Select(row => row[0]).Distinct()];
        (string Side, string Method)[] columns = [.. Results.Rows.Select(row => (row[3], row[4])).Distinct().OrderBy(c => c.Item1 == Ours)];
        Console.WriteLine($"| table | rows | positives | {string.Join(" | ", columns.Select(c => $"{c.Side}: {c.Method}"))} |");
        Console.WriteLine($"|{string.Concat(Enumerable.Repeat("---|", columns.Length + 3))}");
        double? Value(string table, (string Side, string Method) column)
            => Results.Rows.FirstOrDefault(row => row[0] == table && row[3] == column.Side && row[4] == column.Method) is { } found ? double.Parse(found[5], CultureInfo.InvariantCulture) : null;
        foreach (string table in tables)
        {
            string[] first = Results.Rows.First(row => row[0] == table);
            Console.WriteLine($"| {table} | {first[1]} | {first[2]} | {string.Join(" | ", columns.Select(c => Text(Value(table, c))))} |");
        }
        Console.WriteLine($"| **median** | | | {string.Join(" | ", columns.Select(c => Text(Stopwatches.MedianOf(tables.Select(t => Value(t, c)).OfType<double>()))))} |");
    }

    private static string Text(double? value) => value is { } number && !double.IsNaN(number) ? number.ToString("0.000", CultureInfo.InvariantCulture) : "-";

    private static double PrAuc(string prefix, int[] folds, int fold, Func<MLContext, IEstimator<ITransformer>> create)
    {
        var ml = new MLContext(seed: 1);
        IDataView train = PeerRun.Table(ml, prefix, row => folds[row] != fold), test = PeerRun.Table(ml, prefix, row => folds[row] == fold);
        return ml.BinaryClassification.Imbalance.Evaluate(create(ml).Fit(train).Transform(test)).AreaUnderPrecisionRecallCurve;
    }

    private void Add(string table, int rows, int positives, string side, string method, double[] values)
    {
        // A peer that could not be trained in a fold has no value there, and may have none at all.
        if (values.Length == 0)
            values = [double.NaN];
        string[] numbers = [.. new[] { values.Average(), values.Min(), values.Max() }.Select(v => v.ToString("0.0000", CultureInfo.InvariantCulture))];
        Results.Add([table, $"{rows}", $"{positives}", side, method, .. numbers]);
        Console.WriteLine($"{table} {side} {method} {numbers[0]}");
    }

    // Leaves of five rows: a bag of a small class has few.
    private static LightGbmBinaryTrainer Trainer(MLContext ml)
        => ml.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options { MinimumExampleCountPerLeaf = 5, NumberOfThreads = 1 });
}
