namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Checks that losses share.</summary>
internal static class LossChecks
{
    /// <summary>A copy of the counts: of two classes at least, each positive.</summary>
    public static double[] Counts(IReadOnlyList<long> classCounts)
    {
        ArgumentNullException.ThrowIfNull(classCounts);
        if (classCounts.Count < 2)
            throw new ArgumentException(Invariant($"classCounts has {classCounts.Count} {(classCounts.Count == 1 ? "class" : "classes")}; at least 2 are needed."), nameof(classCounts));
        for (int c = 0; c < classCounts.Count; c++)
        {
            if (classCounts[c] <= 0)
                throw new ArgumentOutOfRangeException(nameof(classCounts), classCounts[c], Invariant($"classCounts[{c}] is {classCounts[c]}; every class needs at least one row."));
        }
        return [.. classCounts.Select(count => (double)count)];
    }

    /// <summary>A copy of the weights: each positive and finite.</summary>
    public static double[]? Weights(IReadOnlyList<double>? classWeights)
    {
        if (classWeights is null)
            return null;
        for (int c = 0; c < classWeights.Count; c++)
        {
            if (!(classWeights[c] > 0 && double.IsFinite(classWeights[c])))
                throw new ArgumentOutOfRangeException(nameof(classWeights), classWeights[c], Invariant($"classWeights[{c}] is {classWeights[c]}; it must be a positive finite number."));
        }
        return [.. classWeights];
    }

    /// <summary>The share of each class in the counts.</summary>
    public static double[] Shares(double[] counts)
    {
        double total = counts.Sum();
        return Array.ConvertAll(counts, count => count / total);
    }
}
