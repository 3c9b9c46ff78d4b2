namespace Microsoft.ML.Imbalance.Tool;

/// <summary>What the resamplers of a comparison make of all its rows, to be looked at: the models of the comparison saw the training rows of a fold each.</summary>
internal sealed class ComparedRows
{
    private readonly Experiment _experiment;
    private readonly IReadOnlyList<(ImbalanceStrategy Strategy, ResampledDataView View)> _resampled;

    public ComparedRows(Experiment experiment, IEnumerable<ImbalanceStrategy> strategies)
    {
        _experiment = experiment;
        int seed = experiment.Settings.Seed!.Value;
        var context = new MLContext(seed);
        ComparisonSettings settings = experiment.Settings;
        ITransformer features = FeaturePipeline.Create(context, experiment.Data.Plan).Fit(experiment.Data.View);
        ColumnarView rows = PreparedRows.Keep(features.Transform(experiment.Data.View), settings, experiment.Data.IsBinary);
        _resampled =
        [
            .. strategies.OfType<ResamplingStrategy>().Select(s => (
                (ImbalanceStrategy)s, s.Create(context, new StrategyColumns(settings.LabelColumnName, [settings.FeatureColumnName], Categories: [], seed)).FitResample(rows))),
        ];
    }

    /// <summary>Rows of each class, in the natural order of the classes.</summary>
    public IEnumerable<(string Name, IReadOnlyList<long> Counts)> Counts
        => _resampled.Select(r => (r.Strategy.ToString(), (IReadOnlyList<long>)[.. r.View.Report.Classes.Select(c => c.CountAfter)]));

    /// <summary>Real and synthetic rows of one strategy: the preferred one if it makes rows, otherwise the first that does.</summary>
    /// <param name="preferred">The strategy to show.</param>
    /// <param name="classes">The names of the classes, in their natural order.</param>
    /// <returns>The chart; null if no strategy makes rows.</returns>
    public ReportFigure? Projection(ImbalanceStrategy preferred, IReadOnlyList<string> classes)
    {
        foreach ((ImbalanceStrategy strategy, ResampledDataView view) in _resampled.OrderByDescending(r => r.Strategy == preferred))
        {
            IReadOnlyList<PlacedRow> rows = PlacedRows.Read(view, _experiment.Settings.LabelColumnName, _experiment.Settings.FeatureColumnName, ClassOf);
            if (rows.Any(r => r.IsSynthetic))
                return ProjectionFigure.Of(strategy.ToString(), rows, classes);
        }
        return null;
    }

    private Func<int> ClassOf(DataViewRow row, DataViewSchema.Column label)
    {
        if (_experiment.Data.IsBinary)
        {
            ValueGetter<bool> get = row.GetGetter<bool>(label);
            bool isPositive = false;
            return () =>
            {
                get(ref isPositive);
                return isPositive ? 1 : 0;
            };
        }
        ValueGetter<uint> getKey = row.GetGetter<uint>(label);
        uint key = 0;
        return () =>
        {
            getKey(ref key);
            return (int)key - 1;
        };
    }
}
