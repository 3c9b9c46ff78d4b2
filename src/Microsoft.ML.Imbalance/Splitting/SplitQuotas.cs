namespace Microsoft.ML.Imbalance;

/// <summary>How many rows of each class, and last of the rows without a label, each side of a split gets.</summary>
internal static class SplitQuotas
{
    private const int ShareDigits = 6;

    /// <summary>Each fold gets floor or ceiling of its share of every class, and the sizes of the folds differ by at most one row.</summary>
    public static int[][] Folds(ClassPartition partition, int foldCount)
    {
        RequireRows(partition, SplitParts.Folds(foldCount));
        var quotas = new int[partition.ClassCount + 1][];
        // Like cards: where one class leaves off dealing its remainder, the next goes on.
        int next = 0;
        foreach (int c in ClassesBySize(partition))
        {
            int count = CountOf(partition, c);
            quotas[c] = new int[foldCount];
            Array.Fill(quotas[c], count / foldCount);
            for (int extra = count % foldCount; extra > 0; extra--)
            {
                quotas[c][next]++;
                next = (next + 1) % foldCount;
            }
        }
        return quotas;
    }

    /// <summary>
    /// Test rows first, train rows second: floor or ceiling of the fraction of every class, at least one row on each side, and the fraction of all rows
    /// kept by giving the rows left over to the classes with the largest remainders.
    /// </summary>
    public static int[][] TrainTest(ClassPartition partition, double testFraction)
    {
        RequireRows(partition, SplitParts.TestAndTrain(testFraction));
        // A decimal, as 0.1 is written: 0.1 × 30 is 3 then, and its ceiling is not 4. Nor is that of 19/21 of 42 rows 39, of which the decimal is a little more.
        decimal fraction = (decimal)testFraction;
        decimal ShareOf(int rows) => Math.Round(fraction * rows, ShareDigits);
        int spare = (int)Math.Round(fraction * partition.RowCount, MidpointRounding.AwayFromZero);
        var test = new int[partition.ClassCount + 1];
        var most = new int[partition.ClassCount + 1];
        for (int c = 0; c <= partition.ClassCount; c++)
        {
            int count = CountOf(partition, c);
            int reserved = c < partition.ClassCount ? 1 : 0;
            test[c] = Math.Clamp((int)Math.Floor(ShareOf(count)), reserved, count - reserved);
            most[c] = Math.Clamp((int)Math.Ceiling(ShareOf(count)), reserved, count - reserved);
            spare -= test[c];
        }
        foreach (int c in ClassesBySize(partition).OrderByDescending(c => ShareOf(CountOf(partition, c)) - test[c]))
        {
            if (spare > 0 && test[c] < most[c])
            {
                test[c]++;
                spare--;
            }
        }
        return [.. test.Select((count, c) => new[] { count, CountOf(partition, c) - count })];
    }

    private static int CountOf(ClassPartition partition, int c) => c < partition.ClassCount ? partition.Counts[c] : partition.UnlabeledCount;

    // By size and first row, not by label: renaming labels changes no split.
    private static IEnumerable<int> ClassesBySize(ClassPartition partition)
        => Enumerable.Range(0, partition.ClassCount).OrderBy(partition.StreamKey).Append(partition.ClassCount);

    private static void RequireRows(ClassPartition partition, SplitParts parts)
    {
        int smallest = partition.Minority, count = partition.Counts[smallest];
        if (count < parts.Count)
        {
            throw parts.TooFew(
                $"Class \"{partition.Names[smallest]}\" has {count} {(count == 1 ? "row" : "rows")}", count, "rows of every class", "remove the class or merge it with another");
        }
    }
}
