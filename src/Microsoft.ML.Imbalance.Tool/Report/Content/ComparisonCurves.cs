namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Curves of a comparison. A strategy has the same color and dashes with every trainer.</summary>
internal sealed class ComparisonCurves
{
    private readonly ComparisonResult _result;
    private readonly string[] _classes;
    private readonly bool _isBinary;
    private readonly List<string> _shown;

    /// <param name="result">The comparison.</param>
    /// <param name="objective">What decides which strategies are shown, should there be many.</param>
    /// <param name="classes">The classes, in the order of the metrics.</param>
    /// <param name="isBinary">Whether there are two; of more, those of the recommended model are drawn.</param>
    public ComparisonCurves(ComparisonResult result, ComparisonMetric objective, string[] classes, bool isBinary)
    {
        _result = result;
        _classes = classes;
        _isBinary = isBinary;
        // A moved threshold ranks as nothing done does.
        string[] best =
        [
            .. result.Trainers.SelectMany(t => t.Strategies).Where(s => s.Strategy is not (NoStrategy or TunedThresholdStrategy)).GroupBy(s => s.Strategy.ToString())
                .OrderByDescending(g => g.Max(s => objective.IsHigherBetter ? s[objective].Mean : -s[objective].Mean)).Select(g => g.Key),
        ];
        _shown = [ImbalanceStrategy.None.ToString(), .. best.Take(CurveSource.MostStyles - 1)];
    }

    public IReadOnlyList<ReportFigure> PrecisionRecall => Draw(CurveFigures.PrecisionRecall);

    public IReadOnlyList<ReportFigure> Roc => Draw(CurveFigures.Roc);

    public IReadOnlyList<ReportFigure> Calibration => Draw((title, sources) => sources.All(s => s.HasProbabilities) ? CurveFigures.Calibration(title, sources) : null);

    /// <summary>A strategy of two classes.</summary>
    public CurveSource Source(ComparedTrainer trainer, ComparedStrategy strategy) => new(
        strategy.Strategy is NoStrategy ? $"{trainer.Trainer.Name}, nothing done" : $"{trainer.Trainer.Name} with {strategy.Strategy}",
        Math.Max(0, _shown.IndexOf(strategy.Strategy.ToString())),
        [.. strategy.FoldMetrics.Cast<BinaryImbalanceMetrics>()],
        (BinaryImbalanceMetrics)strategy.Pooled);

    private IReadOnlyList<ReportFigure> Draw(Func<string, IReadOnlyList<CurveSource>, ReportFigure?> draw)
        => [.. Sources().Select(s => draw(s.Title, s.Sources)).OfType<ReportFigure>()];

    private IEnumerable<(string Title, IReadOnlyList<CurveSource> Sources)> Sources()
    {
        if (_isBinary)
        {
            return _result.Trainers.Select(t => (
                t.Trainer.Name,
                (IReadOnlyList<CurveSource>)[.. t.Strategies.Where(s => _shown.Contains(s.Strategy.ToString())).Select(s => Source(t, s) with { Name = Name(s) })]));
        }
        ComparedTrainer trainer = _result.Trainers.Single(t => t.Trainer == _result.Recommendation.Trainer);
        return trainer.Strategies.Where(s => s.Strategy is NoStrategy || s.Strategy == _result.Recommendation.Strategy).Select(s => (
            $"{trainer.Trainer.Name}, {Name(s)}: each class against the rest",
            CurveSource.OfClasses([.. s.FoldMetrics.Cast<MulticlassImbalanceMetrics>()], (MulticlassImbalanceMetrics)s.Pooled, _classes)));
    }

    private static string Name(ComparedStrategy strategy) => strategy.Strategy is NoStrategy ? "nothing done" : strategy.Strategy.ToString();
}
