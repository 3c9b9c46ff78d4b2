namespace Microsoft.ML.Imbalance;

/// <summary>A model with calibrated probabilities.</summary>
public sealed class CalibratedTransformer : ComposedTransformer
{
    internal CalibratedTransformer(ITransformer model, ITransformer[] calibration, string description)
        : this(model, description, [model, .. calibration])
    {
    }

    /// <param name="model">The model without the calibration.</param>
    /// <param name="description">The function.</param>
    /// <param name="parts">All there is to do, the model within.</param>
    internal CalibratedTransformer(ITransformer model, string description, IEnumerable<ITransformer> parts)
        : base(parts)
    {
        Model = model;
        Description = description;
    }

    /// <summary>The model without the calibration, fitted on all rows.</summary>
    public ITransformer Model { get; }

    internal override ITransformer Inner => Model;

    /// <summary>The function that was fitted, for example <c>Platt: ln odds = 1.2 score - 3.4</c>; with an anchor, whether there is one, and why.</summary>
    public string Description { get; }

    /// <summary>The function that was fitted.</summary>
    /// <returns>Readable text.</returns>
    public override string ToString() => Description;
}
