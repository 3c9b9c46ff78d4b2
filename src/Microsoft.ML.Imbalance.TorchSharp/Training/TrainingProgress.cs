namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>What an epoch of a training came to.</summary>
public sealed class TrainingProgress
{
    internal TrainingProgress(string stage, int epoch, int epochCount, double loss, double learningRate, ValidationMetric metric, double? value, bool isBest)
    {
        Stage = stage;
        Epoch = epoch;
        EpochCount = epochCount;
        Loss = loss;
        LearningRate = learningRate;
        Metric = metric;
        MetricValue = value;
        IsBest = isBest;
    }

    /// <summary><c>network</c>, or <c>classifier</c> when only the last layer is trained.</summary>
    public string Stage { get; }

    /// <summary>The epoch of the stage, from 1.</summary>
    public int Epoch { get; }

    /// <summary>Epochs of the stage, if it does not stop early.</summary>
    public int EpochCount { get; }

    /// <summary>The mean loss of the batches.</summary>
    public double Loss { get; }

    /// <summary>The step size at the end of the epoch.</summary>
    public double LearningRate { get; }

    /// <summary>What is measured on the validation rows.</summary>
    public ValidationMetric Metric { get; }

    /// <summary>The value on the validation rows; null without them.</summary>
    public double? MetricValue { get; }

    /// <summary>Whether the validation rows were never predicted better before in this stage.</summary>
    public bool IsBest { get; }

    /// <summary>One line.</summary>
    public override string ToString()
        => Invariant($"{Stage}, epoch {Epoch} of {EpochCount}: loss {Loss:0.#####}")
            + (MetricValue is double value ? Invariant($", {Metric} {value:0.#####}{(IsBest ? " (best)" : "")}") : "");
}
