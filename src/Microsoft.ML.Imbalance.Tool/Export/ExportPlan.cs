namespace Microsoft.ML.Imbalance.Tool;

/// <summary>What generated code is made of.</summary>
/// <param name="Name">The name of the model: of its class, files and projects.</param>
/// <param name="Training">How the model was trained.</param>
/// <param name="DataPath">The file that it was trained on.</param>
/// <param name="Columns">The columns of that file, in order.</param>
/// <param name="HasUnlabeledRows">Whether some of its rows have no label.</param>
internal sealed record ExportPlan(string Name, TrainingPlan Training, string DataPath, string[] Columns, bool HasUnlabeledRows)
{
    /// <summary>Whether the model is a forest, which has trees of its own instead of the trainer.</summary>
    public bool IsForest => StrategyText.ParseChain(Training.Strategy)[0].Name == BalancedForestStrategy.Method.Name;

    public bool IsBinary => Training.Positive is not null;

    /// <summary>Feature columns in the order in which the model reads them.</summary>
    public IEnumerable<string> Features => [.. Training.Numbers, .. Training.Categories, .. Training.ManyCategories];

    public PlanNames Names => new(Features);

    /// <summary>The C# property of each column that is read.</summary>
    public Dictionary<string, string> Properties => CSharp.Properties([.. Features, Training.Label], taken: ["ModelInput"]);

    public int IndexOf(string column) => Array.IndexOf(Columns, column);
}
