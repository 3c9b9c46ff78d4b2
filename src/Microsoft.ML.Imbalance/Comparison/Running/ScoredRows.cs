using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>The test rows of one split as one model scored them.</summary>
internal sealed class ScoredRows
{
    private readonly MLContext _context;
    private readonly string _label;
    private readonly ColumnarView? _binary;
    private readonly ImbalanceMetrics? _multiclass;

    private ScoredRows(MLContext context, string label, bool areProbabilities, ColumnarView? binary, ImbalanceMetrics? multiclass, IReadOnlyList<ImbalanceDiagnostic> reported)
    {
        _context = context;
        _label = label;
        _binary = binary;
        _multiclass = multiclass;
        AreProbabilities = areProbabilities;
        Reported = reported;
    }

    public bool AreProbabilities { get; }

    /// <summary>What was said of the rows that the model was trained on.</summary>
    public IReadOnlyList<ImbalanceDiagnostic> Reported { get; }

    /// <summary>The rows as a search for thresholds reads them. For two classes only.</summary>
    public BinaryPredictions Predictions => ScoredRowReader.Binary(_binary!, _label);

    /// <summary>Scores rows and keeps what evaluation needs.</summary>
    public static ScoredRows Create(MLContext context, ITransformer model, IDataView test, string label, bool isBinary, IReadOnlyList<ImbalanceDiagnostic> reported)
    {
        IDataView scored = model.Transform(test);
        if (!isBinary)
            return new ScoredRows(context, label, areProbabilities: false, binary: null, context.MulticlassClassification.Imbalance.Evaluate(scored, label), reported);
        bool hasProbabilities = scored.Schema.GetColumnOrNull(DefaultColumns.Probability) is not null;
        var labels = new List<bool>();
        var scores = new List<float>();
        var probabilities = new List<float>();
        List<DataViewSchema.Column> columns = [scored.Schema[label], scored.Schema[DefaultColumns.Score]];
        if (hasProbabilities)
            columns.Add(scored.Schema[DefaultColumns.Probability]);
        using (DataViewRowCursor cursor = scored.GetRowCursor(columns))
        {
            ValueGetter<bool> getLabel = cursor.GetGetter<bool>(columns[0]);
            ValueGetter<float> getScore = cursor.GetGetter<float>(columns[1]);
            ValueGetter<float>? getProbability = hasProbabilities ? cursor.GetGetter<float>(columns[2]) : null;
            bool isPositive = false;
            float value = 0;
            while (cursor.MoveNext())
            {
                getLabel(ref isPositive);
                labels.Add(isPositive);
                getScore(ref value);
                scores.Add(value);
                getProbability?.Invoke(ref value);
                probabilities.Add(value);
            }
        }
        List<ViewColumn> kept =
        [
            new ViewColumn<bool>(label, BooleanDataViewType.Instance, row => labels[row]),
            new ViewColumn<float>(DefaultColumns.Score, NumberDataViewType.Single, row => scores[row]),
        ];
        if (hasProbabilities)
            kept.Add(new ViewColumn<float>(DefaultColumns.Probability, NumberDataViewType.Single, row => probabilities[row]));
        return new ScoredRows(
            context, label, hasProbabilities, new ColumnarView(labels.Count, kept), multiclass: null, reported);
    }

    /// <summary>The metrics of these rows, two classes being told apart at a threshold; at 0.5, or a score of 0, unless it is given.</summary>
    public ImbalanceMetrics Evaluate(double? threshold = null) => _multiclass ?? _context.BinaryClassification.Imbalance.Evaluate(
        _binary!, new BinaryEvaluationOptions { LabelColumnName = _label, Threshold = threshold ?? (AreProbabilities ? 0.5 : 0) });
}
