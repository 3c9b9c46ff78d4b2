namespace Microsoft.ML.Imbalance;

/// <summary>What a list of the rows with the highest scores holds.</summary>
public sealed class TopRowsMetrics
{
    internal TopRowsMetrics(double rowCount, double positives, ScoreRanking ranking)
    {
        RowCount = rowCount;
        Positives = positives;
        Precision = positives / rowCount;
        Recall = positives / ranking.Positives;
        Lift = Precision / (ranking.Positives / ranking.Total);
    }

    /// <summary>The rows on the list; the sum of their weights where there are weights.</summary>
    public double RowCount { get; }

    /// <summary>The positive rows on the list, on average over the orders of equal scores.</summary>
    public double Positives { get; }

    /// <summary>Of the rows on the list, the share that is positive.</summary>
    public double Precision { get; }

    /// <summary>Of the positive rows, the share that is on the list; NaN if there are none.</summary>
    public double Recall { get; }

    /// <summary>How many times as many positive rows as on a list of the same length at random; NaN if there are none at all.</summary>
    public double Lift { get; }
}
