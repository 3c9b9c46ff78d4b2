using System.Collections.Concurrent;

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
    /// <param name="positives">Those of the class.</param>
    /// <param name="stream">Deals the rows to the parts.</param>
    /// <returns>The rows that are noise, and the trees of the last round, to be disposed.</returns>
    public (RowSet Noise, DecisionTree[] Trees) Run(RowMatrix rows, RowSet positives, RandomStream stream)
    {
        var noise = new RowSet(rows.RowCount);
        DecisionTree[] trees = [.. Enumerable.Range(0, numberOfFolds).Select(_ => new DecisionTree())];
        var rooms = new ConcurrentBag<DecisionTreeRoom>();
        try
        {
            Run(rows, positives, stream, noise, trees, rooms);
        }
        catch
        {
            Array.ForEach(trees, tree => tree.Dispose());
            throw;
        }
        finally
        {
            foreach (DecisionTreeRoom room in rooms)
                room.Dispose();
        }
        return (noise, trees);
    }

    private void Run(RowMatrix rows, RowSet positives, RandomStream stream, RowSet noise, DecisionTree[] trees, ConcurrentBag<DecisionTreeRoom> rooms)
    {
        // What a round took is used again by the next.
        var folds = new RowNumbers(rows.RowCount, numberOfFolds);
        var work = new LongWork("rounds of the filter");
        for (int round = 0, quiet = 0; quiet < quietRounds; round++)
        {
            work.Step();
            Deal(positives, noise, folds, stream.Split((ulong)round));
            Parallel.For(0, numberOfFolds, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, fold =>
            {
                DecisionTreeRoom room = rooms.TryTake(out DecisionTreeRoom? used) ? used : new DecisionTreeRoom((rows.RowCount + numberOfFolds - 1) / numberOfFolds, rows.Dimension);
                Choose(fold, folds, positives, noise, room);
                trees[fold].Grow(rows, room);
                rooms.Add(room);
            });
            int before = noise.Count;
            noise.AddWhere(() => new float[rows.AreAllStored ? 0 : rows.Dimension], (row, room) => !noise.Contains(row) && Contradict(trees, rows.Read(row, room), positives.Contains(row)));
            quiet = noise.Count - before < quietShare * rows.RowCount ? quiet + 1 : 0;
        }
    }

    /// <summary>Whether the trees say that a row is not of the class.</summary>
    public bool Contradict(DecisionTree[] trees, ReadOnlySpan<float> row, bool isPositive)
    {
        int against = 0;
        foreach (DecisionTree tree in trees)
            against += tree.IsPositive(row) != isPositive ? 1 : 0;
        return isConsensus ? against == trees.Length : 2 * against > trees.Length;
    }

    // Both classes are dealt out evenly, so that every tree sees both as long as there are as many rows as trees: first the numbers of the rows of the class that are left, then those of the others.
    private void Deal(RowSet positives, RowSet noise, RowNumbers folds, RandomStream stream)
    {
        int left = noise.RowCount - noise.Count, positivesLeft = 0;
        foreach (int row in positives)
            positivesLeft += noise.Contains(row) ? 0 : 1;
        for (int place = 0; place < left; place++)
            folds[place] = place % numberOfFolds;
        folds.Shuffle(0, positivesLeft, stream.Split(0));
        folds.Shuffle(positivesLeft, left - positivesLeft, stream.Split(1));
    }

    private static void Choose(int fold, RowNumbers folds, RowSet positives, RowSet noise, DecisionTreeRoom room)
    {
        room.Clear();
        int positive = 0, negative = positives.Count;
        foreach (int row in positives)
            negative -= noise.Contains(row) ? 1 : 0;
        for (int row = 0; row < noise.RowCount; row++)
        {
            if (noise.Contains(row))
                continue;
            bool isPositive = positives.Contains(row);
            if (folds[isPositive ? positive++ : negative++] == fold)
                room.Add(row, isPositive);
        }
    }
}
