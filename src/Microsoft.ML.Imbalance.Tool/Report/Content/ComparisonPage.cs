using System.Globalization;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>What <c>compare</c> found, as a report.</summary>
internal sealed class ComparisonPage
{
    private readonly Experiment _experiment;
    private readonly ComparisonResult _result;
    private readonly ImbalanceInspection _inspection;
    private readonly string[] _classes;
    private readonly ComparisonCurves _curves;
    private readonly ComparedTrainer _trainer;
    private readonly ComparedStrategy _recommended;

    private ComparisonPage(Experiment experiment, ComparisonResult result, ImbalanceInspection inspection)
    {
        _experiment = experiment;
        _result = result;
        _inspection = inspection;
        ComparisonData data = experiment.Data;
        _classes = data.IsBinary ? [data.Negative!, data.Positive!] : data.Classes.Names;
        _trainer = result.Trainers.Single(t => t.Trainer == result.Recommendation.Trainer);
        _recommended = _trainer.Strategies.Single(s => s.Strategy == result.Recommendation.Strategy);
        _curves = new ComparisonCurves(result, experiment.Settings.Objective, _classes, data.IsBinary);
    }

    /// <param name="experiment">What was compared.</param>
    /// <param name="result">What came out.</param>
    /// <param name="inspection">What is to be known of the file.</param>
    public static ReportPage Of(Experiment experiment, ComparisonResult result, ImbalanceInspection inspection) => new ComparisonPage(experiment, result, inspection).Create();

    private ReportPage Create()
    {
        ComparisonSettings settings = _experiment.Settings;
        var rows = new ComparedRows(_experiment, _result.Trainers.SelectMany(t => t.Strategies).Select(s => s.Strategy).Distinct());
        return new ReportPage(
            $"Comparison on {_experiment.Path}",
            $"What {ReportText.Plural(StrategyCount - 1, "strategy", "strategies")} against imbalance change, compared with doing nothing on the same stratified folds. Label '{_experiment.Label}'"
            + (_experiment.Data.IsBinary ? $", class of interest '{_experiment.Data.Positive}'." : "."),
            [
                new ReportFact("labeled rows", ReportText.Count(Counts.Sum())),
                new ReportFact(_experiment.Data.IsBinary ? $"of class '{_experiment.Data.Positive}'" : "classes", _experiment.Data.IsBinary ? ReportText.Share((double)Counts[1] / Counts.Sum()) : ReportText.Count(_classes.Length)),
                new ReportFact("largest to smallest class", string.Create(CultureInfo.InvariantCulture, $"{(double)Counts.Max() / Counts.Min():0.#} : 1")),
                new ReportFact("strategies", ReportText.Count(StrategyCount)),
                new ReportFact("trainers", ReportText.Count(_result.Trainers.Count)),
                new ReportFact(settings.NumberOfRepeats == 1 ? "folds" : $"folds, {settings.NumberOfRepeats} times", ReportText.Count(settings.NumberOfFolds)),
            ],
            [
                Diagnostics(),
                Recommendation(),
                EvaluationSections.Balance(_classes, [("as they are", Counts), .. rows.Counts]),
                Intervals(),
                EvaluationSections.PrecisionRecall("How many false alarms each further find costs: mean curves over the folds. This is where rare classes show.", _curves.PrecisionRecall),
                EvaluationSections.Roc("Ranking, whatever the shares of the classes. Where few rows are positive, it looks better than the decisions will be.", _curves.Roc),
                .. _experiment.Data.IsBinary ? [EvaluationSections.Thresholds(Thresholds())] : Array.Empty<ReportSection>(),
                EvaluationSections.Confusion(
                    $"Decisions of {_trainer.Trainer.Name}, each row by the model that did not see it; shares are of the true class.",
                    [.. _trainer.Strategies.Select(s => EvaluationSections.Matrix(s.Strategy.ToString(), _classes, s.Pooled.ConfusionMatrix))]),
                .. _curves.Calibration is { Count: > 0 } calibration ? [EvaluationSections.Calibration(calibration)] : Array.Empty<ReportSection>(),
                .. rows.Projection(_recommended.Strategy, _classes) is { } projection ? [Projection(projection)] : Array.Empty<ReportSection>(),
                new ReportSection("metrics", "All metrics", "Means over the folds; log-loss and Brier: lower is better.", [.. _result.Trainers.Select(MetricTable)]),
            ],
            $"dotnet imbalance compare: {settings.NumberOfFolds} stratified folds, {ReportText.Plural(settings.NumberOfRepeats, "repeat", "repeats")}, seed {settings.Seed}. "
            + "The same file, options and seed give the same report.");
    }

