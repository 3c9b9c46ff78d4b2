using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests.Evaluation;

internal sealed class MulticlassRow
{
    public int Label { get; set; }

    public double[] Score { get; set; } = [];

    public int PredictedLabel { get; set; }

    public double Weight { get; set; } = 1;

    /// <summary>A view of the rows, with as many score slots as the first row has.</summary>
    public static IDataView View(IReadOnlyList<MulticlassRow> rows)
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(MulticlassRow));
        schema[nameof(Score)].ColumnType = new VectorDataViewType(NumberDataViewType.Double, rows[0].Score.Length);
        return new MLContext(seed: 0).Data.LoadFromEnumerable(rows, schema);
    }
}
