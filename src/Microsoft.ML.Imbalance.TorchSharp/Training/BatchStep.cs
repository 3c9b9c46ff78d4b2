using Microsoft.ML.Imbalance.TorchSharp.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>One step of training: a batch forward, its loss backward.</summary>
/// <param name="network">The network.</param>
/// <param name="stage">What is trained.</param>
/// <param name="classCounts">Rows of each class in training.</param>
/// <param name="precision">In which type layers compute.</param>
internal sealed class BatchStep(TrainableNetwork network, TrainingStage stage, IReadOnlyList<long> classCounts, ScalarType precision)
{
    /// <summary>Fills the network's gradients.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="classWeights">A weight for each class, or null.</param>
    /// <param name="dropout">The source of dropout masks.</param>
    /// <param name="random">The stream of this step.</param>
    /// <returns>The loss.</returns>
    public float Backward(Batch batch, ClassConstants? classWeights, DropoutMasks dropout, RandomStream random)
    {
        using DisposeScope scope = NewDisposeScope();
        BatchMixture? mixture = stage.Mixing.Kind == RowMixing.None ? null : Draw(batch, random);
        Tensor rows = batch.Rows.dtype == precision ? batch.Rows : batch.Rows.to(precision);
        if (mixture is { InRepresentation: false })
            rows = Mix(rows, mixture);
        if (network.Chain is GradientChain chain && precision == ScalarType.Float32 && !stage.IsBodyFrozen && mixture is not { InRepresentation: true })
            return chain.Backward(rows, logits => Loss(logits, batch, classWeights, mixture), dropout).item<float>();
        Tensor representation = Represent(rows, dropout);
        if (mixture is { InRepresentation: true })
            representation = Mix(representation, mixture);
        Tensor loss = Loss(network.Classify(representation), batch, classWeights, mixture);
        loss.backward();
        return loss.item<float>();
    }

    private Tensor Loss(Tensor logits, Batch batch, ClassConstants? classWeights, BatchMixture? mixture)
    {
        if (logits.dtype != ScalarType.Float32)
            logits = logits.to(ScalarType.Float32);
        Tensor classes = batch.Classes;
        Tensor? weights = Weigh(batch, classWeights, logits);
        if (mixture is not null)
            (logits, classes, weights) = Both(logits, classes, weights, mixture);
        if (network.MemberCount > 1)
            (logits, classes, weights) = EachMember(logits, classes, weights);
        return stage.Loss.forward(logits, classes, weights);
    }

    private Tensor Represent(Tensor rows, DropoutMasks dropout)
    {
        if (!stage.IsBodyFrozen)
            return network.Represent(rows, dropout);
        using (no_grad())
            return network.Represent(rows, dropout: null);
    }

    private BatchMixture Draw(Batch batch, RandomStream random)
    {
        using Tensor host = batch.Classes.cpu();
        return BatchMixture.Draw(stage.Mixing, System.Runtime.InteropServices.MemoryMarshal.Cast<byte, long>(host.bytes)[..batch.Count], classCounts, random, SizeOf(batch.Rows));
    }

    private static (int Height, int Width) SizeOf(Tensor rows) => rows.dim() == 4 ? ((int)rows.shape[2], (int)rows.shape[3]) : default;

    private static Tensor Mix(Tensor values, BatchMixture mixture)
    {
        Tensor partners = values.index_select(0, tensor(Array.ConvertAll(mixture.Partners, row => (long)row), device: values.device));
        if (mixture.Patch is not ImagePatch patch)
            return partners.Towards(values, mixture.RowShare);
        Tensor mixed = values.clone();
        if (patch.Area > 0)
            Cut(mixed, patch).copy_(Cut(partners, patch));
        return mixed;
    }

    private static Tensor Cut(Tensor images, ImagePatch patch) => images.narrow(2, patch.Top, patch.Height).narrow(3, patch.Left, patch.Width);

    private static Tensor? Weigh(Batch batch, ClassConstants? classWeights, Tensor logits)
    {
        if (classWeights is null)
            return batch.Weights;
        Tensor weights = classWeights.Of(batch.Classes, logits);
        return batch.Weights is null ? weights : weights * batch.Weights;
    }

    // A mixture of two labels is the row twice, with the shares of the labels as weights.
    private static (Tensor Logits, Tensor Classes, Tensor Weights) Both(Tensor logits, Tensor classes, Tensor? weights, BatchMixture mixture)
    {
        Tensor partners = tensor(Array.ConvertAll(mixture.Partners, row => (long)row), device: logits.device);
        Tensor own = tensor(mixture.LabelShares, device: logits.device), other = tensor(Array.ConvertAll(mixture.LabelShares, share => 1 - share), device: logits.device);
        if (weights is not null)
            (own, other) = (own * weights, other * weights.index_select(0, partners));
        return (cat([logits, logits], 0), cat([classes, classes.index_select(0, partners)], 0), cat([own, other], 0));
    }

    // Each member of an ensemble has a loss of its own; (rows, members, classes) becomes (rows · members, classes).
    private (Tensor Logits, Tensor Classes, Tensor? Weights) EachMember(Tensor logits, Tensor classes, Tensor? weights)
        => (logits.reshape(-1, network.ClassCount), classes.repeat_interleave(network.MemberCount), weights?.repeat_interleave(network.MemberCount));
}
