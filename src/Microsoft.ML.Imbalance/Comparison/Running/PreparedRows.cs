using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Label and features of some rows in arrays that nobody writes to: any number of trainers can read them at once.</summary>
internal static class PreparedRows
{
    /// <exception cref="ArgumentOutOfRangeException">Label or features are missing or of another type.</exception>
    public static ColumnarView Keep(IDataView view, ComparisonSettings settings, bool isBinary)
    {
        DataViewSchema.Column label = SchemaChecks.Find(view.Schema, settings.LabelColumnName, "label");
        DataViewSchema.Column features = SchemaChecks.Find(view.Schema, settings.FeatureColumnName, "feature");
        if (isBinary && label.Type is not BooleanDataViewType)
            throw SchemaChecks.WrongType(label, "label", "Boolean after the featurizer (append MapValue to it, or use MulticlassClassification)");
        if (!isBinary && !(label.Type is KeyDataViewType && label.Type.RawType == typeof(uint)))
            throw SchemaChecks.WrongType(label, "label", "a UInt32 key after the featurizer (append MapValueToKey to it)");
        if (features.Type is not VectorDataViewType { IsKnownSize: true } type || type.ItemType != NumberDataViewType.Single)
            throw SchemaChecks.WrongType(features, "feature", "a vector of Single of known size after the featurizer (append Concatenate to it)");

        var vectors = new List<VBuffer<float>>();
        var flags = new List<bool>();
        var keys = new List<uint>();
        using (DataViewRowCursor cursor = Cancellation.Watch(view).GetRowCursor([label, features]))
        {
            ValueGetter<VBuffer<float>> getFeatures = cursor.GetGetter<VBuffer<float>>(features);
            ValueGetter<bool>? getFlag = isBinary ? cursor.GetGetter<bool>(label) : null;
            ValueGetter<uint>? getKey = isBinary ? null : cursor.GetGetter<uint>(label);
            bool flag = false;
            uint key = 0;
            while (cursor.MoveNext())
            {
                VBuffer<float> vector = default;
                getFeatures(ref vector);
                vectors.Add(vector);
                getFlag?.Invoke(ref flag);
                getKey?.Invoke(ref key);
                flags.Add(flag);
                keys.Add(key);
            }
        }
        ViewColumn kept = isBinary
            ? new ViewColumn<bool>(label.Name, label.Type, row => flags[row], label.Annotations)
            : new ViewColumn<uint>(label.Name, label.Type, row => keys[row], label.Annotations);
        return new ColumnarView(vectors.Count, kept, new VectorColumn<float>(features.Name, type, [.. vectors], features.Annotations));
    }
}
