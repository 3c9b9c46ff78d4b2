namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>The step size of each step.</summary>
/// <param name="schedule">How it changes.</param>
/// <param name="largest">The largest.</param>
/// <param name="warmUpSteps">Steps over which it rises from 0, before the schedule begins.</param>
/// <param name="totalSteps">Steps of the whole training.</param>
internal sealed class LearningRates(LearningRateSchedule schedule, double largest, double warmUpSteps, double totalSteps)
{
    // The defaults of PyTorch's OneCycleLR.
    private const double RisingShare = 0.3, FirstDivisor = 25, LastDivisor = 1e4;

    /// <param name="step">Steps done before, from 0.</param>
    public double At(long step)
    {
        if (step < warmUpSteps)
            return largest * (step + 1) / (warmUpSteps + 1);
        double progress = Math.Clamp((step - warmUpSteps) / Math.Max(1, totalSteps - warmUpSteps), 0, 1);
        double first = largest / FirstDivisor;
        return schedule switch
        {
            LearningRateSchedule.Constant => largest,
            LearningRateSchedule.Cosine => Between(largest, 0, progress),
            _ => progress < RisingShare
                ? Between(first, largest, progress / RisingShare)
                : Between(largest, first / LastDivisor, (progress - RisingShare) / (1 - RisingShare)),
        };
    }

    // Half a cosine from one to the other.
    private static double Between(double from, double to, double progress) => to + (from - to) * (1 + Math.Cos(Math.PI * progress)) / 2;
}
