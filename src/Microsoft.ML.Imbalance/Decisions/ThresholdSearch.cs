using System.Globalization;

namespace Microsoft.ML.Imbalance;

/// <summary>Finds the threshold that is best for an objective among all that differ.</summary>
/// <remarks>
/// Thresholds between two neighboring scores decide alike, and so may those of neighboring intervals. Among stretches of thresholds that are as good as can be, the
/// widest is taken, of equally wide ones the upper; the threshold is its middle. So it is as far as can be from where decisions would change.
/// </remarks>
internal sealed class ThresholdSearch(DecisionObjective objective, IReadOnlyList<string> classNames, bool isProbability)
{
    public ObjectiveValue Evaluate(ThresholdCuts cuts, int cut) => objective.Of(cuts[cut], classNames);

    /// <summary>The best threshold; null if none is allowed.</summary>
    public double? Find(ThresholdCuts cuts)
    {
        int first = FirstCut(cuts);
        var values = new ObjectiveValue[cuts.Count];
        var best = new ObjectiveValue(double.NaN);
        for (int cut = first; cut < values.Length; cut++)
        {
            values[cut] = Evaluate(cuts, cut);
            if (values[cut].IsBetterThan(best))
                best = values[cut];
        }
        if (!best.IsAllowed)
            return null;

        (double Lower, double Upper)? widest = null;
        for (int cut = first; cut < values.Length; cut++)
        {
            if (!values[cut].IsAsGoodAs(best))
                continue;
            int last = cut;
            while (last + 1 < values.Length && values[last + 1].IsAsGoodAs(best))
                last++;
            (double lower, double upper) = (Lower(cuts, last), Upper(cuts, cut));
            if (widest is not { } w || upper - lower > w.Upper - w.Lower)
                widest = (lower, upper);
            cut = last;
        }
        return Middle(widest!.Value.Lower, widest.Value.Upper);
    }

    /// <summary>A threshold in the middle of a cut; NaN if no threshold makes it.</summary>
    public double ThresholdOf(ThresholdCuts cuts, int cut) => cut < FirstCut(cuts) ? double.NaN : Middle(Lower(cuts, cut), Upper(cuts, cut));

    /// <summary>The error when no threshold is allowed, with what comes nearest.</summary>
    public InvalidOperationException NotReached(ThresholdCuts cuts)
    {
        int best = Enumerable.Range(FirstCut(cuts), cuts.Count - FirstCut(cuts)).MaxBy(cut => cuts[cut].Precision);
        return objective.NotReached(string.Create(
            CultureInfo.InvariantCulture,
            $"the best precision is {cuts[best].Precision:0.###}, with recall {cuts[best].Recall:0.###}, from {ThresholdOf(cuts, best):0.####} on"));
    }

    // No probability is above 1: where one is 1, no threshold calls no row positive.
    private int FirstCut(ThresholdCuts cuts) => isProbability && cuts.Scores[0] >= 1 ? 1 : 0;

    private double Lower(ThresholdCuts cuts, int cut) => cut < cuts.Scores.Length ? cuts.Scores[cut] : isProbability ? 0 : cuts.Scores[^1] - 1;

    private double Upper(ThresholdCuts cuts, int cut) => cut > 0 ? cuts.Scores[cut - 1] : isProbability ? 1 : cuts.Scores[0] + 1;

    // Models decide in single precision: where no such number lies between two scores, the upper one is the threshold.
    private static double Middle(double lower, double upper)
    {
        float middle = (float)(lower + (upper - lower) / 2);
        return middle > (float)lower ? middle : upper;
    }
}
