using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Reads scored rows without labels, and estimates class shares from them.</summary>
internal static class PriorEstimator
{
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of a wrong type.</exception>
    /// <exception cref="ArgumentException">The training priors are of other classes.</exception>
    /// <exception cref="InvalidOperationException">There are no rows, or scores are no probabilities.</exception>
    public static PriorEstimate Estimate(IDataView scored, IReadOnlyDictionary<string, double> trainingPriors, EstimatePriorsOptions options)
    {
        options.Validate();
        ClassShares.Check(trainingPriors, nameof(trainingPriors));
        bool isMulticlass = SchemaChecks.Find(scored.Schema, DefaultColumns.Score, "score").Type is VectorDataViewType;
        (string[] names, ScoreTable probabilities) = isMulticlass ? Multiclass(scored) : Binary(scored, trainingPriors, options.PositiveClass);
        int rowCount = probabilities.Column(0).Length;
        if (rowCount == 0)
            throw new InvalidOperationException("The data has no rows. Rows of real use are needed to estimate class shares from.");
        double[] training = SlotClasses.InOrder(trainingPriors, names, nameof(trainingPriors));
        (double[] shares, int iterations, bool hasConverged, double ratio) = PriorEstimation.Estimate(probabilities, training, options.MaximumIterations, options.Tolerance);
        return new PriorEstimate(
            names.Zip(shares).ToDictionary(p => p.First, p => p.Second), rowCount, iterations, hasConverged, ratio, ChiSquare.UpperTail(ratio, names.Length - 1));
    }

    private static (string[] Names, ScoreTable Probabilities) Binary(IDataView scored, IReadOnlyDictionary<string, double> trainingPriors, string? positiveClass)
    {
        string[] names = [.. trainingPriors.Keys.Order(StringComparer.Ordinal)];
        if (names.Length != 2)
            throw new ArgumentException($"trainingPriors have {names.Length} classes, {EvaluationClasses.List(names)}, and the scores are of two. Give the shares of both.", nameof(trainingPriors));
        string positive = positiveClass ?? names[1];
        if (!names.Contains(positive))
            throw new ArgumentOutOfRangeException(nameof(positiveClass), positiveClass, $"PositiveClass is '{positiveClass}', which is none of {EvaluationClasses.List(names)}.");
        DataViewSchema.Column column = SchemaChecks.Find(scored.Schema, DefaultColumns.Probability, "probability");
        var table = new ScoreTable(2);
        using DataViewRowCursor cursor = Cancellation.Watch(scored).GetRowCursor([column]);
        Func<long, double> read = PredictionColumns.Probabilities(cursor, column);
        var work = new LongWork("rows read", scored.GetRowCount() ?? 0);
        while (cursor.MoveNext())
        {
            work.SmallStep();
            double p = BinaryScoring.Clamp(read(cursor.Position));
            table.Add([1 - p, p]);
        }
        return ([names.First(name => name != positive), positive], table);
    }

    private static (string[] Names, ScoreTable Probabilities) Multiclass(IDataView scored)
    {
        DataViewSchema.Column column = scored.Schema[DefaultColumns.Score];
        int count = PredictionColumns.SlotCount(column);
        // Classes without names are numbers, from 1.
        string[] names = AnnotationNames.Read(column, "TrainingLabelValues") ?? AnnotationNames.Read(column, "SlotNames")
            ?? [.. Enumerable.Range(1, count).Select(number => number.ToString(CultureInfo.InvariantCulture))];
        var table = new ScoreTable(count);
        var row = new double[count];
        using DataViewRowCursor cursor = Cancellation.Watch(scored).GetRowCursor([column]);
        Action<long, double[]> read = PredictionColumns.ScoreVectors(cursor, column);
        var work = new LongWork("rows read", scored.GetRowCount() ?? 0);
        while (cursor.MoveNext())
        {
            work.SmallStep();
            read(cursor.Position, row);
            if (row.Any(p => p < 0) || Math.Abs(row.Sum() - 1) > 1e-3)
                throw new InvalidOperationException($"Column '{column.Name}' holds scores that are no probabilities in row {cursor.Position} (counted from 0): one is negative, or their sum is not 1.");
            table.Add(row);
        }
        return (names, table);
    }
}
