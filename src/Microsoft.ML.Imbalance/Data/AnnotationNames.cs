using System.Globalization;
using System.Reflection;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Reads a vector annotation of whatever type (key values, slot names, training labels) as texts, the way class names are written.</summary>
internal static class AnnotationNames
{
    private static readonly MethodInfo ReadTyped = typeof(AnnotationNames).GetMethod(nameof(Texts), BindingFlags.Static | BindingFlags.NonPublic)!;

    /// <returns>A text for each slot, or null if the column has no such annotation.</returns>
    public static string[]? Read(DataViewSchema.Column column, string kind)
    {
        if (column.Annotations.Schema.GetColumnOrNull(kind)?.Type is not VectorDataViewType vector)
            return null;
        return (string[])ReadTyped.MakeGenericMethod(vector.ItemType.RawType).Invoke(null, [column.Annotations, kind])!;
    }

    private static string[] Texts<T>(DataViewSchema.Annotations annotations, string kind)
    {
        VBuffer<T> values = default;
        annotations.GetValue(kind, ref values);
        return [.. values.DenseValues().Select(value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")];
    }
}
