using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>What columns say about class shares: how resamplers and weights changed them, and for which a model's probabilities hold.</summary>
internal static class PriorAnnotations
{
    /// <summary>On a label column: the factor by which each class counts more than its rows, Double.</summary>
    public const string ClassWeights = "ImbalanceClassWeights";

    /// <summary>On a column of probabilities: the class shares that they hold for, Double.</summary>
    public const string TrainingPriors = "ImbalanceTrainingPriors";

    public static DataViewSchema.Annotations WithTrainingPriors(DataViewSchema.Annotations annotations, IReadOnlyList<string> classNames, IReadOnlyList<double> priors)
        => With(annotations, classNames, TrainingPriors, priors);

    public static DataViewSchema.Annotations WithClassWeights(DataViewSchema.Annotations annotations, IReadOnlyList<string> classNames, IReadOnlyList<double> weights)
        => With(annotations, classNames, ClassWeights, weights);

    /// <summary>A value for each class that a column is annotated with; null where it is not.</summary>
    public static Dictionary<string, double>? Read(DataViewSchema.Column column, string kind)
    {
        if (column.Annotations.Schema.GetColumnOrNull(kind)?.Type is not VectorDataViewType vector || AnnotationNames.Read(column, CountAnnotations.ClassNames) is not { } names)
            return null;
        double[] values = vector.ItemType == NumberDataViewType.Int64
            ? Array.ConvertAll(Values<long>(column, kind), count => (double)count)
            : Values<double>(column, kind);
        return names.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private static DataViewSchema.Annotations With(
        DataViewSchema.Annotations annotations, IReadOnlyList<string> classNames, string kind, IReadOnlyList<double> values)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add(annotations, name => name != kind && name != CountAnnotations.ClassNames);
        Add(CountAnnotations.ClassNames, TextDataViewType.Instance, [.. classNames.Select(name => name.AsMemory())]);
        Add<double>(kind, NumberDataViewType.Double, [.. values]);
        return builder.ToAnnotations();

        void Add<T>(string name, PrimitiveDataViewType type, T[] items)
            => builder.Add<VBuffer<T>>(name, new VectorDataViewType(type, items.Length), (ref VBuffer<T> value) => new VBuffer<T>(items.Length, items).CopyTo(ref value));
    }

    private static T[] Values<T>(DataViewSchema.Column column, string kind)
    {
        VBuffer<T> values = default;
        column.Annotations.GetValue(kind, ref values);
        return [.. values.DenseValues()];
    }
}
