using System.Globalization;

namespace Microsoft.ML.Imbalance;

/// <summary>What a search for class offsets found: numbers that are added to the logarithms of the probabilities before the largest decides.</summary>
public sealed class OffsetTuning
{
    private OffsetTuning(DecisionObjective objective, IReadOnlyDictionary<string, double> offsets, double value, double defaultValue, IReadOnlyList<double> foldValues)
    {
        Objective = objective;
        Offsets = offsets;
        Value = value;
        DefaultValue = defaultValue;
        FoldValues = foldValues;
    }

    /// <summary>What the offsets are best at.</summary>
    public DecisionObjective Objective { get; }

    /// <summary>The offset of each class by name, with mean 0. A class whose offset is ln 2 above another's wins from half the other's probability on.</summary>
    public IReadOnlyDictionary<string, double> Offsets { get; }

    /// <summary>The objective with the offsets, over all rows that were searched. They were chosen by them, so that other rows will do a little worse.</summary>
    public double Value { get; }

    /// <summary>The objective without offsets: the class of the largest probability; NaN where it does not allow that.</summary>
    public double DefaultValue { get; }

    /// <summary>The objective with the offsets, over the rows of each fold, NaN where it does not allow them. Of one fold if the rows were scored already.</summary>
    public IReadOnlyList<double> FoldValues { get; }

    /// <summary>
    /// The lower end of the 95 % bootstrap interval of each offset: where it would lie had other rows been drawn, as many of each class, and whole groups where there are groups. NaN without draws.
    /// </summary>
    public IReadOnlyDictionary<string, double> LowerOffsets { get; private init; } = new Dictionary<string, double>();

    /// <summary>The upper ends of these intervals.</summary>
    public IReadOnlyDictionary<string, double> UpperOffsets { get; private init; } = new Dictionary<string, double>();

    /// <summary>
    /// For each class the objective over its offset, rising, the other classes having theirs: one point in the middle of each interval that decides alike, at most about 1,000 that are spread over the rows' ranks.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<OffsetTuningPoint>> Curves { get; private init; } = new Dictionary<string, IReadOnlyList<OffsetTuningPoint>>();

    /// <summary>The findings in a few lines.</summary>
    /// <returns>Readable text.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        offsets {string.Join(", ", Offsets.Select(o => $"{o.Key} {Signed(o.Value)}{IntervalOf(o.Key)}"))}
        {Objective}: {Value:0.####}, without offsets it is {DefaultValue:0.####}
        """);

    /// <summary>Searches over predictions.</summary>
    /// <param name="objective">What to be best at.</param>
    /// <param name="folds">Rows and their probabilities.</param>
    /// <param name="bootstrapCount">How many draws the intervals have.</param>
    /// <param name="seed">The seed of the draws.</param>
    internal static OffsetTuning Search(DecisionObjective objective, IReadOnlyList<MulticlassPredictions> folds, int bootstrapCount, int seed)
    {
        MulticlassPredictions pooled = MulticlassPredictions.Pool(folds);
        objective.Check(pooled.ClassNames);
        var search = new OffsetSearch(pooled, objective);
        double[] offsets = search.Find();
        ObjectiveValue value = search.Evaluate(offsets);
        if (!value.IsAllowed)
            throw search.NotReached(offsets);
        Dictionary<string, double> byName = ByName(offsets);
        (OffsetSearch Search, string[] ClassNames)[] ofFolds = [.. folds.Select(fold => (new OffsetSearch(fold, objective), fold.ClassNames))];
        double[] foldValues = Array.ConvertAll(ofFolds, fold => fold.Search.Evaluate([.. fold.ClassNames.Select(name => byName[name])]).Allowed);
        BootstrapUnits units = BootstrapUnits.Of(pooled.Actual, offsets.Length, pooled.Groups);
        (double Lower, double Upper)[] intervals = DecisionBootstrap.Intervals(units, bootstrapCount, seed, offsets.Length, counts => search.FindAgain(counts, offsets));
        return new OffsetTuning(objective, byName, value.Value, search.Evaluate(new double[offsets.Length]).Allowed, foldValues)
        {
            LowerOffsets = ByName(Array.ConvertAll(intervals, interval => interval.Lower)),
            UpperOffsets = ByName(Array.ConvertAll(intervals, interval => interval.Upper)),
            Curves = OffsetCurves.Of(pooled.ClassNames, offsets, search, ofFolds),
        };

        Dictionary<string, double> ByName(double[] values) => pooled.ClassNames.Zip(values).ToDictionary(p => p.First, p => p.Second);
    }

    private string IntervalOf(string className) => double.IsNaN(LowerOffsets[className]) ? "" : $" [{Signed(LowerOffsets[className])}, {Signed(UpperOffsets[className])}]";

    private static string Signed(double value) => value.ToString("+0.###;-0.###;0", CultureInfo.InvariantCulture);
}
