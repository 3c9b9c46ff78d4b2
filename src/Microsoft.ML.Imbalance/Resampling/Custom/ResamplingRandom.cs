namespace Microsoft.ML.Imbalance;

/// <summary>Random numbers of one resampler, one class and one index: the same for the same seed, on any machine and any number of threads.</summary>
/// <remarks>Streams of different classes or indexes share no numbers. One instance is for one thread; take one a row to work on rows in parallel.</remarks>
public sealed class ResamplingRandom
{
    private RandomStream _stream;

    internal ResamplingRandom(RandomStream stream) => _stream = stream;

    /// <summary>A whole number from 0 to <paramref name="exclusiveMaximum"/> - 1, each equally likely.</summary>
    /// <param name="exclusiveMaximum">At least 1.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="exclusiveMaximum"/> is below 1.</exception>
    public int Next(int exclusiveMaximum) => _stream.Next(OptionChecks.AtLeast(1, exclusiveMaximum));

    /// <summary>Uniform on [0, 1).</summary>
    /// <returns>The number.</returns>
    public float NextSingle() => _stream.NextSingle();

    /// <summary>Uniform on [0, 1).</summary>
    /// <returns>The number.</returns>
    public double NextDouble() => _stream.NextDouble();

    /// <summary>Normal with mean 0 and standard deviation 1.</summary>
    /// <returns>The number.</returns>
    public double NextGaussian() => _stream.NextGaussian();
}
