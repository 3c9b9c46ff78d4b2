using System.Globalization;

namespace Microsoft.ML.Imbalance;

/// <summary>The metrics that binary and multiclass evaluation share.</summary>
/// <remarks>
/// Every metric takes example weights, and a row of weight 2 counts as the same row twice. Where a metric is not defined it is NaN: ranking metrics on rows of
/// one class only, probability metrics where the trainer gives no probabilities.
/// </remarks>
public abstract class ImbalanceMetrics
{
    private protected ImbalanceMetrics(ImbalanceConfusionMatrix confusionMatrix, int rowCount, int unlabeledRowCount)
    {
        OneVersusRestCounts[] classes = OneVersusRestCounts.Of(confusionMatrix);
        ConfusionMatrix = confusionMatrix;
        RowCount = rowCount;
        UnlabeledRowCount = unlabeledRowCount;
        PerClass = [.. classes.Select((counts, c) => new ClassMetrics(confusionMatrix.ClassNames[c], counts))];
        Macro = ClassAverages.Macro(classes);
        Micro = ClassAverages.Micro(classes);
        Weighted = ClassAverages.Weighted(classes);
        Accuracy = AccuracyMeasures.Accuracy(classes);
        BalancedAccuracy = AccuracyMeasures.BalancedAccuracy(classes);
        AdjustedBalancedAccuracy = AccuracyMeasures.AdjustedBalancedAccuracy(classes);
        GeometricMean = AccuracyMeasures.GeometricMean(classes);
        MatthewsCorrelation = AgreementMeasures.MatthewsCorrelation(classes);
        CohenKappa = AgreementMeasures.CohenKappa(classes);
    }

    /// <summary>The rows of each class by the class they were given.</summary>
    public ImbalanceConfusionMatrix ConfusionMatrix { get; }

    /// <summary>The rows that were evaluated.</summary>
    public int RowCount { get; }

    /// <summary>The rows that were left out because their label is missing.</summary>
    public int UnlabeledRowCount { get; }

    /// <summary>The metrics of each class against all others, in the order of <see cref="ImbalanceConfusionMatrix.ClassNames"/>.</summary>
    public IReadOnlyList<ClassMetrics> PerClass { get; }

    /// <summary>The plain mean over the classes.</summary>
    public AveragedClassMetrics Macro { get; }

    /// <summary>The metrics of all classes' outcomes added up.</summary>
    public AveragedClassMetrics Micro { get; }

    /// <summary>The mean over the classes by their support.</summary>
    public AveragedClassMetrics Weighted { get; }

    /// <summary>The share of rows given their own class: 0 … 1. Predicting only a class of 99 % of the rows has accuracy 0.99.</summary>
    public double Accuracy { get; }

    /// <summary>The mean recall of the classes that have rows: 0 … 1; 1 / K by guessing.</summary>
    public double BalancedAccuracy { get; }

    /// <summary>Balanced accuracy, scaled so that guessing gives 0: at most 1, -1 / (K - 1) at worst; NaN if only one class has rows.</summary>
    public double AdjustedBalancedAccuracy { get; }

    /// <summary>
    /// The K-th root of the product of the recalls of the K classes that have rows: 0 … 1, and 0 if one class is never found. For two classes √(recall ·
    /// specificity).
    /// </summary>
    public double GeometricMean { get; }

    /// <summary>
    /// Matthews' correlation of labels and predictions, in its multiclass form R_K: -1 … 1; 0 if all labels or all predictions are of one class.
    /// </summary>
    public double MatthewsCorrelation { get; }

    /// <summary>Cohen's kappa: agreement beyond chance, at most 1; NaN if all labels and predictions are of one and the same class.</summary>
    public double CohenKappa { get; }

    /// <summary>
    /// The area under the precision-recall curve as average precision: the sum of precision times gain in recall over the distinct scores, without
    /// interpolation. 0 … 1; a random order gives the share of the class. Multiclass: the mean over the classes, each against the rest. NaN without rows of the
    /// class.
    /// </summary>
    public abstract double AreaUnderPrecisionRecallCurve { get; }

    /// <summary>
    /// The area under the ROC curve: the chance that a row of the class has a higher score than another row, ties counting half. 0 … 1; 0.5 by guessing.
    /// Multiclass: the mean over the classes, each against the rest. NaN if there are only rows of one kind.
    /// </summary>
    public abstract double AreaUnderRocCurve { get; }

    /// <summary>The mean of -ln p of the class each row has, p being at least 1e-15: 0 … 34.54 nats. NaN without probabilities.</summary>
    public abstract double LogLoss { get; }

    /// <summary>
    /// The mean squared error of the probabilities. Binary: of the positive class's, 0 … 1. Multiclass: summed over the classes, 0 … 2. NaN without
    /// probabilities.
    /// </summary>
    public abstract double BrierScore { get; }

    /// <summary>
    /// How far probabilities lie from the frequencies they promise, 0 … 1, in bins of equal width. Binary: the positive class's probability. Multiclass: the
    /// largest probability of each row. NaN without probabilities.
    /// </summary>
    public abstract double ExpectedCalibrationError { get; }

    /// <summary>Every metric that is one number, by name in camel case and in a fixed order; then the macro, micro and weighted averages.</summary>
    /// <returns>Names and values; a value is NaN where the metric is not defined.</returns>
    public IReadOnlyDictionary<string, double> ToDictionary()
    {
        var values = new Dictionary<string, double>();
        foreach ((string name, double value) in Scalars())
            values.Add(char.ToLowerInvariant(name[0]) + name[1..], value);
        foreach ((string prefix, AveragedClassMetrics average) in new[] { ("macro", Macro), ("micro", Micro), ("weighted", Weighted) })
        {
            values.Add(prefix + nameof(average.Precision), average.Precision);
            values.Add(prefix + nameof(average.Recall), average.Recall);
            values.Add(prefix + nameof(average.Specificity), average.Specificity);
            values.Add(prefix + nameof(average.F1Score), average.F1Score);
            values.Add(prefix + nameof(average.GeometricMean), average.GeometricMean);
            values.Add(prefix + nameof(average.IndexBalancedAccuracy), average.IndexBalancedAccuracy);
        }
        return values;
    }

    /// <summary>A report for reading: a table of the classes and their averages, then every other metric.</summary>
    public override string ToString()
    {
        List<string[]> scalars = [];
        foreach ((string name, double value) in Scalars())
            scalars.Add([name, MetricsTable.Format(value)]);
        string rows = string.Create(CultureInfo.InvariantCulture, $"{RowCount} rows, {UnlabeledRowCount} more without a label");
        return $"{MetricsTable.OfClasses(this)}\n{TextTable.Format(scalars)}\n{rows}{Note}\n";
    }

    /// <summary>The metrics that are one number, averages apart.</summary>
    private protected abstract IEnumerable<(string Name, double Value)> Scalars();

    /// <summary>The last words of the report.</summary>
    private protected virtual string Note => "";
}
