using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A file of predictions as the library's evaluation reads it.</summary>
internal sealed class PredictionFile
{
    private const string Scores = "(scores)";
    private const string HighestScore = "(highest score)";

    private readonly Table _table;
    private readonly TableColumn _label;
    private readonly TableColumn? _predicted;
    private readonly TableColumn? _weight;
    private readonly int[] _rows;

    public PredictionFile(Table table, TableColumn label, TableColumn? predicted, TableColumn? weight)
    {
        _table = table;
        _label = label;
        _predicted = predicted;
        _weight = weight;
        _rows = [.. Enumerable.Range(0, table.RowCount)];
        Classes = LabelClasses.Of(label);
        if (weight is not null)
            RequireNumbers(weight, "weight", label);
        CheckRoles([label, predicted, weight]);
    }

    /// <summary>The classes of the label column.</summary>
    public LabelClasses Classes { get; }

    /// <summary>Evaluates one score for two classes: probabilities if all are between 0 and 1, otherwise scores that only rank.</summary>
    /// <param name="score">The column of the scores.</param>
    /// <param name="positive">The class of interest; null for the rarer one.</param>
    /// <param name="threshold">From which score on a row is called positive, unless there are predictions; null for 0.5, or 0 where the scores are no probabilities.</param>
    public BinaryImbalanceMetrics EvaluateBinary(TableColumn score, string? positive, double? threshold)
    {
        RequireNumbers(score, "score", _label);
        CheckRoles([score, _label, _predicted, _weight]);
        if (positive is not null)
            Classes.Require(positive, _label.Name);
        if (Classes.Count > 2)
            throw new ToolException($"Label column '{_label.Name}' has {Classes.Count} classes, {Classes.List()}, but --score names one column. Pass a column for each class.");
        bool areProbabilities = AreProbabilities(score);
        List<ViewColumn> columns = Common(Classes.Names);
        columns.Add(new ViewColumn<double>(score.Name, NumberDataViewType.Double, row => score.Numbers[row]));
        return new MLContext(seed: 0).BinaryClassification.Imbalance.Evaluate(new ColumnarView(_table.RowCount, columns), new BinaryEvaluationOptions
        {
            LabelColumnName = _label.Name,
            PositiveClass = positive ?? Classes.Rarest,
            ScoreColumnName = score.Name,
            ProbabilityColumnName = areProbabilities ? score.Name : null,
            PredictedLabelColumnName = _predicted?.Name,
            Threshold = _predicted is null ? threshold ?? (areProbabilities ? 0.5 : 0) : null,
            ExampleWeightColumnName = _weight?.Name,
        });
    }

    /// <summary>Evaluates a score for each class. Without predictions the class with the highest score is predicted, of several the first.</summary>
    public MulticlassImbalanceMetrics EvaluateMulticlass(TableColumn[] scores)
    {
        foreach (TableColumn score in scores)
            RequireNumbers(score, "score", _label);
        CheckRoles([.. scores, _label, _predicted, _weight]);
        ScoreColumns matched = ScoreColumns.Match(scores, Classes);
        VBuffer<double>[] vectors = Array.ConvertAll(_rows, row => new VBuffer<double>(scores.Length, [.. matched.Columns.Select(c => c.Numbers[row])]));
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add("SlotNames", new VectorDataViewType(TextDataViewType.Instance, scores.Length), ClassColumn.Names(matched.ClassNames));
        List<ViewColumn> columns = Common(matched.ClassNames);
        columns.Add(new VectorColumn<double>(Scores, new VectorDataViewType(NumberDataViewType.Double, scores.Length), vectors, annotations.ToAnnotations()));
        if (_predicted is null)
            columns.Add(ClassColumn.FromKeys(HighestScore, Array.ConvertAll(_rows, row => HighestOf(matched.Columns, row)), matched.ClassNames));
        return new MLContext(seed: 0).MulticlassClassification.Imbalance.Evaluate(
            new ColumnarView(_table.RowCount, columns), _label.Name, Scores, _predicted?.Name ?? HighestScore, _weight?.Name);
    }

    /// <summary>Whether a column of scores may hold probabilities.</summary>
    public static bool AreProbabilities(TableColumn score) => Array.TrueForAll(score.Numbers, n => n is >= 0 and <= 1 or double.NaN);

    private List<ViewColumn> Common(string[] classNames)
    {
        List<ViewColumn> columns = [ClassColumn.Create(_label.Name, _label, classNames, _rows)];
        if (_predicted is not null)
            columns.Add(ClassColumn.Create(_predicted.Name, _predicted, classNames, _rows));
        if (_weight is not null)
            columns.Add(new ViewColumn<double>(_weight.Name, NumberDataViewType.Double, row => _weight.Numbers[row]));
        return columns;
    }

    private static uint HighestOf(TableColumn[] scores, int row)
    {
        int best = 0;
        for (int c = 1; c < scores.Length; c++)
        {
            if (scores[c].Numbers[row] > scores[best].Numbers[row])
                best = c;
        }
        return (uint)best + 1;
    }

    /// <summary>Makes sure that a column has a number in every row with a label.</summary>
    /// <exception cref="ToolException">It has not.</exception>
    public static void RequireNumbers(TableColumn column, string role, TableColumn label)
    {
        int[] rows = [.. Enumerable.Range(0, column.Cells.Count)];
        int text = column.IsNumeric ? -1 : Array.FindIndex(rows, row => !column.IsMissing(row) && !double.TryParse(column.Cells.Value(row).Span, CultureInfo.InvariantCulture, out _));
        if (text >= 0)
            throw new ToolException($"The {role} column '{column.Name}' has '{column.Cells.Value(text)}' in row {text} (counted from 0). Numbers are needed.");
        int missing = Array.FindIndex(rows, row => column.IsMissing(row) && !label.IsMissing(row));
        if (missing >= 0)
            throw new ToolException($"The {role} column '{column.Name}' is missing in row {missing} (counted from 0). Every row with a label needs a number.");
    }

    private static void CheckRoles(TableColumn?[] columns)
    {
        TableColumn? twice = columns.OfType<TableColumn>().GroupBy(c => c).FirstOrDefault(g => g.Count() > 1)?.Key;
        if (twice is not null)
            throw new ToolException($"Column '{twice.Name}' is given for two things. Labels, scores, predictions and weights are different columns.");
    }
}
