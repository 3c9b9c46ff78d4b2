namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Curves of several folds as one: the mean at the same place of each, and how far folds lie apart.</summary>
internal static class CurveMeans
{
    private const int StepCount = 100;

    /// <summary>Mean precision where a recall is reached first; lowest and highest of the folds.</summary>
    public static IReadOnlyList<ChartPoint> PrecisionAtRecall(IReadOnlyList<BinaryImbalanceMetrics> folds)
    {
        PrecisionRecallPoint[][] curves = [.. folds.Select(f => f.PrecisionRecallCurve().Points.Skip(1).ToArray()).Where(c => c.Length > 0)];
        // A step below the recall asked for must not be taken for it because of rounding.
        return Means(curves, firstStep: 1, (curve, recall) => curve.First(p => p.Recall >= recall - 1e-9 || p.Recall == curve[^1].Recall).Precision);
    }

    /// <summary>Mean true positive rate at a false positive rate, on the straight line between the curve's points.</summary>
    public static IReadOnlyList<ChartPoint> TruePositiveRate(IReadOnlyList<BinaryImbalanceMetrics> folds)
    {
        RocPoint[][] curves = [.. folds.Select(f => f.RocCurve().Points.ToArray()).Where(c => c.Length > 0)];
        return Means(curves, firstStep: 0, (curve, rate) =>
        {
            int above = Array.FindIndex(curve, p => p.FalsePositiveRate > rate);
            if (above < 0)
                return curve[^1].TruePositiveRate;
            (RocPoint low, RocPoint high) = (curve[above - 1], curve[above]);
            double way = (rate - low.FalsePositiveRate) / (high.FalsePositiveRate - low.FalsePositiveRate);
            return low.TruePositiveRate + way * (high.TruePositiveRate - low.TruePositiveRate);
        });
    }

    /// <summary>A measure of decisions over thresholds.</summary>
    /// <param name="folds">The folds.</param>
    /// <param name="thresholds">Where to look.</param>
    /// <param name="measure">The measure; NaN where it is not defined.</param>
    public static IReadOnlyList<ChartPoint> OverThresholds(IReadOnlyList<BinaryImbalanceMetrics> folds, IReadOnlyList<double> thresholds, Func<ThresholdPoint, double> measure)
    {
        ThresholdPoint[][] curves = [.. folds.Select(f => f.ThresholdCurve().Points.ToArray())];
        return [.. thresholds.Select(t => Spread(t, [.. curves.Select(c => measure(At(c, t)))]))];
    }

    private static ChartPoint[] Means<TPoint>(TPoint[][] curves, int firstStep, Func<TPoint[], double, double> value)
        => curves.Length == 0 ? [] : [.. Enumerable.Range(firstStep, StepCount + 1 - firstStep).Select(step => (double)step / StepCount).Select(x => Spread(x, Array.ConvertAll(curves, c => value(c, x))))];

    private static ChartPoint Spread(double x, double[] values)
    {
        double[] defined = Array.FindAll(values, v => !double.IsNaN(v));
        return defined.Length switch
        {
            0 => new ChartPoint(x, double.NaN),
            1 => new ChartPoint(x, defined[0]),
            _ => new ChartPoint(x, defined.Average(), defined.Min(), defined.Max()),
        };
    }

    /// <summary>What a threshold does: the last point whose threshold is not below it.</summary>
    private static ThresholdPoint At(ThresholdPoint[] falling, double threshold)
    {
        int low = 0, high = falling.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (falling[middle].Threshold >= threshold)
                low = middle;
            else
                high = middle - 1;
        }
        return falling[low];
    }
}
