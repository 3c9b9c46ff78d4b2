namespace Microsoft.ML.Imbalance;

/// <summary>Makes the integer slots of a synthetic row whole.</summary>
internal static class WholeNumbers
{
    /// <summary>Rounds up with the probability of the fraction, else down: truncation or rounding half up would shift the mean of the column.</summary>
    public static void Round(FeatureLayout layout, Span<float> row, RandomStream stream)
    {
        for (int slot = 0; slot < row.Length; slot++)
        {
            if (layout.Roles[slot] != SlotRole.Integer)
                continue;
            // The draw is held against the fraction, not added to the value: added to a large value, it would be rounded itself.
            float below = MathF.Floor(row[slot]);
            row[slot] = stream.Split((ulong)slot).NextSingle() >= 1 - (row[slot] - below) ? below + 1 : below;
        }
    }
}
