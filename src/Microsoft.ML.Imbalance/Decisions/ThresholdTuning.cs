using System.Globalization;

namespace Microsoft.ML.Imbalance;

/// <summary>What a search for a threshold found.</summary>
public sealed class ThresholdTuning
{
    private const int MaximumCurveCount = 1000;

    private ThresholdTuning(DecisionObjective objective, bool isProbability, double threshold, ThresholdCuts cuts, ThresholdCuts[] folds, ThresholdSearch search)
    {
        Objective = objective;
        IsProbability = isProbability;
        Threshold = threshold;
        int chosen = cuts.CutOf(threshold);
        Value = search.Evaluate(cuts, chosen).Value;
        DefaultValue = search.Evaluate(cuts, cuts.CutOf(isProbability ? 0.5 : 0)).Value;
        Curve = [.. CurveCuts(cuts, chosen).Select(cut => PointAt(cut == chosen ? threshold : search.ThresholdOf(cuts, cut))).Where(point => !double.IsNaN(point.Threshold))];
        FoldThresholds = Array.ConvertAll(folds, fold => search.Find(fold) ?? double.NaN);

        ThresholdTuningPoint PointAt(double at)
            => new(at, search.Evaluate(cuts, cuts.CutOf(at)).Value, Array.ConvertAll(folds, fold => search.Evaluate(fold, fold.CutOf(at)).Value));
    }

    /// <summary>What the threshold is best at.</summary>
    public DecisionObjective Objective { get; }

    /// <summary>Whether the threshold is on the probability; otherwise it is on the score.</summary>
    public bool IsProbability { get; }

    /// <summary>The threshold: rows at or above it are called positive. It is the middle of the stretch of thresholds that are equally good.</summary>
    public double Threshold { get; }

    /// <summary>The objective at the threshold, over all rows that were searched. It was chosen by them, so that other rows will do a little worse.</summary>
    public double Value { get; }

    /// <summary>The objective at the usual threshold, 0.5 for probabilities and 0 for scores; NaN where it does not allow that.</summary>
    public double DefaultValue { get; }

    /// <summary>The lower end of the 95 % bootstrap interval of the threshold: where it would lie had other rows been drawn, as many of each class, and whole groups where there are groups. NaN without draws.</summary>
    public double LowerThreshold { get; private init; } = double.NaN;

    /// <summary>The upper end of that interval.</summary>
    public double UpperThreshold { get; private init; } = double.NaN;

    /// <summary>The threshold that is best for each fold alone, NaN where none is allowed: how far folds agree. Of one fold if the rows were scored already.</summary>
    public IReadOnlyList<double> FoldThresholds { get; }

    /// <summary>The objective over thresholds, falling: one in the middle of each interval between scores, at most about 1,000 that are spread over the rows' ranks.</summary>
    public IReadOnlyList<ThresholdTuningPoint> Curve { get; }

    /// <summary>The findings in a few lines.</summary>
    /// <returns>Readable text.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        threshold {Threshold:0.####} on the {(IsProbability ? "probability" : "score")}, 95 % interval {LowerThreshold:0.####} to {UpperThreshold:0.####}
        {Objective}: {Value:0.####}, at {(IsProbability ? 0.5 : 0)} it is {(double.IsNaN(DefaultValue) ? "not defined" : Invariant($"{DefaultValue:0.####}"))}
        best for each fold: {string.Join(", ", FoldThresholds.Select(t => t.ToString("0.####", CultureInfo.InvariantCulture)))}
        """);

    /// <summary>Searches over predictions.</summary>
    /// <param name="objective">What to be best at.</param>
    /// <param name="folds">Rows and their scores; those of a fold come from one model.</param>
    /// <param name="bootstrapCount">How many draws the interval has.</param>
    /// <param name="seed">The seed of the draws.</param>
    internal static ThresholdTuning Search(DecisionObjective objective, IReadOnlyList<BinaryPredictions> folds, int bootstrapCount, int seed)
    {
        BinaryPredictions pooled = BinaryPredictions.Pool(folds);
        bool isProbability = !pooled.Probabilities.IsEmpty;
        objective.Check(pooled.ClassNames);
        var search = new ThresholdSearch(objective, pooled.ClassNames, isProbability);
        ThresholdCuts cuts = CutsOf(pooled);
        double threshold = search.Find(cuts) ?? throw search.NotReached(cuts);
        BootstrapUnits units = BootstrapUnits.Of(pooled.Actual, pooled.ClassNames.Length, pooled.Groups);
        (double lower, double upper) = DecisionBootstrap.Intervals(units, bootstrapCount, seed, 1, counts => search.Find(cuts.Redraw(counts)) is double drawn ? [drawn] : null)[0];
        return new ThresholdTuning(objective, isProbability, threshold, cuts, [.. folds.Select(CutsOf)], search) { LowerThreshold = lower, UpperThreshold = upper };
    }

    private static ThresholdCuts CutsOf(BinaryPredictions predictions) => new(
        predictions.Probabilities.IsEmpty ? predictions.Scores : predictions.Probabilities, predictions.Actual, BinaryPredictions.Positive, predictions.Weights);

    private static IEnumerable<int> CurveCuts(ThresholdCuts cuts, int chosen)
    {
        int step = Math.Max(1, cuts.Count / MaximumCurveCount);
        return Enumerable.Range(0, cuts.Count).Where(cut => cut % step == 0 || cut == chosen || cut == cuts.Count - 1);
    }
}
