namespace Microsoft.ML.Imbalance.Tool;

/// <summary>X.consumption.cs: input, output, and prediction with ML.NET alone.</summary>
internal static class ConsumptionCode
{
    public static string Of(ExportPlan plan) => $$"""
        {{ExportFiles.Head}}
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.IO.Compression;
        using Microsoft.ML;
        using Microsoft.ML.Data;

        namespace {{plan.Name}}Model;

        public static partial class {{plan.Name}}
        {
            /// <summary>One row as the model reads it; the label is not needed to predict.</summary>
            public class ModelInput
            {
        {{string.Join("\n\n", plan.Properties.OrderBy(p => plan.IndexOf(p.Key)).Select(p => Property(plan, p.Key, p.Value)))}}
            }

            /// <summary>What the model tells of a row.</summary>
            public class ModelOutput
            {
        {{(plan.IsBinary ? Binary(plan) : Multiclass(plan))}}
                /// <summary>The predicted class by its name in the training data.</summary>
                public string PredictedClass { get; set; } = "";
            }

            /// <summary>The model, beside the program.</summary>
            public static string ModelPath => Path.Combine(AppContext.BaseDirectory, {{CSharp.Literal(plan.Name + ".zip")}});

            /// <summary>Predicts one row after the other. It is not thread-safe: a server needs a pool of them (Microsoft.Extensions.ML).</summary>
            public static Lazy<PredictionEngine<ModelInput, ModelOutput>> PredictEngine { get; } = new(CreatePredictEngine);

            public static ModelOutput Predict(ModelInput input) => PredictEngine.Value.Predict(input);

            /// <summary>Predicts the rows of a file that has the columns of the training file.</summary>
            public static IEnumerable<ModelOutput> PredictFile(string path)
            {
                var mlContext = new MLContext();
                ITransformer model = mlContext.Model.Load(ModelPath, out _);
                return mlContext.Data.CreateEnumerable<ModelOutput>(model.Transform(LoadFile(mlContext, path)), reuseRowObject: false);
            }

            /// <summary>The rows of a file; empty fields of numbers are NaN.</summary>
            public static IDataView LoadFile(MLContext mlContext, string path)
            {
                return mlContext.Data.CreateTextLoader<ModelInput>(new TextLoader.Options
                {
                    Separators = [{{CSharp.Literal(DelimitedFile.SeparatorOf(plan.DataPath))}}],
                    HasHeader = true,
                    AllowQuoting = true,
                    ReadMultilines = true,
                    MissingRealsAsNaNs = true,
                }).Load(new TextSource(path));
            }

            private static PredictionEngine<ModelInput, ModelOutput> CreatePredictEngine()
            {
                var mlContext = new MLContext();
                ITransformer model = mlContext.Model.Load(ModelPath, out _);
                return mlContext.Model.CreatePredictionEngine<ModelInput, ModelOutput>(model);
            }

            /// <summary>A file of text, compressed if its name ends in .gz.</summary>
            private sealed class TextSource(string path) : IMultiStreamSource
            {
                public int Count => 1;

                public string GetPathOrNull(int index) => path;

                public Stream Open(int index)
                {
                    FileStream file = File.OpenRead(path);
                    return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
                }

                public TextReader OpenTextReader(int index) => new StreamReader(Open(index));
            }
        }

        """;

    private static string Property(ExportPlan plan, string column, string property)
    {
        bool isNumber = plan.Training.Numbers.Contains(column);
        string role = column == plan.Training.Label ? "        /// <summary>The class.</summary>\n" : "";
        return $$"""
            {{role}}        [LoadColumn({{plan.IndexOf(column)}}), ColumnName({{CSharp.Literal(column)}})]
                    public {{(isNumber ? "float" : "string")}} {{property}} { get; set; }{{(isNumber ? "" : " = \"\";")}}
            """;
    }

    private static string Binary(ExportPlan plan) => $$"""
                /// <summary>Whether the predicted class is {{Comment(plan.Training.Positive!)}}.</summary>
                public bool PredictedLabel { get; set; }

                public float Score { get; set; }

                /// <summary>The probability of {{Comment(plan.Training.Positive!)}}.</summary>
                public float Probability { get; set; }

        """;

    private static string Multiclass(ExportPlan plan) => $$"""
                /// <summary>The probability of each class: {{Comment(string.Join(", ", plan.Training.Classes))}}.</summary>
                public float[] Score { get; set; } = [];

        """;

    private static string Comment(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Replace("&", "&amp;").Replace("<", "&lt;");
}
