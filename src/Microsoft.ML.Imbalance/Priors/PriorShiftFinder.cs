namespace Microsoft.ML.Imbalance;

/// <summary>Finds by how much the odds of the classes are off; what differs between two classes and more is in how rows are read.</summary>
internal sealed class PriorShiftFinder(CorrectPriorsOptions options, TrainingShares said)
{
    /// <param name="view">The scored training rows.</param>
    /// <param name="columnNames">The columns that <paramref name="read"/> reads.</param>
    /// <param name="read">Reads labeled, scored rows.</param>
    public PriorShift Find(IDataView view, string[] columnNames, Func<IDataView, PriorRows> read)
    {
        PriorCorrectionMethod method = options.Method == PriorCorrectionMethod.Auto && options.TrainingPriors is not null ? PriorCorrectionMethod.ClassCounts : options.Method;
        if (!said.AreKnown && options.TrainingPriors is null && method != PriorCorrectionMethod.MeanProbability)
        {
            throw new InvalidOperationException(
                $"Label column '{options.LabelColumnName}' says nothing of resampling or class weights, so that there is nothing to correct by. Put CorrectPriors into the chain of "
                + "the resampler (WithResampling leaves no trace), give TrainingPriors, or set Method to MeanProbability if the rows before this step have the class shares of real use.");
        }
        PriorRows rows = RowsBefore.Read(view, said.AreRowsChanged && method != PriorCorrectionMethod.ClassCounts, columnNames, read);
        double[] present = Count(rows);
        double[] before = said.Before(rows.ClassNames, present);
        // Behind a cache the rows are the resampled ones whatever is done: their counts tell.
        bool areBefore = before.SequenceEqual(present);
        if (method == PriorCorrectionMethod.MeanProbability && !areBefore)
        {
            throw new InvalidOperationException(
                $"The rows before resampling can't be read: a cache stands between the resampler and CorrectPriors. Put the cache before the resampler, or set Method to {nameof(PriorCorrectionMethod.ClassCounts)}.");
        }
        if (method == PriorCorrectionMethod.Auto)
            method = areBefore ? PriorCorrectionMethod.MeanProbability : PriorCorrectionMethod.ClassCounts;
        if (before.Count(rowCount => rowCount > 0) < 2)
        {
            throw new InvalidOperationException(
                $"Label column '{options.LabelColumnName}' has rows of one class only, \"{rows.ClassNames[Array.FindIndex(before, c => c > 0)]}\". Priors are shares of at least two classes; check the label.");
        }

        double[] shares = ClassShares.Of(before);
        double[] factors = method == PriorCorrectionMethod.MeanProbability
            ? rows.Match(shares)
            : Ratios(shares, options.TrainingPriors is null ? said.Trained(rows.ClassNames, present) : SlotClasses.InOrder(options.TrainingPriors, rows.ClassNames, nameof(options.TrainingPriors)));
        if (options.TargetPriors is null)
            return new PriorShift(rows.ClassNames, factors, shares, method);
        double[] target = SlotClasses.InOrder(options.TargetPriors, rows.ClassNames, nameof(options.TargetPriors));
        return new PriorShift(rows.ClassNames, [.. factors.Zip(Ratios(target, shares), (f, r) => f * r)], target, method);
    }

    private static double[] Count(PriorRows rows)
    {
        var counts = new double[rows.ClassNames.Length];
        for (int row = 0; row < rows.Actual.Count; row++)
            counts[rows.Actual[row]]++;
        return counts;
    }

    // A class that is not there has no odds to be off.
    private static double[] Ratios(double[] wanted, double[] had) => [.. wanted.Zip(had, (w, h) => w > 0 && h > 0 ? w / h : 1)];
}
