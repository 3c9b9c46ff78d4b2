using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>The rows to train on, and those to validate with, read in one pass: in memory, or beyond a budget on disk.</summary>
internal sealed class TrainingRows : IDisposable
{
    private TrainingRows(BatchSource training, BatchSource? validation)
    {
        Training = training;
        Validation = validation;
    }

    public BatchSource Training { get; }

    /// <summary>Null without a validation share.</summary>
    public BatchSource? Validation { get; }

    /// <summary>Whether the rows to train on are on disk, all or in part.</summary>
    public bool AreOnDisk { get; private init; }

    /// <param name="feed">All rows.</param>
    /// <param name="classes">The class of each row; rows without a label are left out.</param>
    /// <param name="validationFraction">The share of each class to validate with; 0 for none.</param>
    /// <param name="storage">What may be in memory.</param>
    /// <param name="seed">The seed of the split, and of the deal to chunks.</param>
    /// <param name="device">Where batches are wanted.</param>
    /// <param name="cancellationToken">Ends reading early.</param>
    /// <exception cref="InvalidOperationException">A class has too few rows for the split, or the feed has other rows than the classes say.</exception>
    public static TrainingRows Read(RowFeed feed, ClassPartition classes, double validationFraction, RowStorage storage, int seed, Device device, CancellationToken cancellationToken)
    {
        RowSet? validation = ValidationRows(classes, validationFraction, seed);
        long[][] counts = CountsOf(classes, validation);
        RowStore[] stores = [.. counts.Select((c, part) => new RowStore(feed, c, storage.Part(c.Sum(), classes.RowCount), seed + part))];
        try
        {
            int read = 0;
            feed.Read(
                (row, values, weight) =>
                {
                    read = row + 1;
                    if (row < classes.RowCount && classes.Codes[row] is var code && code != ClassCodes.Unlabeled)
                        stores[validation is not null && validation.Contains(row) ? 1 : 0].Add(values, code, weight);
                },
                cancellationToken);
            CheckRowCount(classes, read);
        }
        catch
        {
            Array.ForEach(stores, store => store.Discard());
            throw;
        }
        return new TrainingRows(stores[0].ToSource(device), validation is null ? null : stores[1].ToSource(device)) { AreOnDisk = stores[0].IsOnDisk };
    }

    /// <summary>The rows to validate with; null if the fraction is 0.</summary>
    /// <exception cref="InvalidOperationException">There is one class only, or one has too few rows for the split.</exception>
    public static RowSet? ValidationRows(ClassPartition classes, double validationFraction, int seed)
    {
        if (classes.ClassCount < 2)
            throw new InvalidOperationException($"Label column '{classes.LabelColumnName}' has only class \"{classes.Names[0]}\"; a network needs rows of at least two classes.");
        return validationFraction > 0 ? RowDealer.Deal(classes, SplitQuotas.TrainTest(classes, validationFraction), seed, nameof(TrainingRows))[0] : null;
    }

    /// <exception cref="InvalidOperationException">The rows that were read are others than the classes say.</exception>
    public static void CheckRowCount(ClassPartition classes, int read)
    {
        if (read != classes.RowCount)
        {
            throw new InvalidOperationException(Invariant(
                $"The data had {classes.RowCount} rows when its labels were read and {read} when its features were. Its source must give the same rows in every pass; cache it first."));
        }
    }

    public void Dispose()
    {
        Training.Dispose();
        Validation?.Dispose();
    }

    private static long[][] CountsOf(ClassPartition classes, RowSet? validation)
    {
        var training = Array.ConvertAll(classes.Counts, count => (long)count);
        if (validation is null)
            return [training];
        var held = new long[classes.ClassCount];
        foreach (int row in validation)
        {
            if (classes.Codes[row] is not ClassCodes.Unlabeled and var code)
                held[code]++;
        }
        return [[.. training.Zip(held, (all, part) => all - part)], held];
    }
}
