namespace Microsoft.ML.Imbalance;

/// <summary>Which class each slot of <c>Score</c> stands for.</summary>
internal static class SlotClasses
{
    /// <summary>The class names in the order of the slots.</summary>
    public static string[] Of(IDataView scored, string labelColumnName)
    {
        DataViewSchema.Column score = SchemaChecks.Find(scored.Schema, DefaultColumns.Score, "score");
        return EvaluationClasses.OfSlots(scored, SchemaChecks.Label(scored.Schema, labelColumnName), score, PredictionColumns.SlotCount(score));
    }

    /// <summary>Values by class name, in the order of <paramref name="names"/>.</summary>
    /// <exception cref="ArgumentException">A class has no value, or a value is for a class that is not there.</exception>
    public static double[] InOrder(IReadOnlyDictionary<string, double> values, IReadOnlyList<string> names, string what)
    {
        string? strange = values.Keys.FirstOrDefault(name => !names.Contains(name));
        if (strange is not null)
            throw new ArgumentException($"The {what} name class \"{strange}\", which is none of {EvaluationClasses.List(names)}.", what);
        string? lacking = names.FirstOrDefault(name => !values.ContainsKey(name));
        return lacking is null
            ? [.. names.Select(name => values[name])]
            : throw new ArgumentException($"The {what} lack class \"{lacking}\". Give a number for each of {EvaluationClasses.List(names)}.", what);
    }
}
