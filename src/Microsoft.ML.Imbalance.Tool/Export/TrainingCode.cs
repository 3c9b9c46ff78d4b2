namespace Microsoft.ML.Imbalance.Tool;

/// <summary>X.training.cs: the pipeline, and how it is fitted.</summary>
internal static class TrainingCode
{
    public static string Of(ExportPlan plan) => $$"""
        {{ExportFiles.Head}}
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using Microsoft.ML;
        using Microsoft.ML.Data;
        using Microsoft.ML.Imbalance;
        using {{TrainerCode.Namespace(plan)}};
        using Microsoft.ML.Transforms;

        namespace {{plan.Name}}Model;

        public static partial class {{plan.Name}}
        {
            /// <summary>The file that the model was trained on.</summary>
            public const string RetrainFilePath = {{CSharp.Literal(plan.DataPath)}};

            private const int Seed = {{plan.Training.Seed}};

            /// <summary>Trains the model again and saves it. What is saved reads the features alone.</summary>
            public static void Train(string outputModelPath, string inputDataFilePath = RetrainFilePath)
            {
                var mlContext = new MLContext(Seed);
                IDataView data = LoadFile(mlContext, inputDataFilePath);
                ITransformer model = RetrainModel(mlContext, data);
                IDataView features = mlContext.Transforms.DropColumns({{CSharp.Literal(plan.Training.Label)}}).Fit(data).Transform(data);
                mlContext.Model.Save(model, features.Schema, outputModelPath);
            }

            /// <summary>Fits the pipeline on rows as they are loaded.</summary>
            public static ITransformer RetrainModel(MLContext mlContext, IDataView trainData) => BuildPipeline(mlContext).Fit(PrepareLabel(mlContext, trainData));

        {{PrepareLabel(plan)}}

            /// <summary>The features, what is done about imbalance, the trainer, and the decision. Nothing but the fitting of it changes rows.</summary>
            public static IEstimator<ITransformer> BuildPipeline(MLContext mlContext)
            {
                return new EstimatorChain<ITransformer>()
        {{string.Join("\n", Steps(plan).Select(s => Indent($".Append({s})", 12)))}};
            }
        {{(plan.HasUnlabeledRows ? LabelRow(plan) : "")}}{{(plan.IsBinary ? "" : ClassNameRow)}}}

        """;

    private const string ClassNameRow = """

            private sealed class ClassName
            {
                public string Name { get; set; } = "";
            }

        """;

    private static string LabelRow(ExportPlan plan) => $$"""

            private sealed class LabelRow
            {
                [ColumnName({{CSharp.Literal(plan.Training.Label)}})]
                public string Label { get; set; } = "";
            }

        """;

    private static string PrepareLabel(ExportPlan plan)
    {
        string filter = !plan.HasUnlabeledRows ? "" : """
                    // Rows without a label teach nothing.
                    string[] missing = ["", "?", "na", "nan", "null"];
                    data = mlContext.Data.FilterByCustomPredicate<LabelRow>(data, row => missing.Contains(row.Label.Trim().ToLowerInvariant()));

            """;
        string label = CSharp.Literal(plan.Training.Label), output = CSharp.Literal(plan.Names.Label);
        string mapping = plan.IsBinary
            ? $$"""
                    var isPositive = new Dictionary<string, bool> { {{string.Join(", ", plan.Training.Classes.Select(c => $"[{CSharp.Literal(c)}] = {(c == plan.Training.Positive ? "true" : "false")}"))}} };
                    return mlContext.Transforms.Conversion.MapValue({{output}}, isPositive, {{label}}).Fit(data).Transform(data);
            """
            : $$"""
                    string[] names = [{{CSharp.Literals(plan.Training.Classes)}}];
                    IDataView classes = mlContext.Data.LoadFromEnumerable(names.Select(name => new ClassName { Name = name }));
                    return mlContext.Transforms.Conversion.MapValueToKey({{output}}, {{label}}, keyData: classes).Fit(data).Transform(data);
            """;
        return $$"""
                /// <summary>Adds what a trainer learns: {{(plan.IsBinary ? "whether the class is the positive one" : "the class as a key")}}.</summary>
                public static IDataView PrepareLabel(MLContext mlContext, IDataView data)
                {
            {{filter}}{{mapping}}
                }
            """;
    }

