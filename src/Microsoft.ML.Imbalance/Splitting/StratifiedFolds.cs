namespace Microsoft.ML.Imbalance;

/// <summary>Data dealt to folds, and which row went where.</summary>
internal sealed class StratifiedFolds(IDataView data, LabeledView source, RowSet[] folds)
{
    /// <summary>The data that was split.</summary>
    public IDataView Data => data;

    public LabeledView Source => source;

    public int Count => folds.Length;

    /// <summary>One split for each fold: the fold is the test set, all other folds are the train set.</summary>
    public IReadOnlyList<StratifiedSplit> Splits { get; } =
        Array.AsReadOnly(Array.ConvertAll(folds, fold => new StratifiedSplit(trainSet: source.Subset(fold.Complement()), testSet: source.Subset(fold))));

    /// <summary>The fold of each row.</summary>
    public int[] FoldOfRow()
    {
        var foldOf = new int[source.Partition.RowCount];
        for (int fold = 0; fold < folds.Length; fold++)
        {
            foreach (int row in folds[fold])
                foldOf[row] = fold;
        }
        return foldOf;
    }

    /// <summary>How many rows of a class a fold has.</summary>
    public int CountOf(int fold, int classIndex) => folds[fold].Count(row => source.Partition.Codes[row] == classIndex);
}
