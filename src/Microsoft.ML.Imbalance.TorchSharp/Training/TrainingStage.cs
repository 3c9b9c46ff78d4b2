namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>A run of epochs that train the same values with the same loss.</summary>
internal sealed class TrainingStage : IDisposable
{
    /// <summary>As in <see cref="TrainingProgress.Stage"/>.</summary>
    public required string Name { get; init; }

    public required ImbalanceLoss Loss { get; init; }

    public required TrainedPart Part { get; init; }

    /// <summary>Whether only the last layer learns; the others then predict, without dropout.</summary>
    public bool IsBodyFrozen { get; init; }

    /// <summary>The sampling of each epoch.</summary>
    public required IReadOnlyList<BatchSampling> Samplings { get; init; }

    /// <summary>The epoch from which on rows weigh by their class.</summary>
    public int WeightedFrom { get; init; } = int.MaxValue;

    /// <summary>The epoch from which on epochs without a better one count: what is deferred comes to its turn before training stops early.</summary>
    public int PatienceFrom { get; init; }

    /// <summary>These weights.</summary>
    public ClassConstants? Weights { get; init; }

    public RowMixingOptions Mixing { get; init; } = new();

    /// <summary>The class shares that the softmax holds for after an epoch, given the shares of its draws.</summary>
    public required Func<int, double[], double[]> SharesLearned { get; init; }

    public int EpochCount => Samplings.Count;

    public ClassConstants? WeightsIn(int epoch) => epoch >= WeightedFrom ? Weights : null;

    public void Dispose()
    {
        Loss.Dispose();
        Weights?.Dispose();
    }
}