    private static IEnumerable<string> Steps(ExportPlan plan)
    {
        TrainingPlan training = plan.Training;
        PlanNames names = plan.Names;
        var parts = new List<string>();
        if (training.Numbers.Length > 0)
        {
            string numbers = CSharp.Literal(names.Numbers);
            yield return $"mlContext.Transforms.Concatenate({numbers}, [{CSharp.Literals(training.Numbers)}])";
            yield return $"mlContext.Transforms.ReplaceMissingValues({numbers}, replacementMode: MissingValueReplacingEstimator.ReplacementMode.Mean)";
            yield return $"mlContext.Transforms.NormalizeMeanVariance({numbers}, fixZero: false)";
            parts.Add(names.Numbers);
        }
        if (training.NumbersWithGaps.Length > 0)
        {
            string gaps = CSharp.Literal(names.Gaps);
            yield return $"mlContext.Transforms.Concatenate({gaps}, [{CSharp.Literals(training.NumbersWithGaps)}])";
            yield return $"mlContext.Transforms.IndicateMissingValues({gaps})";
            yield return $"mlContext.Transforms.Conversion.ConvertType({gaps}, outputKind: DataKind.Single)";
            parts.Add(names.Gaps);
        }
        if (training.Categories.Length > 0)
            yield return $"mlContext.Transforms.Categorical.OneHotEncoding([{Pairs(training.Categories)}])";
        if (training.ManyCategories.Length > 0)
            yield return $"mlContext.Transforms.Categorical.OneHotHashEncoding([{Pairs(training.ManyCategories)}], numberOfBits: {FeaturePipeline.HashBits})";
        yield return $"mlContext.Transforms.Concatenate({CSharp.Literal(names.Features)}, [{CSharp.Literals([.. parts, .. training.Categories, .. training.ManyCategories])}])";
        if (StrategyCode.Step(training, names) is { } strategy)
            yield return strategy;
        yield return StrategyCode.Trainer(plan, TrainerCode.Of(plan));
        if (training.Threshold is { } threshold)
            yield return $"mlContext.BinaryClassification.Imbalance.ChangeThreshold({CSharp.Literal(threshold)})";
        if (training.Offsets is { } offsets)
        {
            string pairs = string.Join(", ", offsets.Select(o => $"[{CSharp.Literal(o.Key)}] = {CSharp.Literal(o.Value)}"));
            yield return $"mlContext.MulticlassClassification.Imbalance.ChangeOffsets(new Dictionary<string, double> {{ {pairs} }}, {CSharp.Literal(names.Label)})";
        }
        yield return plan.IsBinary
            ? $"mlContext.Transforms.Expression(\"{ModelOutput.PredictedClass}\", {CSharp.Literal(NameOf(training))}, \"{ModelOutput.PredictedLabel}\")"
            : $"mlContext.Transforms.Conversion.MapKeyToValue(\"{ModelOutput.PredictedClass}\", \"{ModelOutput.PredictedLabel}\")";
    }

    private static string NameOf(TrainingPlan training) => ClassNameStep.Expression(training.Classes.Single(c => c != training.Positive), training.Positive!);

    private static string Pairs(string[] columns) => string.Join(", ", columns.Select(c => $"new InputOutputColumnPair({CSharp.Literal(c)})"));

    private static string Indent(string code, int spaces) => string.Join('\n', code.Split('\n').Select(line => line.Length == 0 ? line : new string(' ', spaces) + line));
}
