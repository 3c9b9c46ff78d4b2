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

    /// <summary>The objective without offsets: the class of the largest probability.</summary>
    public double DefaultValue { get; }

    /// <summary>The objective with the offsets, over the rows of each fold. Of one fold if the rows were scored already.</summary>
    public IReadOnlyList<double> FoldValues { get; }

    /// <summary>The findings in a few lines.</summary>
    /// <returns>Readable text.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        offsets {string.Join(", ", Offsets.Select(o => string.Create(CultureInfo.InvariantCulture, $"{o.Key} {o.Value:+0.###;-0.###;0}")))}
        {Objective}: {Value:0.####}, without offsets it is {DefaultValue:0.####}
        """);

    /// <summary>Searches over predictions.</summary>
    /// <param name="objective">What to be best at.</param>
    /// <param name="folds">Rows and their probabilities.</param>
    internal static OffsetTuning Search(DecisionObjective objective, IReadOnlyList<MulticlassPredictions> folds)
    {
        MulticlassPredictions pooled = MulticlassPredictions.Pool(folds);
        objective.Check(pooled.ClassNames, isMulticlass: true);
        var search = new OffsetSearch(pooled, objective);
        double[] offsets = search.Find();
        ObjectiveValue value = search.Evaluate(offsets);
        if (!value.IsAllowed)
            throw objective.NotReached(best: "");
        Dictionary<string, double> byName = pooled.ClassNames.Zip(offsets).ToDictionary(p => p.First, p => p.Second);
        double[] foldValues = [.. folds.Select(fold => new OffsetSearch(fold, objective).Evaluate([.. fold.ClassNames.Select(name => byName[name])]).Value)];
        return new OffsetTuning(objective, byName, value.Value, search.Evaluate(new double[offsets.Length]).Value, foldValues);
    }
}
