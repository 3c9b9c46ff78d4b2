namespace Microsoft.ML.Imbalance.Tool;

/// <summary>X.evaluate.cs: metrics of the model on a file, and of the pipeline over folds.</summary>
internal static class EvaluateCode
{
    public static string Of(ExportPlan plan)
    {
        string kind = plan.IsBinary ? "Binary" : "Multiclass";
        string label = CSharp.Literal(plan.Names.Label);
        return $$"""
            {{ExportFiles.Head}}
            using System;
            using Microsoft.ML;
            using Microsoft.ML.Imbalance;

            namespace {{plan.Name}}Model;

            public static partial class {{plan.Name}}
            {
                /// <summary>Evaluates a model on a file, which should hold rows that the model has not seen.</summary>
                public static {{kind}}ImbalanceMetrics Evaluate(string inputDataFilePath, string modelPath)
                {
                    var mlContext = new MLContext(Seed);
                    ITransformer model = mlContext.Model.Load(modelPath, out _);
                    IDataView scored = model.Transform(PrepareLabel(mlContext, LoadFile(mlContext, inputDataFilePath)));
                    return mlContext.{{kind}}Classification.Imbalance.Evaluate(scored, {{label}});
                }

                /// <summary>Fits the pipeline on stratified folds, and evaluates each on the rows it has not seen.</summary>
                public static ImbalanceCrossValidationResult<{{kind}}ImbalanceMetrics> CrossValidate(string inputDataFilePath, int numberOfFolds = 5)
                {
                    var mlContext = new MLContext(Seed);
                    IDataView data = PrepareLabel(mlContext, LoadFile(mlContext, inputDataFilePath));
                    return mlContext.{{kind}}Classification.Imbalance.CrossValidate(data, BuildPipeline(mlContext), numberOfFolds, {{label}}, seed: Seed);
                }
            }

            """;
    }
}
