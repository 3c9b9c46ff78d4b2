using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.ML.Data;
using Microsoft.ML.Imbalance.TorchSharp;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>
/// Training on a GPU beside the CPU, with <c>--libtorch FOLDER</c> for a CUDA build of libtorch: the quality of both, whether two trainings on the GPU give the same network, bit by bit,
/// whether one that is stopped and resumed does, and what an epoch takes.
/// </summary>
internal static class GpuCheck
{
    private const int RowCount = 50_000, ImageCount = 20_000, ImageSide = 12, ThreadCount = 4;

    public static void Run(Arguments arguments)
    {
        AppContext.SetData(TorchRuntime.FolderOption, arguments.Text("libtorch") ?? throw new ArgumentException("--libtorch FOLDER is needed: a folder with a CUDA build of libtorch."));
        var ml = new MLContext(seed: 1);
        IDataView rows = ml.Data.Cache(Tables.Stream(ml, RowCount, 30, 0.02)), images = Tables.Stream(ml, ImageCount, ImageSide * ImageSide, 0.05);
        images = ml.Data.Cache(ml.Transforms.NormalizeMinMax("Features", fixZero: false).Fit(images).Transform(images));
        var table = new Table("network                  ", "CPU PR-AUC", "GPU PR-AUC", "CPU epoch s", "GPU epoch s", "twice", "resumed");
        foreach ((string name, Func<Setting, NetworkTrainingOptions> options) in Settings().Where(s => arguments.Names("settings", [s.Name]).Contains(s.Name)))
        {
            IDataView data = options(new Setting()) is ImageNeuralNetworkOptions ? images : rows;
            Result cpu = Train(data, options, gpu: null), first = Train(data, options, gpu: 0), second = Train(data, options, gpu: 0);
            table.Row(name, cpu.PrAuc, first.PrAuc, cpu.Epoch, first.Epoch, first.Hash == second.Hash ? "same" : "differs", Resumed(data, options) == first.Hash ? "same" : "differs");
        }
    }

    private static IEnumerable<(string Name, Func<Setting, NetworkTrainingOptions> Options)> Settings()
    {
        yield return ("mlp", s => Rows(s, new MlpArchitecture { HiddenWidths = [64, 32] }));
        yield return ("mlp-wide", s => Rows(s, new MlpArchitecture { HiddenWidths = [512, 512, 512] }, batch: 1024));
        yield return ("mlp-wide-mixed", s => Rows(s, new MlpArchitecture { HiddenWidths = [512, 512, 512] }, batch: 1024, mixed: true));
        yield return ("mlp-ldam-drw-remix", s => Rows(s, new MlpArchitecture(), new LdamLossOptions(), DeferredBalancing.Reweight, RowMixing.Remix));
        yield return ("resnet", s => Rows(s, new ResNetArchitecture(), batch: 1024));
        yield return ("resnet-mixed", s => Rows(s, new ResNetArchitecture(), batch: 1024, mixed: true));
        yield return ("tabm-mixed", s => Rows(s, new TabMArchitecture { MemberCount = 16, Width = 128 }, batch: 1024, mixed: true));
        yield return ("cnn", s => Images(s, new SmallCnnArchitecture()));
        yield return ("cnn-mixed", s => Images(s, new SmallCnnArchitecture(), mixed: true));
    }

    private static NeuralNetworkOptions Rows(
        Setting setting, NetworkArchitecture architecture, LossOptions? loss = null, DeferredBalancing deferred = DeferredBalancing.None, RowMixing mixing = RowMixing.None, int batch = 256, bool mixed = false) => new()
        {
            Architecture = architecture,
            Loss = loss ?? new LogitAdjustedLossOptions(),
            Deferred = deferred,
            Mixing = new RowMixingOptions { Kind = mixing },
            BatchSize = batch,
            MixedPrecision = mixed,
            Epochs = 4,
            Seed = 1,
            ThreadCount = ThreadCount,
            Progress = setting.Clock,
            CheckpointPath = setting.Checkpoint,
            CancellationToken = setting.Clock.Token,
        };

    // Features as pixels: what is compared is the arithmetic of convolutions, not what they see.
    private static ImageNeuralNetworkOptions Images(Setting setting, ImageArchitecture architecture, bool mixed = false) => new()
    {
        FeatureColumnName = "Features",
        Architecture = architecture,
        ImageHeight = ImageSide,
        ImageWidth = ImageSide,
        Channels = 1,
        PixelMaximum = 1,
        BatchSize = 1024,
        MixedPrecision = mixed,
        Epochs = 4,
        Seed = 1,
        ThreadCount = ThreadCount,
        Progress = setting.Clock,
        CheckpointPath = setting.Checkpoint,
        CancellationToken = setting.Clock.Token,
    };

    private static Result Train(IDataView rows, Func<Setting, NetworkTrainingOptions> options, int? gpu, Setting? setting = null)
    {
        setting ??= new Setting();
        var ml = new MLContext(seed: 1) { GpuDeviceId = gpu, FallbackToCpu = false };
        ITransformer model = options(setting) switch
        {
            NeuralNetworkOptions network => ml.BinaryClassification.Trainers.Imbalance.NeuralNetwork(network).Fit(rows),
            ImageNeuralNetworkOptions images => ml.BinaryClassification.Trainers.Imbalance.ImageNeuralNetwork(images).Fit(rows),
            _ => throw new InvalidOperationException("There is a trainer for rows and one for images."),
        };
        IDataView scored = model.Transform(rows);
        float[] scores = [.. scored.GetColumn<float>("Probability")];
        string hash = Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes<float>(scores)));
        return new Result(ml.BinaryClassification.Imbalance.Evaluate(scored).AreaUnderPrecisionRecallCurve, setting.Clock.Median, hash);
    }

    private static string Resumed(IDataView rows, Func<Setting, NetworkTrainingOptions> options)
    {
        string checkpoint = Path.Combine(Path.GetTempPath(), $"imbalance-gpu-{Environment.ProcessId}.checkpoint");
        try
        {
            Train(rows, options, gpu: 0, new Setting(checkpoint, cancelAfter: 2));
            return Train(rows, options, gpu: 0, new Setting(checkpoint)).Hash;
        }
        finally
        {
            File.Delete(checkpoint);
        }
    }

    private sealed record Result(double PrAuc, double Epoch, string Hash);

    private sealed class Setting(string? checkpoint = null, int cancelAfter = int.MaxValue)
    {
        public string? Checkpoint => checkpoint;

        public EpochClock Clock { get; } = new(cancelAfter);
    }

    /// <summary>Takes the time from one epoch's end to the next, and stops the training after some.</summary>
    private sealed class EpochClock(int cancelAfter) : IProgress<TrainingProgress>
    {
        private readonly CancellationTokenSource _source = new();
        private readonly List<long> _ends = [];

        public CancellationToken Token => _source.Token;

        public double Median => Stopwatches.MedianOf(_ends.Skip(1).Zip(_ends, (end, start) => Stopwatch.GetElapsedTime(start, end).TotalSeconds));

        public void Report(TrainingProgress value)
        {
            _ends.Add(Stopwatch.GetTimestamp());
            if (_ends.Count == cancelAfter)
                _source.Cancel();
        }
    }
}
