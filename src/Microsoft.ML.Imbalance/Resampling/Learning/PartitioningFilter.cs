namespace Microsoft.ML.Imbalance;

/// <summary>Finds rows whose class the other rows contradict, round by round, by the votes of trees that saw a part of the rows each.</summary>
/// <remarks>
/// Khoshgoftaar and Rebours, "Improving software quality prediction by noise filtering techniques", JCST 22 (2007). The paper's C4.5 is here
/// <see cref="DecisionTree"/>, which is not pruned: the vote does what pruning would.
/// </remarks>
/// <param name="numberOfFolds">How many parts the rows are dealt to, and so how many trees vote.</param>
/// <param name="quietShare">A round that removes fewer than this share of all rows is quiet.</param>
/// <param name="quietRounds">So many quiet rounds in a row end the search.</param>
/// <param name="isConsensus">Whether all trees must contradict a row, rather than more than half of them.</param>
internal sealed class PartitioningFilter(int numberOfFolds, double quietShare, int quietRounds, bool isConsensus)
{
    /// <summary>Runs the filter.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="isPositive">The class of each.</param>
    /// <param name="stream">Deals the rows to the parts.</param>
    /// <returns>Which rows are noise, and the trees of the last round.</returns>
    public (bool[] IsNoise, DecisionTree[] Trees) Run(RowMatrix rows, bool[] isPositive, RandomStream stream)
    {
        var isNoise = new bool[rows.RowCount];
        var trees = new DecisionTree[numberOfFolds];
        var work = new LongWork("rounds of the filter");
        for (int round = 0, quiet = 0; quiet < quietRounds; round++)
        {
            work.Step();
            int[][] folds = Deal(isPositive, isNoise, stream.Split((ulong)round));
            Parallel.For(0, numberOfFolds, fold => trees[fold] = DecisionTree.Grow(rows, isPositive, folds[fold]));
            var isWrong = new bool[rows.RowCount];
            Parallel.For(0, rows.RowCount, row => isWrong[row] = !isNoise[row] && Contradict(trees, rows[row], isPositive[row]));
            int removed = 0;
            for (int row = 0; row < isWrong.Length; row++)
            {
                removed += isWrong[row] ? 1 : 0;
                isNoise[row] |= isWrong[row];
            }
            quiet = removed < quietShare * rows.RowCount ? quiet + 1 : 0;
        }
        return (isNoise, trees);
    }

    /// <summary>Whether the trees say that a row is not of the class.</summary>
    public bool Contradict(DecisionTree[] trees, ReadOnlySpan<float> row, bool isPositive)
    {
        int against = 0;
        foreach (DecisionTree tree in trees)
            against += tree.IsPositive(row) != isPositive ? 1 : 0;
        return isConsensus ? against == trees.Length : 2 * against > trees.Length;
    }

    // Both classes are dealt out evenly, so that every tree sees both as long as there are as many rows as trees.
    private int[][] Deal(bool[] isPositive, bool[] isNoise, RandomStream stream)
    {
        int[] left = [.. Enumerable.Range(0, isNoise.Length).Where(row => !isNoise[row])];
        Shares.Shuffle<int>(left, stream);
        int[] dealt = [.. left.Where(row => isPositive[row]), .. left.Where(row => !isPositive[row])];
        return [.. Enumerable.Range(0, numberOfFolds).Select(fold => dealt.Where((_, i) => i % numberOfFolds == fold).ToArray())];
    }
}
