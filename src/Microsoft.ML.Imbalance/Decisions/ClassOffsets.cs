namespace Microsoft.ML.Imbalance;

/// <summary>Class offsets as a step behind a multiclass scorer.</summary>
internal static class ClassOffsets
{
    /// <param name="scored">Scored rows; read only where the schema does not name the classes.</param>
    /// <param name="labelColumnName">The label column.</param>
    /// <param name="offsets">An offset for each class by name.</param>
    public static ITransformer[] ToParts(IDataView scored, string labelColumnName, IReadOnlyDictionary<string, double> offsets)
    {
        // The largest ln p + o is the largest p · exp(o); relative to the largest offset no factor overflows.
        string[] names = SlotClasses.Of(scored, labelColumnName);
        double largest = offsets.Values.Max();
        return MulticlassScoring.Decide(
            scored.Schema, MulticlassScoring.Diagonal(SlotClasses.InOrder(offsets, names, "offsets").Select(o => (float)Math.Exp(o - largest))));
    }
}
