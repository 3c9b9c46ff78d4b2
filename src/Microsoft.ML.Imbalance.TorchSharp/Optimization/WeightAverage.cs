namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>An exponential moving average of a network's values (Polyak and Juditsky, 1992), which often predicts better than the last of them.</summary>
/// <remarks>In the first steps it forgets faster, min(d, (1 + t) / (10 + t)), so that it does not hang on to where training began.</remarks>
internal sealed class WeightAverage(double decay, int length)
{
    public float[] Values { get; } = new float[length];

    public long Updates { get; private set; }

    public void Add(ReadOnlySpan<float> values)
    {
        float kept = (float)Kept(decay, Updates++);
        for (int i = 0; i < values.Length; i++)
            Values[i] = kept * Values[i] + (1 - kept) * values[i];
    }

    /// <summary>How much of the average is kept in a step.</summary>
    /// <param name="decay">What is kept after many.</param>
    /// <param name="updates">Steps before.</param>
    public static double Kept(double decay, long updates) => updates == 0 ? 0 : Math.Min(decay, (1.0 + updates) / (10.0 + updates));

    public void Restore(long updates, ReadOnlySpan<float> values)
    {
        Updates = updates;
        values.CopyTo(Values);
    }
}
