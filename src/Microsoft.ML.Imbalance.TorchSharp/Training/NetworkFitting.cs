using Microsoft.ML.Imbalance.TorchSharp.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>From rows to a trained network.</summary>
internal static class NetworkFitting
{
    /// <summary>Loads libtorch, reads the rows, makes the network where it is to be trained, and trains it.</summary>
    /// <param name="feed">The rows.</param>
    /// <param name="classes">The class of each row; the network's outputs are in this order.</param>
    /// <param name="options">How to train; checked.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="host">Where to train, and whom to tell.</param>
    /// <param name="create">Makes the network on a device.</param>
    /// <returns>The network, which is the caller's to dispose of, and how its training ended.</returns>
    public static (TNetwork Network, TrainingOutcome Outcome) Fit<TNetwork>(
        RowFeed feed, ClassPartition classes, NetworkTrainingOptions options, int seed, TrainingHost host, Func<Device, TNetwork> create)
        where TNetwork : TrainableNetwork
    {
        TorchRuntime.Load(host.Inform);
        Device device = TrainingDevice.Choose(host.GpuDeviceId, host.FallbackToCpu, host.Inform);
        HashedFeed? hashed = options.CheckpointPath is null ? null : new HashedFeed(feed);
        using TrainingRows rows = TrainingRows.Read(hashed ?? feed, classes, options.ValidationFraction, options.Storage, seed, device, options.CancellationToken);
        if (rows.AreOnDisk)
            host.Inform?.Invoke(Invariant($"{rows.Training.RowCount} rows take more than the {options.MemoryBudget:N0} bytes of MemoryBudget: they are read from a temporary file, chunk by chunk."));
        return Fit(rows.Training, rows.Validation, classes, options, seed, host, create(device), hashed?.Hash ?? 0);
    }

    /// <summary>Trains a network on rows of any source, which a number may tell from others.</summary>
    public static (TNetwork Network, TrainingOutcome Outcome) Fit<TNetwork>(
        BatchSource training, BatchSource? validation, ClassPartition classes, NetworkTrainingOptions options, int seed, TrainingHost host, TNetwork network, ulong rows = 0)
        where TNetwork : TrainableNetwork
    {
        try
        {
            var counts = new ClassCounts(classes.LabelColumnName, classes.Names, [.. training.ClassCounts.Select(count => (int)count)]);
            return (network, new NetworkTrainer(network, counts, options, seed, options.CheckpointPath is null ? rows : Hash(classes, rows), host.Inform, host.StepsAreOnDevice).Train(training, validation));
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    // Rows are told from others by their classes too.
    private static ulong Hash(ClassPartition classes, ulong rows)
    {
        for (int row = 0; row < classes.RowCount; row++)
            rows = RandomStream.Mix(rows ^ (uint)classes.Codes[row]) + 1;
        return rows;
    }
}
