using System.Collections;

namespace Microsoft.ML.Imbalance;

/// <summary>Shows the rows of an evaluation one by one; nothing is copied.</summary>
internal sealed class BinaryPredictionList(BinaryPredictions rows) : IReadOnlyList<BinaryPrediction>
{
    public int Count => rows.Actual.Count;

    public BinaryPrediction this[int index] => new(
        rows.Actual[index] == BinaryPredictions.Positive,
        rows.Predicted[index] == BinaryPredictions.Positive,
        rows.Scores[index],
        rows.HasProbabilities ? rows.Probabilities[index] : double.NaN,
        rows.Weights.IsEmpty ? 1 : rows.Weights[index]);

    public IEnumerator<BinaryPrediction> GetEnumerator()
    {
        for (int row = 0; row < Count; row++)
            yield return this[row];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
