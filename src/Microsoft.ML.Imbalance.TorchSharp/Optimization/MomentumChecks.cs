namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Checks of decay rates.</summary>
internal static class MomentumChecks
{
    public static double Decay(double value, string name)
        => value is >= 0 and < 1 ? value : throw new ArgumentOutOfRangeException(name, value, Invariant($"{name} is {value}; it must be at least 0 and less than 1."));
}
