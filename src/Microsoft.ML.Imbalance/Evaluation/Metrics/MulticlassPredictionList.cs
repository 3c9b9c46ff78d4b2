using System.Collections;

namespace Microsoft.ML.Imbalance;

/// <summary>Shows the rows of an evaluation one by one; nothing is copied.</summary>
internal sealed class MulticlassPredictionList(MulticlassPredictions rows) : IReadOnlyList<MulticlassPrediction>
{
    public int Count => rows.Actual.Count;

    public MulticlassPrediction this[int index] => new(rows, index);

    public IEnumerator<MulticlassPrediction> GetEnumerator()
    {
        for (int row = 0; row < Count; row++)
            yield return this[row];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
