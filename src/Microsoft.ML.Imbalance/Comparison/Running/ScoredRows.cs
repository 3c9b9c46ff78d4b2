namespace Microsoft.ML.Imbalance;

/// <summary>The test rows of one split as one model scored them.</summary>
internal sealed class ScoredRows
{
    private readonly MLContext _context;
    private readonly string _label;
    private readonly ColumnarView? _binary;
    private readonly MulticlassPredictions? _multiclass;

    private ScoredRows(MLContext context, string label, bool areProbabilities, ColumnarView? binary, MulticlassPredictions? multiclass, IReadOnlyList<ImbalanceDiagnostic> reported)
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

    /// <summary>The rows of two classes as a search for thresholds reads them.</summary>
    public BinaryPredictions OfTwo => ScoredRowReader.Binary(_binary!, _label);

    /// <summary>The rows of more classes as a search for offsets reads them.</summary>
    public MulticlassPredictions OfMore => ScoredRowReader.WithProbabilities(_multiclass!);

    /// <summary>Scores rows and keeps what evaluation needs.</summary>
    public static ScoredRows Create(MLContext context, ITransformer model, IDataView test, string label, bool isBinary, IReadOnlyList<ImbalanceDiagnostic> reported)
    {
        IDataView scored = model.Transform(test);
        if (!isBinary)
            return new ScoredRows(context, label, areProbabilities: false, binary: null, MulticlassPredictionReader.Read(scored, new MulticlassEvaluationOptions { LabelColumnName = label }), reported);
        bool hasProbabilities = scored.Schema.GetColumnOrNull(DefaultColumns.Probability) is not null;
        string[] columns = hasProbabilities ? [label, DefaultColumns.Score, DefaultColumns.Probability] : [label, DefaultColumns.Score];
        return new ScoredRows(context, label, hasProbabilities, KeptColumns.Read(scored, columns), multiclass: null, reported);
    }

    /// <summary>The metrics of these rows, by the usual decisions or by tuned ones. Of two classes the usual threshold is 0.5, or a score of 0.</summary>
    public ImbalanceMetrics Evaluate(TunedRule? rule = null) => _multiclass is not null
        ? new MulticlassImbalanceMetrics(rule?.Offsets is { } offsets ? OffsetRule.Apply(_multiclass, offsets.Offsets) : _multiclass, new MulticlassEvaluationOptions().CalibrationBinCount)
        : _context.BinaryClassification.Imbalance.Evaluate(
            _binary!, new BinaryEvaluationOptions { LabelColumnName = _label, Threshold = rule?.Threshold?.Threshold ?? (AreProbabilities ? 0.5 : 0) });
}
