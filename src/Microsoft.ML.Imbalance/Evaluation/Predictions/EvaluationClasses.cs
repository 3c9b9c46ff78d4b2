using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>
/// Finds the classes of an evaluation. The schema often names them (Boolean labels, keys, the slots of a score); otherwise a pass over the label column alone
/// does, which computes no prediction.
/// </summary>
internal static class EvaluationClasses
{
    private const int MostNamesListed = 10;

    /// <summary>The negative and the positive class.</summary>
    public static (string Negative, string Positive) Binary(IDataView data, DataViewSchema.Column label, string? positiveClass)
    {
        string[]? names = Declared(label);
        if (names is not { Length: 2 })
            names = ClassPartitionReader.Read(data, label.Name).Names;
        if (names.Length == 1)
        {
            throw new InvalidOperationException(
                $"Label column '{label.Name}' has one class only, {List(names)}; binary evaluation needs two. "
                + "Evaluate rows of both, or use a Boolean label, which has two classes even if the rows have one.");
        }
        if (names.Length > 2)
        {
            throw new InvalidOperationException(
                $"Label column '{label.Name}' has {names.Length} classes, {List(names)}; binary evaluation needs two. "
                + "Use MulticlassClassification.Imbalance.Evaluate.");
        }
        if (positiveClass is null || positiveClass == names[1])
            return (names[0], names[1]);
        if (label.Type is BooleanDataViewType)
        {
            throw new ArgumentOutOfRangeException(
                nameof(BinaryEvaluationOptions.PositiveClass),
                positiveClass,
                $"PositiveClass is '{positiveClass}', but in Boolean label column '{label.Name}' it is always 'True'. "
                + "Leave PositiveClass out, or evaluate a text or key label.");
        }
        if (positiveClass != names[0])
        {
            throw new ArgumentOutOfRangeException(
                nameof(BinaryEvaluationOptions.PositiveClass),
                positiveClass,
                $"PositiveClass is '{positiveClass}', but label column '{label.Name}' has the classes {List(names)}. Pass one of these.");
        }
        return (names[1], names[0]);
    }

    /// <summary>The class of each slot of a vector of scores.</summary>
    public static string[] OfSlots(IDataView data, DataViewSchema.Column label, DataViewSchema.Column score, int slotCount)
    {
        string[]? names = AnnotationNames.Read(score, "TrainingLabelValues") ?? AnnotationNames.Read(score, "SlotNames") ?? Declared(label);
        if (names?.Length == slotCount)
            return names;
        names = ClassPartitionReader.Read(data, label.Name).Names;
        if (names.Length == slotCount)
            return names;
        throw new InvalidOperationException(
            $"Score column '{score.Name}' has {slotCount} slots without names, but label column '{label.Name}' has {names.Length} classes, {List(names)}: "
            + "which slot belongs to which class can't be told. Name the slots, or evaluate rows of all classes.");
    }

    public static string List(IReadOnlyList<string> names) => WordList.Quoted(names, MostNamesListed);

    /// <summary>The classes that the type of a label column names, in natural order; null where only the rows tell.</summary>
    private static string[]? Declared(DataViewSchema.Column label)
    {
        if (label.Type is BooleanDataViewType)
            return ["False", "True"];
        if (label.Type is not KeyDataViewType { Count: <= ClassCodes.MaximumClassCount } key)
            return null;
        return AnnotationNames.Read(label, "KeyValues")
            ?? [.. Enumerable.Range(1, (int)key.Count).Select(index => index.ToString(CultureInfo.InvariantCulture))];
    }
}
