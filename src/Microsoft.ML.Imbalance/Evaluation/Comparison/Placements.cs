namespace Microsoft.ML.Imbalance;

/// <summary>
/// Where the rows of one class lie among those of the other: for a positive row the share of negative rows below it, for a negative one the share of positive rows
/// above it, ties counting half. Their mean is the ROC area, and their spread its variance.
/// </summary>
internal sealed class Placements
{
    private readonly double[] _values;

    /// <param name="ranked">The rows by falling score.</param>
    /// <param name="actual">The class of each row.</param>
    /// <param name="positive">The positive class.</param>
    /// <param name="weights">A weight of each row, or nothing if all weigh 1.</param>
    public Placements(RankedScores ranked, ClassCodes actual, int positive, ReadOnlySpan<double> weights)
    {
        _values = new double[actual.Count];
        // One sort does for all of them, as with the mid-ranks of Sun and Xu (2014): above a row is what was passed before it.
        double positivesAbove = 0, negativesAbove = 0;
        for (int step = 0, start = 0; step < ranked.StepCount; step++)
        {
            int end = ranked.EndOf(step);
            double positives = 0, negatives = 0;
            for (int i = start; i < end; i++)
            {
                double weight = weights.IsEmpty ? 1 : weights[ranked.Rows[i]];
                if (actual[ranked.Rows[i]] == positive)
                    positives += weight;
                else
                    negatives += weight;
            }
            for (int i = start; i < end; i++)
            {
                int row = ranked.Rows[i];
                _values[row] = actual[row] == positive ? negativesAbove + negatives / 2 : positivesAbove + positives / 2;
            }
            positivesAbove += positives;
            negativesAbove += negatives;
            start = end;
        }
        (Positives, Negatives) = (positivesAbove, negativesAbove);
        double area = 0;
        for (int row = 0; row < _values.Length; row++)
        {
            bool isPositive = actual[row] == positive;
            _values[row] = isPositive ? 1 - _values[row] / Negatives : _values[row] / Positives;
            if (isPositive)
                area += (weights.IsEmpty ? 1 : weights[row]) * _values[row];
        }
        Area = area / Positives;
    }

    /// <summary>The weight of the positive rows.</summary>
    public double Positives { get; }

    /// <summary>The weight of the negative rows.</summary>
    public double Negatives { get; }

    /// <summary>The area under the ROC curve.</summary>
    public double Area { get; }

    public double this[int row] => _values[row];
}
