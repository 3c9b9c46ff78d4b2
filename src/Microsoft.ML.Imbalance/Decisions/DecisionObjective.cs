namespace Microsoft.ML.Imbalance;

/// <summary>What a decision rule, a threshold for example, shall be best at.</summary>
/// <remarks>
/// For more than two classes <c>f1</c> and its kin and Youden's index mean the average over the classes, balanced accuracy, the geometric mean and the correlation cover all classes,
/// costs come from a <see cref="CostMatrix"/>, and bounds on precision and recall are of every class.
/// </remarks>
public sealed partial class DecisionObjective
{
    private readonly Kind _kind;
    private readonly double _parameter;
    private readonly string? _name;
    private readonly CostMatrix? _costs;
    private readonly Func<ImbalanceConfusionMatrix, double>? _function;

    private DecisionObjective(
        Kind kind, double parameter = double.NaN, string? name = null, CostMatrix? costs = null, Func<ImbalanceConfusionMatrix, double>? function = null)
    {
        _kind = kind;
        _parameter = parameter;
        _name = name;
        _costs = costs;
        _function = function;
    }

    private enum Kind
    {
        FScore,
        BalancedAccuracy,
        GeometricMean,
        MatthewsCorrelation,
        Youden,
        Cost,
        Precision,
        Recall,
        Custom,
    }

    /// <summary>The harmonic mean of precision and recall.</summary>
    public static DecisionObjective F1 { get; } = FScore(1);

    /// <summary>The mean of the recalls of the classes.</summary>
    public static DecisionObjective BalancedAccuracy { get; } = new(Kind.BalancedAccuracy);

    /// <summary>The geometric mean of the recalls of the classes.</summary>
    public static DecisionObjective GeometricMean { get; } = new(Kind.GeometricMean);

    /// <summary>The correlation of labels and predictions.</summary>
    public static DecisionObjective MatthewsCorrelation { get; } = new(Kind.MatthewsCorrelation);

    /// <summary>Recall plus specificity minus 1: the height of the ROC curve over its diagonal.</summary>
    public static DecisionObjective Youden { get; } = new(Kind.Youden);

    /// <summary>The F-measure with recall counting <paramref name="beta"/> times as much as precision.</summary>
    /// <param name="beta">Positive: 2 for recall first, 0.5 for precision first.</param>
    /// <returns>The objective.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="beta"/> is not positive and finite.</exception>
    public static DecisionObjective FScore(double beta) => new(Kind.FScore, OptionChecks.Positive(beta));

    /// <summary>The least cost: the value is minus the mean cost of a row, so that more is better here too.</summary>
    /// <param name="costs">The cost of each decision.</param>
    /// <returns>The objective.</returns>
    public static DecisionObjective Cost(CostMatrix costs)
    {
        ArgumentNullException.ThrowIfNull(costs);
        return new DecisionObjective(Kind.Cost, costs: costs);
    }

    /// <summary>The most recall among decisions with at least this precision; of equal ones the most precise. Of more than two classes: the largest mean recall where every class has this precision.</summary>
    /// <param name="precision">Above 0, at most 1.</param>
    /// <returns>The objective.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="precision"/> is out of range.</exception>
    public static DecisionObjective PrecisionAtLeast(double precision) => new(Kind.Precision, Share(precision, nameof(precision)));

    /// <summary>
    /// The most precision among decisions with at least this recall; of equal ones that with the most recall. Of more than two classes: the largest mean precision where every class has this recall.
    /// </summary>
    /// <param name="recall">Above 0, at most 1.</param>
    /// <returns>The objective.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="recall"/> is out of range.</exception>
    public static DecisionObjective RecallAtLeast(double recall) => new(Kind.Recall, Share(recall, nameof(recall)));

    /// <summary>A function of one's own. It is called for every decision that differs, and must be fast and always give the same.</summary>
    /// <param name="name">What to call it in texts.</param>
    /// <param name="function">
    /// The value, to be made large, of the counts of a decision; NaN forbids the decision. Of two classes the second is the positive.
    /// </param>
    /// <returns>The objective.</returns>
    public static DecisionObjective Custom(string name, Func<ImbalanceConfusionMatrix, double> function)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(function);
        return new DecisionObjective(Kind.Custom, name: name, function: function);
    }

    /// <summary>The value of a decision between two classes.</summary>
    /// <param name="positive">The outcomes of the positive class.</param>
    /// <param name="classNames">The negative and the positive class.</param>
    internal ObjectiveValue Of(OneVersusRestCounts positive, IReadOnlyList<string> classNames)
    {
        OneVersusRestCounts c = positive;
        return _kind switch
        {
            Kind.FScore => new(c.FScore(_parameter)),
            Kind.BalancedAccuracy => new((c.Recall + c.Specificity) / 2),
            Kind.GeometricMean => new(c.GeometricMean),
            Kind.Youden => new(c.Recall + c.Specificity - 1),
            Kind.Precision => c.Precision >= _parameter ? new(c.Recall, c.Precision) : new(double.NaN),
            Kind.Recall => c.Recall >= _parameter ? new(c.Precision, c.Recall) : new(double.NaN),
            Kind.MatthewsCorrelation => new(AgreementMeasures.MatthewsCorrelation([Opposite(c), c])),
            _ => OfMatrix(classNames, new[,] { { c.TrueNegatives, c.FalsePositives }, { c.FalseNegatives, c.TruePositives } }),
        };
    }

    /// <summary>Costs of other classes: said before anything is fitted or counted.</summary>
    /// <exception cref="ArgumentException">The objective does not suit the classes.</exception>
    internal void Check(IReadOnlyList<string> classNames) => _costs?.For(classNames);

    /// <summary>The error when no decision is allowed.</summary>
    /// <param name="best">What comes nearest to a bound on precision. A bound on recall is always reached: by calling every row positive.</param>
    internal InvalidOperationException NotReached(string best) => new(_kind == Kind.Custom
        ? $"Objective '{this}' allows no decision: its function is NaN for each. Return a number for the decisions that are allowed."
        : $"Objective '{this}' is not reached: {best}. Lower the bound, or improve the model.");

    private static OneVersusRestCounts Opposite(OneVersusRestCounts c) => new(c.TrueNegatives, c.FalseNegatives, c.FalsePositives, c.TruePositives);

    private static double Share(double value, string name)
        => value is > 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(
            name, value, FormattableString.Invariant($"{name} is {value}; it must be above 0 and at most 1."));

    private ObjectiveValue OfMatrix(IReadOnlyList<string> classNames, double[,] matrix)
    {
        if (_function is not null)
            return new(_function(new ImbalanceConfusionMatrix(classNames, matrix)));
        double[,] costs = _costs!.For(classNames);
        double sum = 0, total = 0;
        for (int i = 0; i < classNames.Count; i++)
        {
            for (int j = 0; j < classNames.Count; j++)
            {
                sum += matrix[i, j] * costs[i, j];
                total += matrix[i, j];
            }
        }
        return new(-sum / total);
    }
}
