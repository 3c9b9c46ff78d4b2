using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>One column of vectors. Readers get copies: they may write to their buffers.</summary>
internal sealed class VectorColumn(string name, VectorDataViewType type, VBuffer<float>[] values, DataViewSchema.Annotations? annotations = null)
    : ViewColumn(name, type, annotations)
{
    public override Delegate CreateGetter(Func<int> row) => (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) => values[row()].CopyTo(ref value));
}
