namespace Microsoft.ML.Imbalance;

/// <summary>One round of a search: how many candidates are tried, and on which share of the rows.</summary>
internal readonly record struct SearchRound(int Candidates, double Share)
{
    private const int Factor = 3;

    /// <summary>The rounds of a search, the last on all rows. A third of the candidates, rounded up, comes into the next.</summary>
    public static IReadOnlyList<SearchRound> Of(OptionSearchMethod method, int candidates)
    {
        int rounds = 1;
        if (method == OptionSearchMethod.SuccessiveHalving)
        {
            for (int left = candidates; left >= Factor; left /= Factor)
                rounds++;
        }
        var result = new SearchRound[rounds];
        for (int round = 0; round < rounds; round++)
        {
            result[round] = new SearchRound(candidates, Math.Pow(Factor, round + 1 - rounds));
            candidates = (candidates + Factor - 1) / Factor;
        }
        return result;
    }
}
