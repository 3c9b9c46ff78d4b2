using System.Globalization;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>The metrics that binary and multiclass evaluation share.</summary>
/// <remarks>
/// Every metric takes example weights, and a row of weight 2 counts as the same row twice. Where a metric is not defined it is NaN: ranking metrics on rows of
/// one class only, probability metrics where the trainer gives no probabilities.
/// </remarks>
public abstract class ImbalanceMetrics
{
    private IReadOnlyList<ImbalanceDiagnostic>? _diagnostics;

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

    /// <summary>
    /// <see cref="ExpectedCalibrationError"/> in bins of equally many rows (Nixon et al., "Measuring calibration in deep learning", 2019), so that a crowd of
    /// small probabilities is looked at more closely. NaN without probabilities.
    /// </summary>
    public abstract double AdaptiveCalibrationError { get; }

    /// <summary>
    /// The largest distance of any bin of <see cref="ExpectedCalibrationError"/> (Naeini, Cooper and Hauskrecht, AAAI 2015), 0 … 1. A bin of a single row counts
    /// as much as any: for few rows it is near 1 by chance. NaN without probabilities.
    /// </summary>
    public abstract double MaximumCalibrationError { get; }

    /// <summary>
    /// <see cref="BrierScore"/> against that of always answering the shares of the classes: 1 - score / score of the shares. 1 for perfection, 0 for knowing the
    /// shares only, below 0 for less than that. NaN without probabilities, or if all rows are of one class.
    /// </summary>
    public abstract double BrierSkillScore { get; }

    /// <summary>What should be known before trusting these metrics, each thing once; empty if there is nothing to say.</summary>
    public IReadOnlyList<ImbalanceDiagnostic> Diagnostics => _diagnostics ??= Array.AsReadOnly(Diagnose().ToArray());

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

    /// <summary>
    /// An interval for every metric of <see cref="ToDictionary"/>, by a stratified bootstrap: what the metrics might have been on other rows of the same kind.
    /// </summary>
    /// <remarks>
    /// Rows are drawn with replacement, as many of each class as there are; where a group column was given to the evaluation, whole groups are. The model is taken as
    /// it is: that training might have gone otherwise is not in the intervals. A metric that is NaN has the interval NaN.
    /// </remarks>
    /// <param name="replicateCount">How many times to draw, at least 20.</param>
    /// <param name="confidenceLevel">The share of intervals that shall hold the true value, above 0 and below 1.</param>
    /// <param name="seed">The seed; null for a fixed one.</param>
    /// <returns>The intervals by name.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public MetricIntervals Intervals(int replicateCount = 1000, double confidenceLevel = 0.95, int? seed = null)
        => Intervals(new BootstrapOptions { ReplicateCount = replicateCount, ConfidenceLevel = confidenceLevel, Seed = seed });

    /// <summary>As <see cref="Intervals(int, double, int?)"/>, with everything that can be chosen.</summary>
    /// <param name="options">How to draw, and what kind of interval to make.</param>
    /// <returns>The intervals by name.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public MetricIntervals Intervals(BootstrapOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        string[] names = [.. ToDictionary().Keys];
        MetricInterval[] intervals = LoggedBootstrap(metrics => [.. metrics.ToDictionary().Values], options);
        return new MetricIntervals([.. names.Zip(intervals, KeyValuePair.Create)]);
    }

    /// <summary>A report for reading: a table of the classes and their averages, then every other metric, then what should be known of them.</summary>
    public override string ToString()
    {
        List<string[]> scalars = [];
        foreach ((string name, double value) in Scalars())
            scalars.Add([name, MetricsTable.Format(value)]);
        string rows = string.Create(CultureInfo.InvariantCulture, $"{RowCount} rows, {UnlabeledRowCount} more without a label");
        string diagnostics = string.Concat(Diagnostics.Select(diagnostic => $"\n{diagnostic}\n"));
        return $"{MetricsTable.OfClasses(this)}\n{TextTable.Format(scalars)}\n{rows}{Note}\n{diagnostics}";
    }

    /// <summary>Whose log is told how far intervals are; null for nobody's.</summary>
    internal IHostEnvironment? Environment { get; set; }

    /// <summary>The metrics of the rows of several evaluations of the same kind together.</summary>
    internal abstract ImbalanceMetrics Pool(IReadOnlyList<ImbalanceMetrics> parts);

    /// <summary>Does work that evaluates many replicates of these rows; where sorting them has to be done once for all, it is.</summary>
    internal virtual T WhileOrdered<T>(Func<T> work) => work();

    /// <summary>Evaluates bootstrap replicates of the rows.</summary>
    /// <param name="evaluate">The values of interest of a replicate; called from several threads.</param>
    /// <param name="options">Checked options.</param>
    /// <returns>An interval for each value.</returns>
    private protected abstract MetricInterval[] Bootstrap(Func<ImbalanceMetrics, double[]> evaluate, BootstrapOptions options);

    /// <summary>As <see cref="Bootstrap"/>, and says in the log how far it is.</summary>
    private protected MetricInterval[] LoggedBootstrap(Func<ImbalanceMetrics, double[]> evaluate, BootstrapOptions options)
        => Logged(nameof(Intervals), options.CancellationToken, () => Bootstrap(evaluate, options));

    /// <summary>Does the work of a verb, which ends when the token says so, and says in the log how far it is.</summary>
    private protected T Logged<T>(string verb, CancellationToken token, Func<T> work)
        => Environment is null ? Cancellation.Run(token, work) : LongWork.Run(Environment, verb, token, work);

    /// <summary>What there is to say about these metrics.</summary>
    private protected abstract IEnumerable<ImbalanceDiagnostic> Diagnose();

    /// <summary>The metrics that are one number, averages apart.</summary>
    private protected abstract IEnumerable<(string Name, double Value)> Scalars();

    /// <summary>The last words of the report.</summary>
    private protected virtual string Note => "";
}
