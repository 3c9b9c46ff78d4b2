using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>The rows of a view: a column of features, and one of weights if there are any.</summary>
internal sealed class ViewRowFeed : RowFeed
{
    private readonly IDataView _view;
    private readonly DataViewSchema.Column _features;
    private readonly DataViewSchema.Column? _weight;

    /// <param name="view">The view.</param>
    /// <param name="featureColumnName">A column of vectors of Single, of known size.</param>
    /// <param name="weightColumnName">A column of Single, or null.</param>
    public ViewRowFeed(IDataView view, string featureColumnName, string? weightColumnName)
    {
        _view = view;
        _features = SchemaChecks.Find(view.Schema, featureColumnName, "feature");
        if (_features.Type is not VectorDataViewType { IsKnownSize: true } vector || vector.ItemType != NumberDataViewType.Single)
            throw SchemaChecks.WrongType(_features, "feature", "a vector of Single of known size");
        Width = vector.Size;
        if (weightColumnName is null)
            return;
        _weight = SchemaChecks.Find(view.Schema, weightColumnName, "weight");
        if (_weight.Value.Type != NumberDataViewType.Single)
            throw SchemaChecks.WrongType(_weight.Value, "weight", "Single");
    }

    public override int Width { get; }

    public override bool HasWeights => _weight is not null;

    /// <exception cref="InvalidOperationException">A feature is no finite number, or a weight is negative or no finite number.</exception>
    public override void Read(RowSink sink, CancellationToken cancellationToken)
    {
        using DataViewRowCursor cursor = _view.GetRowCursor(_weight is null ? [_features] : [_features, _weight.Value]);
        ValueGetter<VBuffer<float>> features = cursor.GetGetter<VBuffer<float>>(_features);
        ValueGetter<float>? weights = _weight is null ? null : cursor.GetGetter<float>(_weight.Value);
        VBuffer<float> buffer = default;
        var values = new float[Width];
        float weight = 1;
        var work = new LongWork("rows read");
        for (int row = 0; cursor.MoveNext(); row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            work.Step();
            features(ref buffer);
            buffer.CopyTo(values);
            for (int slot = 0; slot < values.Length; slot++)
            {
                if (!float.IsFinite(values[slot]))
                {
                    throw new InvalidOperationException(Invariant(
                        $"Feature column '{_features.Name}' is {values[slot]} in row {row}, slot {slot}; a network needs finite numbers. Replace missing values before it, for example with ReplaceMissingValues."));
                }
            }
            weights?.Invoke(ref weight);
            CheckWeight(_weight?.Name, weight, row);
            sink(row, values, weight);
        }
    }

    /// <exception cref="InvalidOperationException">A weight is negative or no finite number.</exception>
    public static void CheckWeight(string? columnName, float weight, int row)
    {
        if (!(weight >= 0 && float.IsFinite(weight)))
            throw new InvalidOperationException(Invariant($"Weight column '{columnName}' is {weight} in row {row}; a weight must be 0 or a positive finite number."));
    }
}
