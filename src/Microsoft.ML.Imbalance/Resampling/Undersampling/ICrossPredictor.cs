namespace Microsoft.ML.Imbalance;

/// <summary>A model that says how well rows fit their classes, each row judged by a model that was not trained on it. How it is trained is the pipeline's affair.</summary>
internal interface ICrossPredictor
{
    /// <summary>For each row of the data a number that grows with the probability of the row's own class; NaN for rows without a label.</summary>
    double[] PredictOwnClass(LabeledView view, int seed);
}
