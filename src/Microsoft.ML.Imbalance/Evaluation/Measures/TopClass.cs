namespace Microsoft.ML.Imbalance;

/// <summary>The most probable class of each row, of equal ones the first: how probable it is, and whether it is the right one.</summary>
internal sealed class TopClass
{
    /// <summary>The code in <see cref="IsRight"/> of a row whose most probable class is its own.</summary>
    public const int Right = 1;

    public TopClass(ScoreTable probabilities, ClassCodes actual)
    {
        Probabilities = new double[actual.Count];
        IsRight = new ClassCodes(actual.Count);
        for (int row = 0; row < Probabilities.Length; row++)
        {
            int top = 0;
            for (int c = 1; c < probabilities.ColumnCount; c++)
            {
                if (probabilities[row, c] > probabilities[row, top])
                    top = c;
            }
            Probabilities[row] = probabilities[row, top];
            IsRight.Add(actual[row] == top ? Right : 0);
        }
    }

    public double[] Probabilities { get; }

    public ClassCodes IsRight { get; }
}
