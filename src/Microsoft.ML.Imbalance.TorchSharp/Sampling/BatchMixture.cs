namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>How the rows of a batch are mixed.</summary>
/// <param name="Partners">For each row, the row of the batch that is mixed in.</param>
/// <param name="RowShare">The share λ of the row itself in the mixture.</param>
/// <param name="LabelShares">For each row, the share of its own label.</param>
/// <param name="InRepresentation">Whether the last hidden layer is mixed instead of the input.</param>
/// <param name="Patch">The rectangle that comes from the partner whole, everything else from the row; null if all pixels are mixed.</param>
internal sealed record BatchMixture(int[] Partners, float RowShare, float[] LabelShares, bool InRepresentation, ImagePatch? Patch = null)
{
    /// <summary>Draws a mixture.</summary>
    /// <param name="options">Which kind, and its numbers; not <see cref="RowMixing.None"/>.</param>
    /// <param name="classes">The class of each row of the batch.</param>
    /// <param name="classCounts">Rows of each class in training.</param>
    /// <param name="random">The stream of the batch.</param>
    /// <param name="imageSize">Height and width of images; only <see cref="RowMixing.CutMix"/> asks.</param>
    public static BatchMixture Draw(
        RowMixingOptions options, ReadOnlySpan<long> classes, IReadOnlyList<long> classCounts, RandomStream random, (int Height, int Width) imageSize = default)
    {
        float share = (float)BetaDraw.Next(options.Alpha, ref random);
        ImagePatch? patch = null;
        if (options.Kind == RowMixing.CutMix)
        {
            patch = ImagePatch.Draw(imageSize.Height, imageSize.Width, 1 - share, ref random);
            // What is beyond the edge is cut off: the share is counted.
            share = 1 - patch.Value.Area / (float)(imageSize.Height * imageSize.Width);
        }
        bool inRepresentation = options.Kind == RowMixing.ManifoldMixUp && random.Next(2) == 0;
        var partners = new int[classes.Length];
        for (int i = 0; i < partners.Length; i++)
            partners[i] = i;
        RowOrder.Shuffle(partners, random);
        var labels = new float[classes.Length];
        Array.Fill(labels, share);
        if (options.Kind == RowMixing.Remix)
        {
            for (int i = 0; i < labels.Length; i++)
                labels[i] = LabelShare(options, share, classCounts[(int)classes[i]], classCounts[(int)classes[partners[i]]]);
        }
        return new BatchMixture(partners, share, labels, inRepresentation, patch);
    }

    // Remix: λ_y = 0 if n_i / n_j >= κ and λ < τ; 1 if n_i / n_j <= 1 / κ and 1 - λ < τ; otherwise λ.
    private static float LabelShare(RowMixingOptions options, float share, double own, double partner)
        => own >= options.CountRatio * partner && share < options.ShareThreshold ? 0
            : own * options.CountRatio <= partner && 1 - share < options.ShareThreshold ? 1
            : share;
}
