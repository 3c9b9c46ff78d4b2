namespace Microsoft.ML.Imbalance.Tool;

/// <summary>The library's methods by name, with the trainers of this tool for those that train a model.</summary>
internal static class ToolStrategies
{
    /// <summary>Logistic regression, which is the library's own, comes first: it is the default.</summary>
    public static StrategyRegistry Registry { get; } = new(
        [
            HardnessTrainer.LogisticRegression,
            .. ToolTrainer.All.Where(t => t.Name != HardnessTrainer.LogisticRegression.Name).Select(t => new HardnessTrainer(t.Name, t.CreateMulticlass)),
        ],
        BalancedForestStrategy.Method);
}
