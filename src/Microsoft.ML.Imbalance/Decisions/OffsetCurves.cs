namespace Microsoft.ML.Imbalance;

/// <summary>The objective over the offset of each class, the others being as they were found.</summary>
internal static class OffsetCurves
{
    private const int MaximumCount = 1000;

    /// <param name="classNames">The classes, in the order of <paramref name="offsets"/>.</param>
    /// <param name="offsets">The offsets that were found.</param>
    /// <param name="all">All rows.</param>
    /// <param name="folds">The rows of each fold, with its own order of the classes.</param>
    public static Dictionary<string, IReadOnlyList<OffsetTuningPoint>> Of(
        string[] classNames, double[] offsets, OffsetSearch all, IReadOnlyList<(OffsetSearch Search, string[] ClassNames)> folds)
    {
        var byName = classNames.Zip(offsets).ToDictionary(pair => pair.First, pair => pair.Second);
        var curves = new Dictionary<string, IReadOnlyList<OffsetTuningPoint>>();
        for (int k = 0; k < classNames.Length; k++)
        {
            List<OffsetStretch>[] ofFolds = [.. folds.Select(fold => fold.Search.Stretches([.. fold.ClassNames.Select(name => byName[name])], Array.IndexOf(fold.ClassNames, classNames[k])))];
            List<OffsetStretch> stretches = all.Stretches(offsets, k);
            int chosen = At(stretches, offsets[k]), step = Math.Max(1, stretches.Count / MaximumCount);
            curves.Add(
                classNames[k],
                [
                    .. from place in Enumerable.Range(0, stretches.Count)
                       where place % step == 0 || place == chosen || place == stretches.Count - 1
                       let offset = place == chosen ? offsets[k] : stretches[place].Middle
                       select new OffsetTuningPoint(offset, stretches[place].Value.Allowed, Array.ConvertAll(ofFolds, fold => fold[At(fold, offset)].Value.Allowed)),
                ]);
        }
        return curves;
    }

    // The stretch of an offset, by bisection: the first whose upper end is above it, or else the last.
    private static int At(List<OffsetStretch> stretches, double offset)
    {
        int low = 0, high = stretches.Count - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (stretches[middle].Upper > offset)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }
}
