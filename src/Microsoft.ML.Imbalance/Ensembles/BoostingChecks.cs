namespace Microsoft.ML.Imbalance;

/// <summary>What the options of boosting ensembles share.</summary>
internal static class BoostingChecks
{
    public static void WeightColumn(string? name, EnsembleOptionsBase options)
    {
        if (name is null)
            return;
        OptionChecks.Column(name, "BoostingWeightColumnName");
        if (name == options.LabelColumnName || name == options.ExampleWeightColumnName)
        {
            throw new ArgumentException(
                $"BoostingWeightColumnName is '{name}', a column of the data. The weights of boosting are a column of their own, which holds the example weights too; give it another name, and make the trainer with that name.",
                "BoostingWeightColumnName");
        }
    }
}
