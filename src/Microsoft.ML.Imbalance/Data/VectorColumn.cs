using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>One column of vectors. Readers get copies: they may write to their buffers.</summary>
internal sealed class VectorColumn<T>(string name, VectorDataViewType type, VBuffer<T>[] values, DataViewSchema.Annotations? annotations = null)
    : ViewColumn(name, type, annotations)
{
    public override Delegate CreateGetter(Func<int> row) => (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) => values[row()].CopyTo(ref value));
}
