namespace Microsoft.ML.Imbalance;

/// <summary>Mean and standard deviation of red, green and blue that pixels are normalized with: (v / 255 - mean) / deviation. Immutable.</summary>
/// <remarks>Use the numbers that the network was trained with. Presets are named after the data set they were counted on.</remarks>
public sealed class ImageNormalization
{
    /// <summary>Three channels.</summary>
    /// <param name="mean">Mean of red, green and blue, on the scale 0 to 1.</param>
    /// <param name="standardDeviation">Standard deviation of red, green and blue, on the scale 0 to 1.</param>
    /// <exception cref="ArgumentException">Not one or three numbers, or a deviation that is not positive.</exception>
    public ImageNormalization(IReadOnlyList<float> mean, IReadOnlyList<float> standardDeviation)
    {
        Mean = Check(mean, nameof(mean), value => float.IsFinite(value), "finite");
        StandardDeviation = Check(standardDeviation, nameof(standardDeviation), value => value > 0 && float.IsFinite(value), "positive and finite");
    }

    /// <summary>Values from 0 to 1, as <c>ToTensor</c> of torchvision gives them.</summary>
    public static ImageNormalization UnitRange { get; } = new([0], [1]);

    /// <summary>Values from -1 to 1: Inception, MobileNet, EfficientNet of TensorFlow.</summary>
    public static ImageNormalization Symmetric { get; } = new([0.5f], [0.5f]);

    /// <summary>ImageNet: most networks of torchvision and timm.</summary>
    public static ImageNormalization ImageNet { get; } = new([0.485f, 0.456f, 0.406f], [0.229f, 0.224f, 0.225f]);

    /// <summary>CIFAR-10.</summary>
    public static ImageNormalization Cifar10 { get; } = new([0.4914f, 0.4822f, 0.4465f], [0.2470f, 0.2435f, 0.2616f]);

    /// <summary>CIFAR-100.</summary>
    public static ImageNormalization Cifar100 { get; } = new([0.5071f, 0.4867f, 0.4408f], [0.2675f, 0.2565f, 0.2761f]);

    /// <summary>CLIP.</summary>
    public static ImageNormalization Clip { get; } = new([0.48145466f, 0.4578275f, 0.40821073f], [0.26862954f, 0.26130258f, 0.27577711f]);

    /// <summary>MNIST, one channel.</summary>
    public static ImageNormalization Mnist { get; } = new([0.1307f], [0.3081f]);

    /// <summary>Fashion-MNIST, one channel.</summary>
    public static ImageNormalization FashionMnist { get; } = new([0.2860f], [0.3530f]);

    /// <summary>Mean of each channel on the scale 0 to 1; one number stands for all.</summary>
    public IReadOnlyList<float> Mean { get; }

    /// <summary>Standard deviation of each channel on the scale 0 to 1; one number stands for all.</summary>
    public IReadOnlyList<float> StandardDeviation { get; }

    /// <summary>What a grey level of a channel is multiplied by.</summary>
    internal float FactorOf(int channel) => 1 / (255 * Of(StandardDeviation, channel));

    /// <summary>What is added then.</summary>
    internal float OffsetOf(int channel) => -Of(Mean, channel) / Of(StandardDeviation, channel);

    internal static float Of(IReadOnlyList<float> values, int channel) => values[values.Count == 1 ? 0 : channel];

    private static float[] Check(IReadOnlyList<float> values, string name, Predicate<float> isValid, string needed)
    {
        ArgumentNullException.ThrowIfNull(values, name);
        if (values.Count is not (1 or 3))
            throw new ArgumentException(Invariant($"{name} has {values.Count} numbers; 1 for all channels, or 3 for red, green and blue, are needed."), name);
        return values.All(value => isValid(value)) ? [.. values] : throw new ArgumentException(Invariant($"{name} is {string.Join(", ", values)}; every number must be {needed}."), name);
    }
}
