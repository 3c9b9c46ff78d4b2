namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A trainer of this tool as code: the options are those of <see cref="ToolTrainer"/>.</summary>
internal static class TrainerCode
{
    /// <summary>The package of ML.NET that the trainer and its models are in, beside Microsoft.ML; null if there is none.</summary>
    public static string? Package(ExportPlan plan) => plan.IsForest ? "Microsoft.ML.FastTree" : plan.Training.Trainer switch
    {
        "fast-tree" => "Microsoft.ML.FastTree",
        "light-gbm" => "Microsoft.ML.LightGbm",
        _ => null,
    };

    /// <summary>The namespace of the trainer's options.</summary>
    public static string Namespace(ExportPlan plan) => plan.Training.Trainer switch
    {
        "fast-tree" => "Microsoft.ML.Trainers.FastTree",
        "light-gbm" => "Microsoft.ML.Trainers.LightGbm",
        _ => "Microsoft.ML.Trainers",
    };

    public static string Of(ExportPlan plan)
    {
        string columns = Columns(plan);
        string trees = $"{columns}    NumberOfThreads = 1,\n    Seed = {ToolTrainer.TrainerSeed},\n";
        return (plan.Training.Trainer, plan.IsBinary) switch
        {
            ("logistic-regression", true) => Binary("LbfgsLogisticRegression", "LbfgsLogisticRegressionBinaryTrainer", $"{columns}    NumberOfThreads = 1,\n"),
            ("logistic-regression", false) => Multiclass("LbfgsMaximumEntropy", "LbfgsMaximumEntropyMulticlassTrainer", $"{columns}    NumberOfThreads = 1,\n"),
            ("fast-tree", true) => Binary("FastTree", "FastTreeBinaryTrainer", trees),
            ("fast-tree", false) => $"mlContext.MulticlassClassification.Trainers.OneVersusAll({Binary("FastTree", "FastTreeBinaryTrainer", trees)}, {CSharp.Literal(plan.Names.Label)})",
            ("light-gbm", true) => Binary("LightGbm", "LightGbmBinaryTrainer", trees),
            ("light-gbm", false) => Multiclass("LightGbm", "LightGbmMulticlassTrainer", trees),
            (var other, _) => throw new ToolException($"Trainer '{other}' of the record is none of this tool: {string.Join(", ", ToolTrainer.All.Select(t => t.Name))}."),
        };
    }

    private static string Binary(string verb, string type, string options) => $"mlContext.BinaryClassification.Trainers.{verb}(new {type}.Options\n{{\n{options}}})";

    private static string Multiclass(string verb, string type, string options) => $"mlContext.MulticlassClassification.Trainers.{verb}(new {type}.Options\n{{\n{options}}})";

    private static string Columns(ExportPlan plan)
    {
        string weight = StrategyCode.WeightColumn(plan.Training) is { } column ? $"    ExampleWeightColumnName = {CSharp.Literal(column)},\n" : "";
        return $"    LabelColumnName = {CSharp.Literal(plan.Names.Label)},\n    FeatureColumnName = {CSharp.Literal(plan.Names.Features)},\n{weight}";
    }
}
