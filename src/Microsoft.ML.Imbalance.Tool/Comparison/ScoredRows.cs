using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>The test rows of one split as one model scored them.</summary>
internal sealed class ScoredRows
{
    private const double UntunedThreshold = 0.5;

    private readonly MLContext _context;
    private readonly ColumnarView? _binary;
    private readonly ImbalanceMetrics? _multiclass;

    private ScoredRows(MLContext context, float[] probabilities, bool[] isPositive, ColumnarView? binary, ImbalanceMetrics? multiclass)
    {
        _context = context;
        _binary = binary;
        _multiclass = multiclass;
        Probabilities = probabilities;
        IsPositive = isPositive;
    }

    /// <summary>The positive class's probabilities; empty for more than two classes.</summary>
    public float[] Probabilities { get; }

    /// <summary>Which rows are positive; empty for more than two classes.</summary>
    public bool[] IsPositive { get; }

    /// <summary>Scores rows and keeps what evaluation needs.</summary>
    public static ScoredRows Create(MLContext context, ITransformer model, IDataView test, bool isBinary)
    {
        IDataView scored = model.Transform(test);
        if (!isBinary)
            return new ScoredRows(context, [], [], binary: null, context.MulticlassClassification.Imbalance.Evaluate(scored, ComparisonData.Label));
        var labels = new List<bool>();
        var scores = new List<float>();
        var probabilities = new List<float>();
        DataViewSchema.Column[] columns = [scored.Schema[ComparisonData.Label], scored.Schema["Score"], scored.Schema["Probability"]];
        using (DataViewRowCursor cursor = scored.GetRowCursor(columns))
        {
            ValueGetter<bool> label = cursor.GetGetter<bool>(columns[0]);
            ValueGetter<float> score = cursor.GetGetter<float>(columns[1]);
            ValueGetter<float> probability = cursor.GetGetter<float>(columns[2]);
            bool isPositive = false;
            float value = 0;
            while (cursor.MoveNext())
            {
                label(ref isPositive);
                labels.Add(isPositive);
                score(ref value);
                scores.Add(value);
                probability(ref value);
                probabilities.Add(value);
            }
        }
        var view = new ColumnarView(
            labels.Count,
            new ViewColumn<bool>(ComparisonData.Label, BooleanDataViewType.Instance, row => labels[row]),
            new ViewColumn<float>("Score", NumberDataViewType.Single, row => scores[row]),
            new ViewColumn<float>("Probability", NumberDataViewType.Single, row => probabilities[row]));
        return new ScoredRows(context, [.. probabilities], [.. labels], view, multiclass: null);
    }

    /// <summary>The metrics of these rows, two classes being told apart at a threshold.</summary>
    public ImbalanceMetrics Evaluate(double threshold = UntunedThreshold)
        => _multiclass ?? _context.BinaryClassification.Imbalance.Evaluate(_binary!, ComparisonData.Label, threshold: threshold);
}
