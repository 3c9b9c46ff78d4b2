namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A trainer of this tool as code: the options are those of <see cref="ToolTrainer"/>.</summary>
internal static class TrainerCode
{
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
