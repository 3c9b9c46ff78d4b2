using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>A loss for imbalanced classes: a TorchSharp module of logits and classes, for the trainers of this package and for loops of one's own.</summary>
/// <remarks>
/// Logits are (rows, classes), of any floating type and on any device; classes are (rows), of type Int64, from 0. Weights per row, if given, multiply the losses of the
/// rows, and a mean is then over the weights, so that a weight of 2 is the row twice.
/// </remarks>
public abstract class ImbalanceLoss : Module<Tensor, Tensor, Tensor>
{
    private readonly List<ClassConstants> _constants = [];

    private protected ImbalanceLoss(string name, Reduction reduction)
        : base(Loaded(name))
    {
        OptionChecks.Defined(reduction);
        Reduction = reduction;
    }

    /// <summary>What the losses of the rows are made into.</summary>
    public Reduction Reduction { get; }

    /// <summary>The number of batches so far, in training: what random draws are counted by.</summary>
    internal long Step { get; set; }

    /// <summary>The loss of a batch.</summary>
    /// <param name="logits">(rows, classes).</param>
    /// <param name="classes">(rows), Int64.</param>
    /// <returns>A scalar, or (rows) with <see cref="Reduction.None"/>.</returns>
    public override Tensor forward(Tensor logits, Tensor classes) => forward(logits, classes, null);

    /// <summary>The loss of a batch whose rows have weights.</summary>
    /// <param name="logits">(rows, classes).</param>
    /// <param name="classes">(rows), Int64.</param>
    /// <param name="weights">(rows), of the type of the logits; null if all weigh 1.</param>
    /// <returns>A scalar, or (rows) with <see cref="Reduction.None"/>.</returns>
    public Tensor forward(Tensor logits, Tensor classes, Tensor? weights)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(classes);
        if (Reduction == Reduction.Mean && weights is null)
            return Mean(logits, classes);
        Tensor rows = RowLosses(logits, classes);
        if (weights is not null)
        {
            using Tensor plain = rows;
            rows = plain * weights;
        }
        if (Reduction == Reduction.None)
            return rows;
        using (rows)
        using (Tensor sum = rows.sum())
        using (Tensor count = Reduction == Reduction.Mean ? Count(classes, weights!) : ones_like(sum))
            return sum / count;
    }

    /// <summary>The loss of each row, without row weights.</summary>
    private protected abstract Tensor RowLosses(Tensor logits, Tensor classes);

    /// <summary>The mean without row weights.</summary>
    private protected virtual Tensor Mean(Tensor logits, Tensor classes)
    {
        using Tensor rows = RowLosses(logits, classes);
        return rows.mean();
    }

    /// <summary>What a row counts for in a mean, by its class; null if every row counts 1.</summary>
    private protected virtual ClassConstants? CountsOfRows => null;

    /// <summary>A value for each class, to be had as a tensor.</summary>
    private protected ClassConstants Constants(IEnumerable<double> values)
    {
        var constants = new ClassConstants([.. values]);
        _constants.Add(constants);
        return constants;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _constants.ForEach(constants => constants.Dispose());
        base.Dispose(disposing);
    }

    private Tensor Count(Tensor classes, Tensor weights)
    {
        if (CountsOfRows is not ClassConstants counts)
            return weights.sum();
        using Tensor each = counts.Of(classes, weights);
        using Tensor weighted = each * weights;
        return weighted.sum();
    }

    private static string Loaded(string name)
    {
        TorchRuntime.Load();
        return name;
    }
}
