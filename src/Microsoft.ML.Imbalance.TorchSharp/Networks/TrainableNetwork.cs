using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <summary>
/// A classification network while it is trained: a body that turns rows into representations, and a head that turns
/// representations into one logit a class. All parameters are views of one flat tensor.
/// </summary>
internal abstract class TrainableNetwork : IDisposable
{
    /// <summary>Logits a row: the number of classes, two for binary labels.</summary>
    public abstract int ClassCount { get; }

    /// <summary>Members that see each row (an ensemble within one network); 1 for a plain network.</summary>
    public virtual int MemberCount => 1;

    /// <summary>All trained values, one dimension; every layer's weights are views of it.</summary>
    public abstract Tensor Parameters { get; }

    /// <summary>The gradient of <see cref="Parameters"/>; filled by the backward pass, cleared by the optimizer.</summary>
    public abstract Tensor Gradients { get; }

    /// <summary>Where in <see cref="Parameters"/> the head's values lie; they come last.</summary>
    public abstract Range HeadRange { get; }

    /// <summary>How many of <see cref="Parameters"/>, from the first on, stay as they are.</summary>
    public virtual int FrozenParameterCount => 0;

    /// <summary>Values that are kept but not trained, such as running means of batch normalization; may be empty.</summary>
    public abstract Tensor Buffers { get; }

    /// <summary>Representations of a batch: (rows, width), or (rows, members, width).</summary>
    /// <param name="batch">Rows of the input, (rows, features) or (rows, channels, height, width).</param>
    /// <param name="dropout">The source of dropout masks; <see langword="null"/> when the network only predicts.</param>
    public abstract Tensor Represent(Tensor batch, DropoutMasks? dropout);

    /// <summary>Logits of representations: (rows, classes), or (rows, members, classes).</summary>
    public abstract Tensor Classify(Tensor representation);

    /// <summary>The layers from rows to logits that give their gradients themselves; null where autograd does.</summary>
    public virtual GradientChain? Chain => null;

    /// <inheritdoc/>
    public abstract void Dispose();
}
