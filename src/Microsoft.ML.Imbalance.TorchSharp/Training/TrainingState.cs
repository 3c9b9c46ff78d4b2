namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>All that a training must remember from one epoch to the next: what a checkpoint keeps.</summary>
internal sealed class TrainingState
{
    /// <summary>0 while the whole network is trained, 1 while the last layer is.</summary>
    public int Stage { get; set; }

    /// <summary>Epochs of the stage that are done.</summary>
    public int Epoch { get; set; }

    /// <summary>Steps of the stage that are done.</summary>
    public long Step { get; set; }

    /// <summary>Epochs since the best.</summary>
    public int EpochsSinceBest { get; set; }

    /// <summary>How good the best epoch of the stage is; null before there is one.</summary>
    public ObjectiveValue? BestScore { get; set; }

    /// <summary>The best epoch of the stage, from 0.</summary>
    public int BestEpoch { get; set; }

    /// <summary>The network in the best epoch.</summary>
    public float[] BestParameters { get; set; } = [];

    public float[] BestBuffers { get; set; } = [];

    /// <summary>The class shares that the network's softmax holds for.</summary>
    public double[] SharesLearned { get; set; } = [];

    public List<EpochRecord> History { get; } = [];

    /// <summary>Begins the next stage.</summary>
    public void NextStage()
    {
        Stage++;
        (Epoch, Step, EpochsSinceBest, BestScore, BestEpoch) = (0, 0, 0, null, 0);
    }

    /// <summary>Takes note of an epoch; true if it is the best.</summary>
    public bool Note(ObjectiveValue? score)
    {
        // Without validation rows the last is the best.
        bool isBest = score is not ObjectiveValue value || BestScore is not ObjectiveValue best || !best.IsAllowed || value.IsBetterThan(best);
        EpochsSinceBest = isBest ? 0 : EpochsSinceBest + 1;
        return isBest;
    }
}

/// <summary>An epoch that is done; its score is NaN without validation rows.</summary>
internal readonly record struct EpochRecord(int Stage, int Epoch, double Loss, double LearningRate, double Score, bool IsBest);
