namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>An exponential moving average of a network's values (Polyak and Juditsky, 1992), which often predicts better than the last of them.</summary>
/// <remarks>In the first steps it forgets faster, min(d, (1 + t) / (10 + t)), so that it does not hang on to where training began.</remarks>
internal sealed class WeightAverage(double decay, int length)
{
    public float[] Values { get; } = new float[length];

    public long Updates { get; private set; }

    public void Add(ReadOnlySpan<float> values)
    {
        float kept = Updates == 0 ? 0 : (float)Math.Min(decay, (1.0 + Updates) / (10.0 + Updates));
        Updates++;
        for (int i = 0; i < values.Length; i++)
            Values[i] = kept * Values[i] + (1 - kept) * values[i];
    }

    public void Restore(long updates, ReadOnlySpan<float> values)
    {
        Updates = updates;
        values.CopyTo(Values);
    }
}
