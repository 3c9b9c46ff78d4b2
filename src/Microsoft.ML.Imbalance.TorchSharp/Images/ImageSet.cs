namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Some of the images of a store, with class and weight.</summary>
internal sealed class ImageSet(PixelStore store, bool hasWeights)
{
    private readonly List<int> _places = [];
    private readonly List<int> _classes = [];
    private readonly List<float> _weights = [];

    public int Count => _places.Count;

    public bool HasWeights => hasWeights;

    public ImageBuffer this[int row] => store[_places[row]];

    public int ClassOf(int row) => _classes[row];

    public float WeightOf(int row) => _weights[row];

    public void Add(int place, int classIndex, float weight)
    {
        _places.Add(place);
        _classes.Add(classIndex);
        if (hasWeights)
            _weights.Add(weight);
    }

    /// <summary>The rows of each class, ascending.</summary>
    public int[][] RowsOfClasses(int classCount)
    {
        ILookup<int, int> byClass = Enumerable.Range(0, Count).ToLookup(ClassOf);
        return [.. Enumerable.Range(0, classCount).Select(c => byClass[c].ToArray())];
    }

    /// <summary>Mean and standard deviation of each channel.</summary>
    public ImageNormalization CountNormalization()
    {
        int channels = this[0].Channels;
        var levels = new long[channels * 256];
        for (int row = 0; row < Count; row++)
        {
            ReadOnlySpan<byte> pixels = this[row].Pixels;
            for (int i = 0; i < pixels.Length; i++)
                levels[i % channels * 256 + pixels[i]]++;
        }
        float[] mean = new float[channels], deviation = new float[channels];
        for (int channel = 0; channel < channels; channel++)
        {
            ReadOnlySpan<long> own = levels.AsSpan(channel * 256, 256);
            double count = 0, sum = 0, squares = 0;
            for (int level = 0; level < own.Length; level++)
            {
                double value = level / 255.0;
                (count, sum, squares) = (count + own[level], sum + own[level] * value, squares + own[level] * value * value);
            }
            mean[channel] = (float)(sum / count);
            double variance = squares / count - sum / count * (sum / count);
            // A channel that does not vary stays at 0.
            deviation[channel] = variance > 1e-8 ? (float)Math.Sqrt(variance) : 1;
        }
        return new ImageNormalization(mean, deviation);
    }
}
