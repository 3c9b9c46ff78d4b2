using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>A trainer on normalized features, for labels of any type: it is trained on class numbers that are made for it.</summary>
internal static class DefaultHardnessModel
{
    private const string Key = "InstanceHardnessKey";
    private const string Features = "InstanceHardnessFeatures";

    public static IEstimator<ITransformer> Create(MLContext context, IReadOnlyList<string> featureColumnNames, HardnessTrainer trainer)
    {
        InputOutputColumnPair[] columns = [.. featureColumnNames.Select((name, place) => new InputOutputColumnPair($"{Features}{place}", name))];
        return context.Transforms.Conversion.ConvertType(columns, DataKind.Single)
            .Append(context.Transforms.Concatenate(Features, Array.ConvertAll(columns, c => c.OutputColumnName)))
            .Append(context.Transforms.NormalizeMeanVariance(Features))
            .Append(trainer.Create(context, Key, Features));
    }

    /// <summary>The view with the class of each row as a key, numbered by size: numbered by label value, a renaming would change how sums are rounded.</summary>
    public static IDataView WithKey(IDataView view, ClassPartition classes)
        => new AppendedColumnView(
            new AppendedColumn<uint>(view.Schema, Key, new KeyDataViewType(typeof(uint), classes.ClassCount), view.Schema[classes.LabelColumnName], (row, label) => KeyOf(row, label!.Value, classes)),
            view);

    private static ValueGetter<uint> KeyOf(DataViewRow row, DataViewSchema.Column label, ClassPartition classes)
    {
        Func<int> classOf = ClassPartitionReader.CreateLookup(row, label, classes.Names);
        return (ref uint key) => key = classOf() is var c and not ClassCodes.Unlabeled ? (uint)classes.StreamKey(c) + 1 : 0;
    }
}
