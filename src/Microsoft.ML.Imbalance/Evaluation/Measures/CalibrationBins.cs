namespace Microsoft.ML.Imbalance;

/// <summary>What probabilities promise and what came true, bin by bin.</summary>
internal sealed class CalibrationBins
{
    private readonly CalibrationSums[] _bins;

    private CalibrationBins(int count) => _bins = new CalibrationSums[count];

    /// <summary>The bins that hold anything, by rising probability.</summary>
    public IEnumerable<CalibrationSums> Filled => _bins.Where(bin => bin.Weight > 0);

    /// <summary>Bins of equal width between 0 and 1, to add rows to; a probability on an edge belongs to the bin above.</summary>
    public static CalibrationBins EqualWidth(int count) => new(count);

    /// <summary>Bins of equal width with the rows of a ranking by probability.</summary>
    public static CalibrationBins EqualWidth(ScoreRanking probabilities, int count)
    {
        var bins = new CalibrationBins(count);
        foreach (RankingStep step in probabilities.Steps)
            bins.Add(step.Score, step.Positives, step.Negatives);
        return bins;
    }

    /// <summary>Bins of equal weight; equal probabilities stay together, in the bin that the middle of their weight falls into.</summary>
    public static CalibrationBins EqualMass(ScoreRanking probabilities, int count)
    {
        // A middle that lies on an edge belongs above it, whichever way the sum of the weights was rounded.
        const double Rounding = 1e-9;
        var bins = new CalibrationBins(count);
        double below = 0;
        ReadOnlySpan<RankingStep> steps = probabilities.Steps;
        for (int i = steps.Length - 1; i >= 0; i--)
        {
            double weight = steps[i].Positives + steps[i].Negatives;
            double middle = (below + weight / 2) / probabilities.Total * count;
            bins._bins[Math.Clamp((int)(middle + Rounding), 0, count - 1)].Add(steps[i].Score, steps[i].Positives, steps[i].Negatives);
            below += weight;
        }
        return bins;
    }

    /// <summary>Adds rows of one probability to their bin of equal width.</summary>
    /// <param name="probability">What is promised, 0 … 1.</param>
    /// <param name="positives">The weight of those that came true.</param>
    /// <param name="negatives">The weight of the others.</param>
    public void Add(double probability, double positives, double negatives)
        => _bins[Math.Clamp((int)(probability * _bins.Length), 0, _bins.Length - 1)].Add(probability, positives, negatives);

    /// <summary>The mean distance of promise and outcome, by the weight of the bins.</summary>
    public double MeanError()
    {
        double error = 0, weight = 0;
        foreach (ref readonly CalibrationSums bin in _bins.AsSpan())
        {
            error += Math.Abs(bin.Gap);
            weight += bin.Weight;
        }
        return error / weight;
    }

    /// <summary>The largest distance of promise and outcome of any bin.</summary>
    public double MaximumError() => Filled.Select(bin => Math.Abs(bin.Gap) / bin.Weight).DefaultIfEmpty(double.NaN).Max();
}

/// <summary>Sums over the rows of a calibration bin.</summary>
internal record struct CalibrationSums
{
    private double _probabilities;

    /// <summary>Of the rows, or the sum of their weights.</summary>
    public double Weight { get; private set; }

    /// <summary>The weight of the rows that came true.</summary>
    public double Positives { get; private set; }

    /// <summary>Σ w (p - y): the weight times the distance of mean probability and share that came true.</summary>
    public double Gap { get; private set; }

    public double Lowest { get; private set; }

    public double Highest { get; private set; }

    public readonly double MeanProbability => _probabilities / Weight;

    public void Add(double probability, double positives, double negatives)
    {
        double weight = positives + negatives;
        if (weight <= 0)
            return;
        Lowest = Weight > 0 ? Math.Min(Lowest, probability) : probability;
        Highest = Weight > 0 ? Math.Max(Highest, probability) : probability;
        Weight += weight;
        Positives += positives;
        Gap += negatives * probability - positives * (1 - probability);
        _probabilities += weight * probability;
    }
}
