namespace Microsoft.ML.Imbalance;

/// <summary>What probabilities promise against what came true (a reliability diagram). A calibrated model lies on the diagonal.</summary>
/// <remarks>Bins without a row are left out. Where the diagonal runs through a bin's interval, its rows give no reason to doubt the probabilities.</remarks>
public sealed class CalibrationCurve
{
    private CalibrationCurve(IReadOnlyList<CalibrationBin> bins, CalibrationBinning binning, double expectedError, double maximumError)
    {
        Bins = bins;
        Binning = binning;
        ExpectedCalibrationError = expectedError;
        MaximumCalibrationError = maximumError;
    }

    /// <summary>The bins that hold rows, by rising probability.</summary>
    public IReadOnlyList<CalibrationBin> Bins { get; }

    /// <summary>How the bins were made.</summary>
    public CalibrationBinning Binning { get; }

    /// <summary>The mean distance of promised and observed share, by the rows of the bins.</summary>
    public double ExpectedCalibrationError { get; }

    /// <summary>The largest distance of promised and observed share.</summary>
    public double MaximumCalibrationError { get; }

    internal static CalibrationCurve Of(ScoreRanking probabilities, CalibrationBinning binning, int binCount, double confidenceLevel, ProportionIntervalMethod method)
    {
        CalibrationBins bins = binning == CalibrationBinning.EqualWidth
            ? CalibrationBins.EqualWidth(probabilities, binCount)
            : CalibrationBins.EqualMass(probabilities, binCount);
        CalibrationBin[] points =
        [
            .. from sums in bins.Filled
               let interval = ProportionInterval.Of(sums.Positives, sums.Weight, confidenceLevel, method)
               select new CalibrationBin(sums, interval.Lower, interval.Upper),
        ];
        return new CalibrationCurve(Array.AsReadOnly(points), binning, bins.MeanError(), bins.MaximumError());
    }
}
