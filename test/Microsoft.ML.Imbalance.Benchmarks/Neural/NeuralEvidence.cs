using System.Globalization;
using System.Text.Json;
using Microsoft.ML.Imbalance.TorchSharp;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>
/// Networks with every loss, sampling and architecture against logistic regression and LightGBM, on stratified folds; and against the same network in PyTorch.
/// What is in the results already is not measured again.
/// </summary>
internal static class NeuralEvidence
{
    private const string Peer = "PyTorch", Ours = "ours";
    private const int PlainEpochs = 20, MostEpochs = 30, BatchSize = 256;

    public static void Run(Arguments arguments)
    {
        if (arguments.Text("data") is not { } folder || arguments.Text("libtorch") is not { } libtorch)
        {
            Console.Error.WriteLine(
                "neural-evidence needs --data FOLDER, --libtorch FOLDER and --tables FILES, comma-separated CSV files with a label of 0 and 1 in the last column; also --results FILE, --cap ROWS, --parts same,tuned, --seeds N, --losses of the first part, --models of the second and, for PyTorch, --peers DIR and --peers-root ROOT.");
            return;
        }
        AppContext.SetData(TorchRuntime.FolderOption, libtorch);
        var results = new ResultFile(arguments.Text("results") ?? "neural-evidence.csv", EvidencePages.Heading);
        EvidenceTable[] tables = [.. arguments.Names("tables", []).Select(file => new EvidenceTable(Path.Combine(folder, file), arguments.Number("cap", 20_000)))];
        int[] seeds = [.. Enumerable.Range(1, arguments.Number("seeds", 5))];
        foreach (string part in arguments.Names("parts", [EvidencePages.Same, EvidencePages.Tuned]))
        {
            if (part == EvidencePages.Tuned)
                Tune(tables, results, arguments);
            else
                Compare(tables, seeds, results, arguments);
        }
        EvidencePages.Print(results, tables);
    }

    // The same network, loss, batches, steps and epochs on both sides; initial values and batches are drawn anew for each seed.
    private static void Compare(EvidenceTable[] tables, int[] seeds, ResultFile results, Arguments arguments)
    {
        string[] losses = arguments.Names("losses", EvidenceSetting.PeerLosses);
        foreach (int seed in seeds)
        {
            foreach (string loss in losses)
            {
                var setting = new EvidenceSetting(EvidenceSetting.Mlp, EvidenceSetting.Uniform, loss);
                foreach (EvidenceTable table in tables)
                {
                    Once(results, EvidencePages.Same, table, Ours, setting, seed, (train, test, drawn) =>
                    {
                        var ml = new MLContext(drawn);
                        return TunedModels.AveragePrecision(ml, ml.BinaryClassification.Trainers.Imbalance.NeuralNetwork(setting.Plain(PlainEpochs, drawn)).Fit(train), test);
                    });
                }
            }
            if (arguments.Text("peers") is { } peers && arguments.Text("peers-root") is { } root)
                RunPeer(new PeerRun(peers, root), tables, losses, seed, results, arguments.Text("script") ?? Path.GetFullPath("test/Microsoft.ML.Imbalance.Benchmarks/neural_evidence.py"));
        }
    }

    private static void RunPeer(PeerRun peer, EvidenceTable[] tables, string[] losses, int seed, ResultFile results, string script)
    {
        const string Folder = "/data/neural-evidence";
        EvidenceSetting Setting(string loss) => new(EvidenceSetting.Mlp, EvidenceSetting.Uniform, loss);
        string here = Path.Combine(peer.Root, Folder.TrimStart('/'));
        Directory.CreateDirectory(here);
        foreach (EvidenceTable table in tables)
        {
            string[] left = [.. losses.Where(loss => !results.Contains(Key(EvidencePages.Same, table, Peer, Setting(loss), seed)))];
            if (left.Length == 0)
                continue;
            table.Write(Path.Combine(here, table.Name));
            foreach (string line in peer.Run(script, $"{Folder}/{table.Name}", $"{seed}", $"{PlainEpochs}", $"{BatchSize}", string.Join(',', left)).Where(line => line.StartsWith('{')))
            {
                JsonElement values = JsonDocument.Parse(line).RootElement;
                Add(results, EvidencePages.Same, table, Peer, Setting(values.GetProperty("loss").GetString()!), seed, [.. values.GetProperty("prAuc").EnumerateArray().Select(v => v.GetDouble())]);
            }
        }
    }

    private static void Tune(EvidenceTable[] tables, ResultFile results, Arguments arguments)
    {
        const int Seed = 1;
        string[] models = arguments.Names("models", [TunedModels.Linear, TunedModels.Trees, .. EvidenceSetting.Models]);
        foreach (string other in models.Except(EvidenceSetting.Models))
        {
            foreach (EvidenceTable table in tables)
                Once(results, EvidencePages.Tuned, table, Ours, new EvidenceSetting(other, "-", "-"), Seed, (train, test, drawn) => TunedModels.Other(other, drawn, train, test));
        }
        foreach (EvidenceSetting setting in EvidenceSetting.Tuned.Where(setting => models.Contains(setting.Architecture)))
        {
            foreach (EvidenceTable table in tables)
                Once(results, EvidencePages.Tuned, table, Ours, setting, Seed, (train, test, drawn) => TunedModels.Network(setting, MostEpochs, drawn, train, test));
        }
    }

    private static void Once(ResultFile results, string part, EvidenceTable table, string side, EvidenceSetting setting, int seed, Func<IDataView, IDataView, int, double> measure)
    {
        if (results.Contains(Key(part, table, side, setting, seed)))
            return;
        // Another seed for each fold: a lucky beginning counts once.
        Add(results, part, table, side, setting, seed, [.. Enumerable.Range(0, EvidenceTable.FoldCount).Select(fold => table.Split(new MLContext(seed), fold) is var (train, test) ? measure(train, test, 1000 * seed + fold) : 0)]);
    }

    private static void Add(ResultFile results, string part, EvidenceTable table, string side, EvidenceSetting setting, int seed, double[] values)
    {
        string[] numbers = [.. values.Prepend(values.Average()).Select(value => value.ToString("0.00000", CultureInfo.InvariantCulture))];
        results.Add([.. Key(part, table, side, setting, seed), .. numbers]);
        Console.WriteLine($"{part} {table.Name} {side} {setting.Architecture} {setting.Sampling} {setting.Loss} {numbers[0]}");
    }

    // Commas are between cells.
    private static string[] Key(string part, EvidenceTable table, string side, EvidenceSetting setting, int seed)
        => [part, table.Name, side, setting.Architecture, setting.Sampling, setting.Loss, $"{seed}"];
}
