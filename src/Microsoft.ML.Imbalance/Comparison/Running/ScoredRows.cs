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
        string[] columns = hasProbabilities ? [label, DefaultColumns.Score, DefaultColumns.Probability] : [label, DefaultColumns.Score];
        return new ScoredRows(context, label, hasProbabilities, KeptColumns.Read(scored, columns), multiclass: null, reported);
    }

    /// <summary>The metrics of these rows, two classes being told apart at a threshold; at 0.5, or a score of 0, unless it is given.</summary>
    public ImbalanceMetrics Evaluate(double? threshold = null) => _multiclass ?? _context.BinaryClassification.Imbalance.Evaluate(
        _binary!, new BinaryEvaluationOptions { LabelColumnName = _label, Threshold = threshold ?? (AreProbabilities ? 0.5 : 0) });
}
