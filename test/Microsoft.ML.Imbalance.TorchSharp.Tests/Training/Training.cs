using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

/// <summary>Small trainings on <see cref="NumberedRows"/>.</summary>
internal static class Training
{
    public static readonly int[] Counts = [300, 60, 20];

    public static readonly NetworkArchitecture Mlp = new MlpArchitecture { HiddenWidths = [8], Dropout = 0.2 };

    public static readonly NetworkArchitecture ResNet = new ResNetArchitecture { Width = 8, HiddenWidth = 8, BlockCount = 1, ResidualDropout = 0.1 };

    public static readonly NetworkArchitecture TabM = new TabMArchitecture { MemberCount = 3, Width = 8 };

    /// <summary>Trains, and gives the network's values; with <paramref name="labelOrder"/> on the same features with the labels in another order.</summary>
    public static (Network Network, TrainingOutcome Outcome) Fit(TestOptions options, NetworkArchitecture? architecture = null, int seed = 1, Action<string>? inform = null, bool stepsAreOnDevice = false, int? labelOrder = null)
    {
        options.Validate();
        var feed = new Scaled(new NumberedRows(options.Counts, width: 4, hasWeights: options.HasWeights));
        ClassPartition classes = labelOrder is int order ? new NumberedRows(options.Counts, order: order).Classes : feed.Classes;
        NetworkShape shape = (architecture ?? Mlp).Build(new InputSlots(4, []), options.Counts.Length, null, null);
        (TorchNetwork network, TrainingOutcome outcome) = NetworkFitting.Fit(
            feed, classes, options, seed, new TrainingHost(Inform: inform, StepsAreOnDevice: stepsAreOnDevice), device => new TorchNetwork(shape.Initialize(seed), device));
        using (network)
            return (network.ToNetwork(), outcome);
    }

    // The number of a row is no feature.
    private sealed class Scaled(NumberedRows rows) : RowFeed
    {
        public ClassPartition Classes => rows.Classes;

        public override int Width => rows.Width;

        public override bool HasWeights => rows.HasWeights;

        public override void Read(RowSink sink, CancellationToken cancellationToken)
        {
            var copy = new float[rows.Width];
            rows.Read(
                (row, values, weight) =>
                {
                    values.CopyTo(copy);
                    copy[0] = 0;
                    sink(row, copy, weight);
                },
                cancellationToken);
        }
    }
}

/// <summary>Options of a training on rows of a test.</summary>
internal sealed class TestOptions : NetworkTrainingOptions
{
    public int[] Counts { get; init; } = Training.Counts;

    public bool HasWeights { get; init; }
}
