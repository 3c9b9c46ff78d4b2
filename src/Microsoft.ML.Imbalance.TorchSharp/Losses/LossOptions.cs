namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Which loss a network is trained with: an options object of one of the losses.</summary>
public abstract class LossOptions
{
    private protected LossOptions()
    {
    }

    /// <summary>Checks the options.</summary>
    internal abstract void Validate();

    /// <summary>The loss for the classes of the training rows; a mean over the rows.</summary>
    internal abstract ImbalanceLoss Create(ClassCounts classes, int seed);

    /// <summary>The class shares that the softmax of the logits holds for, up to a factor, when rows of the classes come as often as <paramref name="shares"/> say.</summary>
    internal virtual double[] SharesLearned(ClassCounts classes, double[] shares) => shares;
}
