namespace Microsoft.ML.Imbalance.Tests.Evaluation;

/// <summary>Makes metrics of rows without a view.</summary>
internal static class ScoredRows
{
    /// <summary>Metrics of rows by falling or any other order of score, which is the probability too; predicted from 0.5 on.</summary>
    /// <param name="rows">Of each row whether it is positive, its probability, and its weight.</param>
    public static BinaryImbalanceMetrics Binary(params (bool IsPositive, double Probability, double Weight)[] rows)
    {
        var predictions = new BinaryPredictions("False", "True");
        foreach ((bool isPositive, double probability, double weight) in rows)
            predictions.Add(isPositive ? 1 : 0, probability >= 0.5 ? 1 : 0, null, probability, weight);
        return new BinaryImbalanceMetrics(predictions, 10);
    }

    /// <summary>The same without weights.</summary>
    public static BinaryImbalanceMetrics Binary(params (bool IsPositive, double Probability)[] rows)
        => Binary([.. rows.Select(row => (row.IsPositive, row.Probability, 1.0))]);

    /// <summary>Rows by falling score, + for a positive and - for a negative one; rows in brackets share a score: <c>+(+-)-</c>.</summary>
    public static BinaryImbalanceMetrics Ranked(string pattern)
    {
        List<(bool, double)> rows = [];
        int step = 0;
        bool tied = false;
        foreach (char c in pattern)
        {
            if (c is '+' or '-')
                rows.Add((c == '+', 1 - step / 100.0));
            else
                tied = c == '(';
            step += tied ? 0 : 1;
        }
        return Binary([.. rows]);
    }

    /// <summary>Random rows: about one in four positive, its scores higher; scores of 1/20 so that many tie, or all distinct.</summary>
    public static (bool IsPositive, double Probability)[] Random(int seed, int count, bool ties, double signal = 0.2)
    {
        RandomStream random = RandomStream.Create(seed, nameof(ScoredRows));
        var rows = new (bool, double)[count];
        for (int i = 0; i < count; i++)
        {
            bool isPositive = i < 2 || (i > 3 && random.Next(4) == 0);
            double score = Math.Clamp(0.5 + 0.2 * random.NextGaussian() + (isPositive ? signal : 0), 0, 1);
            rows[i] = (isPositive, ties ? Math.Round(score * 20) / 20 : score);
        }
        return rows;
    }
}
