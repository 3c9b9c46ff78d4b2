namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Runs a resampler on arrays, without views: fast enough for thousands of seeds.</summary>
internal static class PlainArrays
{
    /// <summary>The plan for rows of classes 0 … K - 1, by a method that reads no features.</summary>
    public static ResamplingPlan Plan(this Resampler method, int[] rowClasses, int seed)
    {
        var codes = new ClassCodes(rowClasses.Length);
        Array.ForEach(rowClasses, codes.Add);
        var classes = new ClassPartition("Label", [.. Enumerable.Range(0, rowClasses.Max() + 1).Select(c => $"{c}")], codes);
        return method.Plan(new ResamplingContext(classes, seed, _ => throw NoFeatures(), (_, _) => throw NoFeatures(), _ => { }));
    }

    /// <summary>How often the source row of each place appears: once if it was kept, and once more for each repeat.</summary>
    public static int[] Multiplicities(this ResamplingPlan plan, int rowCount)
        => [.. Enumerable.Range(0, rowCount).Select(row => (plan.Kept?.Contains(row) ?? true ? 1 : 0) + plan.Extras.Cast<RepeatedRows>().Sum(extra => extra[row]))];

    private static InvalidOperationException NoFeatures() => new("This method reads no features.");
}
