namespace Microsoft.ML.Imbalance;

/// <summary>What a feature column tells: values no distance can be taken of, and slots that say nothing.</summary>
internal static class FeatureDiagnostics
{
    private const int MostSlots = 10;

    public static IEnumerable<ImbalanceDiagnostic> Find(IDataView data, string featureColumnName)
    {
        FeatureSlots slots = FeatureSlots.Read(data, featureColumnName);
        int[] all = [.. Enumerable.Range(0, slots.NaNs.Length)];

        string[] notFinite = [.. all.Where(slot => slots.NaNs[slot] + slots.Infinities[slot] > 0).Select(slot => $"{slots.NameOf(slot)} ({Counts(slots, slot)})")];
        if (notFinite.Length > 0)
        {
            yield return new ImbalanceDiagnostic(
                "IMB007",
                DiagnosticSeverity.Warning,
                $"Feature column '{featureColumnName}' has values that are no finite numbers: {ShortList.Of(notFinite, MostSlots)}.",
                "Replace them (Transforms.ReplaceMissingValues) or remove the rows (Data.FilterRowsByMissingValues): methods that measure distances refuse them.");
        }

        string[] constant = [.. all.Where(slots.IsConstant).Select(slots.NameOf)];
        if (constant.Length > 0)
        {
            yield return new ImbalanceDiagnostic(
                "IMB008",
                DiagnosticSeverity.Info,
                $"Feature column '{featureColumnName}' has the same value in every row in: {ShortList.Of(constant, MostSlots)}.",
                "Leave them out: they tell nothing about the class.");
        }
    }

    private static string Counts(FeatureSlots slots, int slot)
    {
        int nans = slots.NaNs[slot], infinities = slots.Infinities[slot];
        return infinities == 0 ? $"{nans} NaN" : nans == 0 ? $"{infinities} infinite" : $"{nans} NaN, {infinities} infinite";
    }
}
