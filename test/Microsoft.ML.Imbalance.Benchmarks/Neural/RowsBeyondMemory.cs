using System.Diagnostics;
using Microsoft.ML.Data;
using Microsoft.ML.Imbalance.TorchSharp;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>
/// A network trained on rows that are more than the process may hold: they are made as they are read, and kept in a temporary file. With <c>DOTNET_GCHeapHardLimit</c> the runtime enforces the limit; without chunks
/// training then fails.
/// </summary>
internal static class RowsBeyondMemory
{
    private const int Width = 64, TestRows = 20_000;
    private const double Share = 0.02;

    public static void Run(Arguments arguments)
    {
        if (arguments.Text("libtorch") is not { } folder)
        {
            Console.Error.WriteLine("neural-disk needs --libtorch FOLDER; also --rows N, --budget MEGABYTES and --epochs N.");
            return;
        }
        AppContext.SetData(TorchRuntime.FolderOption, folder);
        TorchRuntime.Load();
        int rows = arguments.Number("rows", 4_000_000);
        long budget = (long)arguments.Number("budget", 128) << 20;
        var ml = new MLContext(seed: 1);
        double bytes = (double)rows * Width * sizeof(float), before = ProcessMemory.Resident;
        Console.WriteLine(FormattableString.Invariant($"{rows} rows of {Width} numbers, {bytes / (1 << 20):0} MiB; the heap may have {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 20)} MiB"));
        var table = new Table("budget, MiB", "fit, s", "PR-AUC", "peak memory, MiB", "before, MiB");
        foreach (long allowed in new[] { budget, long.MaxValue })
        {
            long start = Stopwatch.GetTimestamp();
            try
            {
                NeuralNetworkTransformer model = ml.BinaryClassification.Trainers.Imbalance.NeuralNetwork(Options(allowed, arguments.Number("epochs", 1))).Fit(View(ml, rows, seed: 1));
                double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
                double area = ml.BinaryClassification.Imbalance.Evaluate(model.Transform(View(ml, TestRows, seed: 2))).AreaUnderPrecisionRecallCurve;
                table.Row(allowed == long.MaxValue ? "all" : $"{allowed >> 20}", seconds, area, ProcessMemory.Peak, before);
            }
            catch (OutOfMemoryException)
            {
                table.Row(allowed == long.MaxValue ? "all" : $"{allowed >> 20}", "-", "out of memory", "-", "-");
            }
        }
    }

    private static NeuralNetworkOptions Options(long budget, int epochs) => new()
    {
        Architecture = new MlpArchitecture { HiddenWidths = [64, 32] },
        BatchSize = 4096,
        Epochs = epochs,
        ValidationFraction = 0,
        MemoryBudget = budget,
        Seed = 1,
    };

    private static IDataView View(MLContext ml, int count, int seed)
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, Width);
        return ml.Data.LoadFromEnumerable(Rows(count, seed), schema);
    }

    // The same in every pass. The first eight numbers of a positive row are larger.
    private static IEnumerable<Row> Rows(int count, int seed)
    {
        RandomStream random = RandomStream.Create(seed, nameof(RowsBeyondMemory));
        var row = new Row { Features = new float[Width] };
        for (int i = 0; i < count; i++)
        {
            row.Label = i % (int)(1 / Share) == 0;
            for (int slot = 0; slot < Width; slot++)
                row.Features[slot] = random.NextSingle() + (row.Label && slot < 8 ? 0.3f : 0);
            yield return row;
        }
    }

    private sealed class Row
    {
        public bool Label { get; set; }

        public float[] Features { get; set; } = [];
    }
}
