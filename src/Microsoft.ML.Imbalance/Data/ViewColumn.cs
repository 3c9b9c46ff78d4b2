using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>One column of a <see cref="ColumnarView"/>: its type, its annotations, and a value for every row.</summary>
internal abstract class ViewColumn(string name, DataViewType type, DataViewSchema.Annotations? annotations)
{
    public string Name { get; } = name;

    public DataViewType Type { get; } = type;

    public DataViewSchema.Annotations? Annotations { get; } = annotations;

    public abstract Delegate CreateGetter(Func<int> row);
}

/// <summary>One column of values of type <typeparamref name="T"/>.</summary>
internal sealed class ViewColumn<T>(string name, DataViewType type, Func<int, T> valueOf, DataViewSchema.Annotations? annotations = null)
    : ViewColumn(name, type, annotations)
{
    public override Delegate CreateGetter(Func<int> row) => (ValueGetter<T>)((ref T value) => value = valueOf(row()));
}