    private long[] Counts => [.. _classes.Select(c => (long)_experiment.Data.Classes.Counts[_experiment.Data.Classes.IndexOf(c)])];

    private int StrategyCount => _result.Trainers.SelectMany(t => t.Strategies).Select(s => s.Strategy).Distinct().Count();

    private ReportSection Diagnostics() => new(
        "diagnostics",
        "What to know first",
        "What may mislead, in the file and in the results of doing nothing.",
        [Findings.Of([.. _inspection.Diagnostics, .. _result.Diagnostics, .. _trainer.Baseline.Pooled.Diagnostics], _experiment.Notes, _experiment.WithClassNames)]);

    private ReportSection Recommendation() => new(
        "recommendation",
        "Recommendation",
        "Something is recommended over doing nothing only where the interval of its difference excludes 0, adjusted for all that were compared.",
        [
            new VerdictBlock(
                _result.Recommendation.IsBetterThanNothing
                    ? $"{_recommended.Strategy} with {_trainer.Trainer.Name}"
                    : $"Do nothing about the imbalance in training: {_trainer.Trainer.Name} as it is",
                _result.Recommendation.Reasons),
        ]);

    private ReportSection Intervals() => new(
        "intervals",
        "Strategies against doing nothing",
        "The dot is the mean difference over the folds. The thick line is its own 95 % interval, the thin one is adjusted for all strategies and trainers (Holm); verdicts go by the adjusted one.",
        [.. _result.Trainers.Where(t => t.Strategies.Count > 1).Select(t => new FiguresBlock([.. ShownMetrics.Select(m => IntervalFigures.Of(t, m))]))]);

    private ComparisonMetric[] ShownMetrics => [.. new[] { _experiment.Settings.Objective, ComparisonMetric.BalancedAccuracy, ComparisonMetric.F1Score, ComparisonMetric.BrierScore }.Distinct()];

    private ReportFigure[] Thresholds()
    {
        ComparedStrategy? tuned = _trainer.Strategies.FirstOrDefault(s => s.Strategy is TunedThresholdStrategy);
        double missCost = (double)Counts[0] / Counts[1];
        IEnumerable<ReportFigure> figures = ThresholdFigures.Of(_curves.Source(_trainer, _trainer.Baseline), tuned is null ? null : Median(tuned.Thresholds), missCost);
        if (_recommended.Strategy is not (NoStrategy or TunedThresholdStrategy))
            figures = figures.Concat(ThresholdFigures.Of(_curves.Source(_trainer, _recommended), chosen: null, missCost));
        return [.. figures];
    }

    private static double Median(IReadOnlyList<double> values) => values.Order().ElementAt(values.Count / 2);

    private static ReportSection Projection(ReportFigure figure) => new(
        "projection", "Synthetic rows", "Where made rows lie among real ones. Where they fill the place of another class, they will mislead a model.", [new FiguresBlock([figure])]);

    private static ReportTable MetricTable(ComparedTrainer trainer) => new(
        trainer.Trainer.Name,
        ["Strategy", .. ComparisonMetric.All.Select(m => m.Name)],
        [.. trainer.Strategies.Select(s => (IReadOnlyList<string>)[s.Strategy.ToString(), .. ComparisonMetric.All.Select(m => ReportText.Number(s[m].Mean) + Mark(s[m]))])]);

    private static string Mark(ComparedMetric metric) => metric.IsBetter ? " (better)" : metric.IsWorse ? " (worse)" : "";
}
