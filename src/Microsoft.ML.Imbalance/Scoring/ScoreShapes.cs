namespace Microsoft.ML.Imbalance;

/// <summary>What steps behind a scorer promise before any data flows. They rewrite columns that are there, so that little changes.</summary>
internal static class ScoreShapes
{
    /// <summary>Whether <c>Score</c> has a number for each class.</summary>
    public static bool IsMulticlass(SchemaShape shape)
        => ShapeChecks.Find(shape, DefaultColumns.Score, "score").Kind is SchemaShape.Column.VectorKind.Vector or SchemaShape.Column.VectorKind.VariableVector;

    /// <summary>Columns with scores to decide by, and <c>PredictedLabel</c>.</summary>
    public static SchemaShape WithBinaryDecision(SchemaShape shape)
    {
        bool hasProbability = shape.Any(column => column.Name == DefaultColumns.Probability);
        SchemaShape.Column column = ShapeChecks.Find(shape, hasProbability ? DefaultColumns.Probability : DefaultColumns.Score, "score");
        ShapeChecks.Single(column, "score");
        return shape.Any(c => c.Name == DefaultColumns.PredictedLabel)
            ? shape
            : new MLContext(seed: 0).Transforms.Expression(DefaultColumns.PredictedLabel, "x => x > 0f", column.Name).GetOutputSchema(shape);
    }

    /// <summary>Columns with a score of two classes, and <c>Probability</c> and <c>PredictedLabel</c>.</summary>
    public static SchemaShape WithProbability(SchemaShape shape)
    {
        ShapeChecks.Single(ShapeChecks.Find(shape, DefaultColumns.Score, "score"), "score");
        return WithBinaryDecision(shape.Any(column => column.Name == DefaultColumns.Probability)
            ? shape
            : ((IEstimator<ITransformer>)new MLContext(seed: 0).BinaryClassification.Calibrators.Platt(slope: -1, offset: 0)).GetOutputSchema(shape));
    }

    /// <summary>Columns with probabilities: <c>Probability</c> of two classes, or <c>Score</c> of more.</summary>
    public static SchemaShape WithProbabilities(SchemaShape shape)
    {
        if (IsMulticlass(shape))
            return shape;
        ShapeChecks.Single(ShapeChecks.Find(shape, DefaultColumns.Probability, "probability"), "probability");
        return WithBinaryDecision(shape);
    }
}
