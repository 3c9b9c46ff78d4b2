using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>What a feature column tells: values no distance can be taken of, slots that say nothing or too much, and rows that come several times.</summary>
internal static class FeatureDiagnostics
{
    private const int MostSlots = 10;

    public static IEnumerable<ImbalanceDiagnostic> Find(IDataView data, string featureColumnName, ClassPartition partition)
    {
        DataViewSchema.Column column = FeatureVectors.Find(data.Schema, featureColumnName), label = data.Schema[partition.LabelColumnName];
        var slots = new FeatureSlots(column);
        var repeats = new RepeatedFeatureRows();
        var sample = new FeatureSample(partition.ClassCount, FeatureVectors.SlotCount(column));
        FeatureVectors.ForEach(data, column, label, cursor => ClassPartitionReader.CreateLookup(cursor, label, partition.Names), (int c, in VBuffer<float> row) =>
        {
            slots.Add(row);
            repeats.Add(c, row);
            sample.Add(c, row);
        });
        ImbalanceDiagnostic?[] found =
            [NotFinite(slots, featureColumnName), Constant(slots, featureColumnName), Leaks(sample, slots, featureColumnName, partition.Names), Repeats(repeats)];
        return found.OfType<ImbalanceDiagnostic>();
    }

    public static ImbalanceDiagnostic? Leaks(FeatureSample sample, FeatureSlots slots, string featureColumnName, string[] classNames)
    {
        string[] leaks =
        [
            .. LabelLeaks.Find(sample).Select(leak => string.Create(
                CultureInfo.InvariantCulture, $"{slots.NameOf(leak.Slot)} tells \"{classNames[leak.Class]}\" (ROC area {leak.Area:0.0000} of {sample.RowCount} rows)")),
        ];
        return leaks.Length == 0 ? null : new ImbalanceDiagnostic(
            "IMB009",
            DiagnosticSeverity.Warning,
            $"Feature column '{featureColumnName}' tells a class from all others by single slots: {ShortList.Of(leaks, MostSlots)}.",
            "Make sure that they are known when a prediction is needed: such a feature is often made from the label, or recorded after it. If so, leave it out.");
    }

    /// <summary>Where most rows come several times, features have few values, and repeats are no wonder.</summary>
    public static DiagnosticSeverity SeverityOf(int rows, int repeats) => repeats * 2L > rows ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;

    private static ImbalanceDiagnostic? NotFinite(FeatureSlots slots, string featureColumnName)
    {
        string[] found = [.. All(slots).Where(slot => slots.NaNs[slot] + slots.Infinities[slot] > 0).Select(slot => $"{slots.NameOf(slot)} ({Counts(slots, slot)})")];
        return found.Length == 0 ? null : new ImbalanceDiagnostic(
            "IMB007",
            DiagnosticSeverity.Warning,
            $"Feature column '{featureColumnName}' has values that are no finite numbers: {ShortList.Of(found, MostSlots)}.",
            "Replace them (Transforms.ReplaceMissingValues) or remove the rows (Data.FilterRowsByMissingValues): methods that measure distances refuse them.");
    }

    private static ImbalanceDiagnostic? Constant(FeatureSlots slots, string featureColumnName)
    {
        string[] constant = [.. All(slots).Where(slots.IsConstant).Select(slots.NameOf)];
        return constant.Length == 0 ? null : new ImbalanceDiagnostic(
            "IMB008",
            DiagnosticSeverity.Info,
            $"Feature column '{featureColumnName}' has the same value in every row in: {ShortList.Of(constant, MostSlots)}.",
            "Leave them out: they tell nothing about the class.");
    }

    private static ImbalanceDiagnostic? Repeats(RepeatedFeatureRows rows)
    {
        (int count, int repeats, int mixed) = rows.Count();
        return repeats == 0 ? null : new ImbalanceDiagnostic(
            "IMB010",
            SeverityOf(count, repeats),
            $"{repeats} of {count} rows have the same features as an earlier row; {mixed} rows share theirs with a row of another class.",
            "A random split puts equal rows on both sides, and the test set then holds what the model has seen. Remove repeats, or give equal rows a common value "
            + "and split with it as groupColumnName.");
    }

    private static IEnumerable<int> All(FeatureSlots slots) => Enumerable.Range(0, slots.NaNs.Length);

    private static string Counts(FeatureSlots slots, int slot)
    {
        int nans = slots.NaNs[slot], infinities = slots.Infinities[slot];
        return infinities == 0 ? $"{nans} NaN" : nans == 0 ? $"{infinities} infinite" : $"{nans} NaN, {infinities} infinite";
    }
}
