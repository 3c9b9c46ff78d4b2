namespace Microsoft.ML.Imbalance;

/// <summary>What a model says of each class for the current row: a probability each, or 1 for the class it decides for.</summary>
/// <param name="votes">Gets a number for each class of the partition.</param>
internal delegate void VoteReader(Span<double> votes);

/// <summary>Scores rows of the data by a model, on all processors, and hands out what it says of each class.</summary>
internal static class RowVotes
{
    // Below this, threads cost more than they gain.
    private const int SmallestPart = 1024;

    /// <param name="view">The data.</param>
    /// <param name="rows">The rows to score.</param>
    /// <param name="model">A trained member.</param>
    /// <param name="task">Binary or multiclass.</param>
    /// <param name="voting">Probabilities or decisions.</param>
    /// <param name="cancellation">Ends the pass early.</param>
    /// <param name="visit">Called once for each row, on several threads.</param>
    public static void Read(
        LabeledView view, RowSet rows, ITransformer model, EnsembleTask task, EnsembleVoting voting, CancellationToken cancellation, RowVoteVisitor visit)
    {
        RowSet[] parts = Split(view, rows);
        // Threads of the pool keep their last work, and so the data, until they get other work.
        if (parts.Length == 1)
            ReadPart(view, rows, model, task, voting, cancellation, visit);
        else
            Parallel.ForEach(parts, new ParallelOptions { CancellationToken = cancellation }, part => ReadPart(view, part, model, task, voting, cancellation, visit));
    }

    private static void ReadPart(
        LabeledView view, RowSet rows, ITransformer model, EnsembleTask task, EnsembleVoting voting, CancellationToken cancellation, RowVoteVisitor visit)
    {
        int left = rows.Count;
        IDataView scored = model.Transform(view.Subset(rows));
        // A set of one: ML.NET would read a single cursor on threads of its own, which keep the data for a while after.
        using DataViewRowCursor cursor = scored.GetRowCursorSet([scored.Schema[task.VoteColumn(voting)]], 1).Single();
        Func<int> rowOf = view.RowsOf(cursor, rows);
        VoteReader read = task.OpenVotes(cursor, view.Partition, voting);
        var votes = new double[view.Partition.ClassCount];
        for (; cursor.MoveNext(); left--)
        {
            cancellation.ThrowIfCancellationRequested();
            read(votes);
            visit(rowOf(), votes);
        }
        if (left != 0)
        {
            throw new InvalidOperationException(
                $"A member of the ensemble scored {rows.Count - left} of {rows.Count} rows. Every row has to be scored; take steps that filter or resample rows out of the trainer's pipeline.");
        }
    }

    private static RowSet[] Split(LabeledView view, RowSet rows)
    {
        int count = Math.Min(Environment.ProcessorCount, rows.Count / SmallestPart);
        if (count < 2 || !view.IsReadInParts)
            return [rows];
        RowSet[] parts = [.. Enumerable.Range(0, count).Select(_ => new RowSet(rows.RowCount))];
        int at = 0;
        foreach (int row in rows)
            parts[(int)((long)at++ * count / rows.Count)].Add(row);
        return parts;
    }
}

/// <summary>Sees a row and what a model says of its classes.</summary>
internal delegate void RowVoteVisitor(int row, ReadOnlySpan<double> votes);
