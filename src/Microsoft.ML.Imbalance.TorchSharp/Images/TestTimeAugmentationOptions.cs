namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>
/// Views of an image that are all predicted, their mean probability being the answer. They are part of the network, of its ONNX form too; a prediction takes as many times longer as there are views.
/// </summary>
public sealed class TestTimeAugmentationOptions
{
    /// <summary>Whether each view also comes flipped, left to right.</summary>
    /// <value>Default: true.</value>
    public bool FlipHorizontally { get; init; } = true;

    /// <summary>Whether each view also comes flipped, top to bottom.</summary>
    /// <value>Default: false.</value>
    public bool FlipVertically { get; init; }

    /// <summary>Pixels by which each view also comes shifted left, right, up and down, the edge being repeated.</summary>
    /// <value>At least 0. Default: 0, not shifted.</value>
    public int ShiftPixels { get; init; }

    internal int ViewCount => (FlipHorizontally ? 2 : 1) * (FlipVertically ? 2 : 1) * (ShiftPixels > 0 ? 5 : 1);

    internal void Validate() => OptionChecks.AtLeast(0, ShiftPixels);
}
