using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>A text that two trainings share only if they would come to the same result.</summary>
internal static class TrainingFingerprint
{
    // What changes nothing about the result.
    private static readonly string[] Ignored =
    [
        nameof(NetworkTrainingOptions.Progress), nameof(NetworkTrainingOptions.CancellationToken), nameof(NetworkTrainingOptions.CheckpointPath), nameof(NetworkTrainingOptions.TemporaryFolder),
        nameof(NetworkTrainingOptions.Seed), nameof(ImageNeuralNetworkOptions.AugmentationThreadCount),
        // Said apart, where they count.
        nameof(NetworkTrainingOptions.DeferredWeights),
    ];

    /// <param name="options">The options, with all that they hold.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="classes">The classes, with the rows of each to train on.</param>
    /// <param name="rows">What tells these rows from others.</param>
    /// <param name="parameters">The values that training begins with.</param>
    public static string Of(NetworkTrainingOptions options, int seed, ClassCounts classes, ulong rows, ReadOnlySpan<float> parameters)
    {
        var text = new StringBuilder(Invariant($"seed {seed}; rows {string.Join(' ', classes.Counts)} {rows:x16}; classes {Hash(classes.Names):x16}; values {parameters.Length} {Hash(parameters):x16}"));
        Add(text, options, classes);
        if (options.Deferred == DeferredBalancing.Reweight)
            text.Append("; deferred ").AppendJoin(' ', WeightsOf(options.DeferredWeights, classes));
        return text.ToString();
    }

    private static void Add(StringBuilder text, object value, ClassCounts classes)
    {
        text.Append("; ").Append(value.GetType().Name);
        foreach (PropertyInfo property in value.GetType().GetProperties().Where(p => !Ignored.Contains(p.Name)).OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            object? inner = property.GetValue(value);
            text.Append(' ').Append(property.Name).Append('=');
            if (inner is LossOptions or OptimizerOptions or RowMixingOptions or NetworkArchitecture or PeriodicEmbeddingOptions or ImageArchitecture or TestTimeAugmentationOptions)
                Add(text, inner, classes);
            else if (inner is ClassWeightScheme scheme)
                text.AppendJoin(' ', WeightsOf(scheme, classes));
            else if (inner is ImageNormalization normalization)
                text.Append(string.Join(' ', normalization.Mean.Concat(normalization.StandardDeviation).Select(number => Invariant($"{number}"))));
            else if (inner is ImageAugmentation augmentation)
                text.Append(Invariant($"{Hash(augmentation):x16}"));
            else
                text.Append(inner is IEnumerable items and not string ? string.Join(' ', items.Cast<object>()) : Convert.ToString(inner, CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<string> WeightsOf(ClassWeightScheme scheme, ClassCounts classes) => scheme.WeightsOf(classes).Select(weight => Invariant($"{weight}"));

    // An augmentation is told by what it makes of a picture, some times over.
    private static ulong Hash(ImageAugmentation augmentation)
    {
        const int Size = 16, Draws = 32;
        var picture = new ImageBuffer(Size, Size, channels: 3);
        for (int i = 0; i < picture.Pixels.Length; i++)
            picture.Pixels[i] = (byte)(i * i + 7 * i);
        var augmenter = new ImageAugmenter(augmentation, seed: 1);
        var program = new ImageProgram();
        ulong hash = 0;
        for (int draw = 0; draw < Draws; draw++)
        {
            foreach (byte value in augmenter.ToBytes(picture, epoch: 0, draw, program).Pixels)
                hash = RandomStream.Mix(hash ^ value) + 1;
        }
        return hash;
    }

    private static ulong Hash(IEnumerable<string> names)
    {
        ulong hash = 0;
        foreach (string name in names)
        {
            foreach (char letter in name)
                hash = RandomStream.Mix(hash ^ letter) + 1;
            hash = RandomStream.Mix(~hash);
        }
        return hash;
    }

    private static ulong Hash(ReadOnlySpan<float> values)
    {
        ulong hash = 0;
        foreach (float value in values)
            hash = RandomStream.Mix(hash ^ BitConverter.SingleToUInt32Bits(value)) + 1;
        return hash;
    }
}
