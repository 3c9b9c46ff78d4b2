using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>A random subset of the slots of a feature vector, as a step of ML.NET's own: feature selection fitted on a row that has nothing in the slots to drop.</summary>
internal static class FeatureSubset
{
    public static ITransformer Draw(DataViewSchema schema, string columnName, double fraction, int seed)
    {
        int size = SizeOf(schema, columnName);
        int left = size, wanted = Math.Max(1, (int)Math.Round(fraction * size));
        RandomStream stream = RandomStream.Create(seed, nameof(FeatureSubset));
        var row = new Marked { Slots = new float[size] };
        for (int slot = 0; slot < size; slot++)
        {
            if (stream.Next(left--) >= wanted)
                continue;
            row.Slots[slot] = 1;
            wanted--;
        }
        SchemaDefinition definition = SchemaDefinition.Create(typeof(Marked));
        definition[nameof(Marked.Slots)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, size);
        definition[nameof(Marked.Slots)].ColumnName = columnName;
        var context = new MLContext(seed: 0);
        return context.Transforms.FeatureSelection.SelectFeaturesBasedOnCount(columnName, count: 1).Fit(context.Data.LoadFromEnumerable([row], definition));
    }

    /// <exception cref="ArgumentOutOfRangeException">The column is missing, or no vector that slots can be taken of.</exception>
    public static int SizeOf(DataViewSchema schema, string columnName)
    {
        DataViewSchema.Column column = SchemaChecks.Find(schema, columnName, "feature");
        return column.Type is VectorDataViewType { IsKnownSize: true } vector && vector.ItemType == NumberDataViewType.Single
            ? vector.Size
            : throw SchemaChecks.WrongType(column, "feature", "a known-size vector of Single, of which FeatureFraction takes slots");
    }

    private sealed class Marked
    {
        public float[] Slots { get; set; } = [];
    }
}
