using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests.Scoring;

/// <summary>Rows as a trainer leaves them: scores, probabilities and predicted labels of one's choosing.</summary>
internal static class Scored
{
    public static IDataView Binary(MLContext ml, params (bool Label, double Probability)[] rows)
        => ml.Data.LoadFromEnumerable(Array.ConvertAll(rows, r => new BinaryRow
        {
            Label = r.Label,
            Score = (float)Math.Log(r.Probability / (1 - r.Probability)),
            Probability = (float)r.Probability,
            PredictedLabel = r.Probability > 0.5,
        }));

    /// <summary>Classes "a", "b", … as keys.</summary>
    public static IDataView Multiclass(MLContext ml, params (string Label, float[] Scores)[] rows)
    {
        int count = rows[0].Scores.Length;
        SchemaDefinition schema = SchemaDefinition.Create(typeof(MulticlassRow));
        schema[nameof(MulticlassRow.Score)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, count);
        IDataView texts = ml.Data.LoadFromEnumerable(Array.ConvertAll(rows, r => new MulticlassRow { Label = r.Label, PredictedLabel = r.Label, Score = r.Scores }), schema);
        IDataView names = ml.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(c => new Name { Label = $"{(char)('a' + c)}" }));
        return ml.Transforms.Conversion.MapValueToKey("Label", keyData: names).Append(ml.Transforms.Conversion.MapValueToKey("PredictedLabel", keyData: names))
            .Fit(texts).Transform(texts);
    }

    public static string[] AnnotationsOf(IDataView view, string columnName)
        => [.. view.Schema[columnName].Annotations.Schema.Select(a => a.Name).Order(StringComparer.Ordinal)];

    public static IDataView Apply(ITransformer[] parts, IDataView view) => new TransformerChain<ITransformer>(parts).Transform(view);

    private sealed class BinaryRow
    {
        public bool Label { get; set; }

        public float Score { get; set; }

        public float Probability { get; set; }

        public bool PredictedLabel { get; set; }
    }

    private sealed class MulticlassRow
    {
        public string Label { get; set; } = "";

        public string PredictedLabel { get; set; } = "";

        public float[] Score { get; set; } = [];
    }

    private sealed class Name
    {
        public string Label { get; set; } = "";
    }
}
