namespace Microsoft.ML.Imbalance;

/// <summary>Decides for the class whose logarithm of the probability, plus the class's offset, is largest; of equals for the first.</summary>
internal sealed class OffsetRule
{
    // A probability of 0 in single precision stands for one that is too small, not for certainty.
    private const double SmallestProbability = 1e-38;
    private readonly double[][] _logarithms;

    public OffsetRule(MulticlassPredictions predictions) => _logarithms =
    [
        .. Enumerable.Range(0, predictions.ClassNames.Length).Select(c => Array.ConvertAll(predictions.Scores.Column(c).ToArray(), p => Math.Log(Math.Max(p, SmallestProbability)))),
    ];

    /// <summary>The rows with the decisions of these offsets by class name.</summary>
    public static MulticlassPredictions Apply(MulticlassPredictions rows, IReadOnlyDictionary<string, double> offsets)
        => rows.WithDecisions(new OffsetRule(rows).Decide([.. rows.ClassNames.Select(name => offsets[name])]));

    public double Logarithm(int classIndex, int row) => _logarithms[classIndex][row];

    public int[] Decide(double[] offsets)
    {
        var decisions = new int[_logarithms[0].Length];
        for (int row = 0; row < decisions.Length; row++)
            decisions[row] = Best(offsets, row, except: -1);
        return decisions;
    }

    /// <summary>The class that a row goes to, but for one.</summary>
    public int Best(double[] offsets, int row, int except)
    {
        int best = except == 0 ? 1 : 0;
        for (int c = best + 1; c < offsets.Length; c++)
        {
            if (c != except && _logarithms[c][row] + offsets[c] > _logarithms[best][row] + offsets[best])
                best = c;
        }
        return best;
    }
}
