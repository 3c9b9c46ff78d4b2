using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>Intervals for every metric of an evaluation, and the comparison of two models on the same rows.</summary>
internal static class IntervalsBenchmark
{
    private const double PositiveShare = 0.05;

    public static void Run(Arguments arguments)
    {
        int replicates = arguments.Number("replicates", 1000), classes = arguments.Number("classes", 5);
        var ml = new MLContext(seed: 1);
        var table = new Table("rows", "what", "evaluate", "percentile", "BCa", "compare");
        foreach (int rows in arguments.Numbers("rows", [10_000]))
        {
            IDataView a = Binary(ml, rows, 1.2), b = Binary(ml, rows, 1.4);
            Report(table, rows, "binary", replicates, () => ml.BinaryClassification.Imbalance.Evaluate(a), bootstrap => ml.BinaryClassification.Imbalance.CompareModels(a, b, bootstrap: bootstrap));
            IDataView c = Multiclass(ml, rows, classes, 1.2), d = Multiclass(ml, rows, classes, 1.4);
            Report(
                table, rows, string.Create(CultureInfo.InvariantCulture, $"{classes} classes"), replicates, () => ml.MulticlassClassification.Imbalance.Evaluate(c),
                bootstrap => ml.MulticlassClassification.Imbalance.CompareModels(c, d, bootstrap: bootstrap));
        }
    }

    private static void Report(Table table, int rows, string what, int replicates, Func<ImbalanceMetrics> evaluate, Action<BootstrapOptions> compare)
    {
        ImbalanceMetrics metrics = evaluate();
        var percentile = new BootstrapOptions { ReplicateCount = replicates, Kind = BootstrapIntervalKind.Percentile };
        var corrected = new BootstrapOptions { ReplicateCount = replicates };
        table.Row(
            rows,
            what,
            Measurement.Median(() => evaluate(), 3).Wall,
            Measurement.Median(() => metrics.Intervals(percentile), 3).Wall,
            Measurement.Median(() => metrics.Intervals(corrected), 3).Wall,
            Measurement.Median(() => compare(corrected), 3).Wall);
    }

    private static IDataView Binary(MLContext ml, int count, double signal)
    {
        RandomStream random = RandomStream.Create(1, nameof(IntervalsBenchmark));
        var rows = new BinaryScore[count];
        for (int i = 0; i < count; i++)
        {
            bool label = random.NextDouble() < PositiveShare;
            float score = (float)(random.NextGaussian() + (label ? signal : 0) - 2.5);
            rows[i] = new BinaryScore { Label = label, Score = score, Probability = 1 / (1 + MathF.Exp(-score)), PredictedLabel = score > 0 };
        }
        return ml.Data.LoadFromEnumerable(rows);
    }

    private static IDataView Multiclass(MLContext ml, int count, int classes, double signal)
    {
        RandomStream random = RandomStream.Create(1, nameof(IntervalsBenchmark));
        var rows = new MulticlassScore[count];
        for (int i = 0; i < count; i++)
        {
            // Class 0 has half of the rows, class 1 a quarter, and so on.
            int label = Math.Min(classes - 1, (int)-Math.Log2(1 - random.NextDouble()));
            float[] scores = [.. Enumerable.Range(0, classes).Select(c => MathF.Exp((float)(random.NextGaussian() + (c == label ? signal : 0))))];
            float sum = scores.Sum();
            rows[i] = new MulticlassScore { Label = label, Score = [.. scores.Select(score => score / sum)], PredictedLabel = Array.IndexOf(scores, scores.Max()) };
        }
        SchemaDefinition schema = SchemaDefinition.Create(typeof(MulticlassScore));
        schema[nameof(MulticlassScore.Score)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, classes);
        return ml.Data.LoadFromEnumerable(rows, schema);
    }

    private sealed class BinaryScore
    {
        public bool Label { get; set; }

        public float Score { get; set; }

        public float Probability { get; set; }

        public bool PredictedLabel { get; set; }
    }

    private sealed class MulticlassScore
    {
        public int Label { get; set; }

        public float[] Score { get; set; } = [];

        public int PredictedLabel { get; set; }
    }
}
