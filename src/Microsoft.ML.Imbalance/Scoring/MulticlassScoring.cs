using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Steps of ML.NET's own that rewrite the columns of a multiclass scorer. All of them leave columns as ML.NET's trainers do, with the same annotations.</summary>
internal static class MulticlassScoring
{
    private const string Vector = "ImbalanceVector";
    private const string Aside = "ImbalanceScore";

    /// <summary>
    /// <c>Score</c>[k] becomes p[k]^exponent · factor[k], scaled to the sum 1, with p[k] what it was; <c>PredictedLabel</c> the class of the largest.
    /// </summary>
    /// <param name="input">The columns there are; <c>Score</c> holds probabilities.</param>
    /// <param name="factors">A positive factor for each class.</param>
    /// <param name="exponent">One over the temperature.</param>
    public static ITransformer[] Rescale(DataViewSchema input, double[] factors, double exponent = 1)
    {
        var parts = new PartList(input);
        TransformsCatalog transforms = parts.Context.Transforms;
        if (exponent == 1)
        {
            parts.Add(transforms.CopyColumns(Vector, DefaultColumns.Score));
        }
        else
        {
            // K p, of which one is at least 1: powers of small numbers alone would vanish, and their sum with them.
            string power = BinaryScoring.Number(exponent), count = BinaryScoring.Number(factors.Length);
            parts.Add(transforms.Expression(Vector, $"p => single(exp({power} * log({count} * double(p))))", DefaultColumns.Score));
        }
        // At least 1, so that the sum is never small enough for the normalizer to leave it alone.
        double smallest = factors.Min();
        parts.Add(Multiply(parts.Context, Vector, Array.ConvertAll(factors, f => f / smallest)))
            .Add(transforms.NormalizeLpNorm(Vector, norm: Transforms.LpNormNormalizingEstimatorBase.NormFunction.L1));
        AddScores(parts, Vector, Identity(factors.Length));
        return parts.Add(transforms.DropColumns(Vector)).ToArray();
    }

    /// <summary><c>PredictedLabel</c> becomes the class k with the largest w[k] · <c>Score</c>, of equal ones the first. <c>Score</c> stays as it is.</summary>
    /// <param name="input">The columns there are.</param>
    /// <param name="weights">The weights of each class.</param>
    public static ITransformer[] Decide(DataViewSchema input, float[][] weights)
    {
        var parts = new PartList(input);
        TransformsCatalog transforms = parts.Context.Transforms;
        parts.Add(transforms.CopyColumns(Aside, DefaultColumns.Score));
        AddScores(parts, Aside, weights);
        return parts.Add(transforms.CopyColumns(DefaultColumns.Score, Aside)).Add(transforms.DropColumns(Aside)).ToArray();
    }

    /// <summary><c>Score</c>[k] becomes w[k] · x, <c>PredictedLabel</c> the class of the largest, of equal ones the first.</summary>
    /// <param name="input">The columns there are, with a <c>PredictedLabel</c> or <c>Score</c> that says what the classes are called.</param>
    /// <param name="vectorColumnName">The column of x.</param>
    /// <param name="weights">The weights of each class.</param>
    public static ITransformer[] FromVector(DataViewSchema input, string vectorColumnName, float[][] weights)
    {
        var parts = new PartList(input);
        AddScores(parts, vectorColumnName, weights);
        return parts.ToArray();
    }

    /// <summary>Weights that leave a vector as it is, but for a factor for each slot.</summary>
    public static float[][] Diagonal(IEnumerable<float> factors)
    {
        float[] diagonal = [.. factors];
        return [.. diagonal.Select((factor, k) =>
        {
            var row = new float[diagonal.Length];
            row[k] = factor;
            return row;
        })];
    }

    private static float[][] Identity(int count) => Diagonal(Enumerable.Repeat(1f, count));

    private static void AddScores(PartList parts, string vectorColumnName, float[][] weights)
        => parts.Add(LinearScorer.Multiclass(parts.Context, vectorColumnName, weights, ClassNames(parts.Schema)));

    // Predicted labels have the key values that they are mapped back with; without any, classes are numbers.
    private static DataViewSchema.Annotations ClassNames(DataViewSchema schema)
        => schema.GetColumnOrNull(DefaultColumns.PredictedLabel) is { Type: KeyDataViewType } predicted
            ? predicted.Annotations
            : new DataViewSchema.Annotations.Builder().ToAnnotations();

    /// <summary>A normalizer that multiplies slot k by factor k: it divides by the largest value it has seen, which is one over the factor.</summary>
    private static ITransformer Multiply(MLContext context, string columnName, double[] factors)
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(Extreme));
        SchemaDefinition.Column values = schema[nameof(Extreme.Values)];
        values.ColumnName = columnName;
        values.ColumnType = new VectorDataViewType(NumberDataViewType.Single, factors.Length);
        Extreme[] rows = [new() { Values = Array.ConvertAll(factors, f => (float)(1 / f)) }, new() { Values = new float[factors.Length] }];
        return context.Transforms.NormalizeMinMax(columnName, fixZero: true).Fit(context.Data.LoadFromEnumerable(rows, schema));
    }

    private sealed class Extreme
    {
        public float[] Values { get; set; } = [];
    }
}
