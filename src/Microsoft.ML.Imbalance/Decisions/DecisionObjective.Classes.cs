namespace Microsoft.ML.Imbalance;

/// <content>Any number of classes.</content>
public sealed partial class DecisionObjective
{
    /// <summary>The value of a decision between any number of classes.</summary>
    internal ObjectiveValue Of(DecisionCounts counts) => _kind switch
    {
        Kind.FScore => new(Mean(counts.Classes, c => c.FScore(_parameter))),
        Kind.BalancedAccuracy => new(AccuracyMeasures.BalancedAccuracy(counts.Classes)),
        Kind.GeometricMean => new(AccuracyMeasures.GeometricMean(counts.Classes)),
        Kind.Youden => new(Mean(counts.Classes, c => c.Recall + c.Specificity - 1)),
        Kind.MatthewsCorrelation => new(AgreementMeasures.MatthewsCorrelation(counts.Classes)),
        Kind.Precision or Kind.Recall => OfBound(counts.Classes),
        _ => OfMatrix(counts.ClassNames, counts.Matrix),
    };

    /// <summary>The error when no decision is allowed, with the class that is furthest from its bound.</summary>
    internal InvalidOperationException NotReached(DecisionCounts nearest)
    {
        OneVersusRestCounts[] classes = nearest.Classes;
        int furthest = Enumerable.Range(0, classes.Length).Where(c => classes[c].Support > 0).MinBy(c => Bounded(classes[c]));
        return NotReached(FormattableString.Invariant($"the best offsets found leave class \"{nearest.ClassNames[furthest]}\" at {Bounded(classes[furthest]):0.###}"));
    }

    private double Bounded(OneVersusRestCounts c) => _kind == Kind.Recall ? c.Recall : c.Precision;

    // What all classes together lack of the bound leads to where they lack nothing.
    private ObjectiveValue OfBound(OneVersusRestCounts[] classes)
    {
        double shortfall = classes.Where(c => c.Support > 0).Sum(c => Math.Max(0, _parameter - Bounded(c)));
        double recall = AccuracyMeasures.BalancedAccuracy(classes), precision = Mean(classes, c => c.Precision);
        return _kind == Kind.Recall ? new(precision, recall, shortfall) : new(recall, precision, shortfall);
    }

    // Classes that nobody has and nobody is given take part in no average.
    private static double Mean(OneVersusRestCounts[] classes, Func<OneVersusRestCounts, double> measure) => classes.Where(c => c.Occurs).Average(measure);
}
