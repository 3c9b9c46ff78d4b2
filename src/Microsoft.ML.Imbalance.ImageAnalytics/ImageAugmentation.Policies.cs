namespace Microsoft.ML.Imbalance;

/// <content>Published policies.</content>
public abstract partial class ImageAugmentation
{
    /// <summary>Operations drawn from fourteen, all with the same strength (Cubuk et al., "RandAugment", NeurIPS 2020). The policy to try first: two numbers to tune.</summary>
    /// <param name="operationCount">How many operations an image gets, 1 or more.</param>
    /// <param name="magnitude">Their strength, 0 to 30.</param>
    /// <returns>The augmentation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static ImageAugmentation RandAugment(int operationCount = 2, int magnitude = 9)
        => new RandAugment(OptionChecks.AtLeast(1, operationCount), OptionChecks.Between(0, Imbalance.RandAugment.MaximumMagnitude, magnitude));

    /// <summary>One operation out of fourteen, with a strength drawn for each image from wide ranges (Müller and Hutter, "TrivialAugment", ICCV 2021). Nothing to tune.</summary>
    /// <returns>The augmentation.</returns>
    public static ImageAugmentation TrivialAugment() => new TrivialAugment();

    /// <summary>One of 25 pairs of operations that were found by a search on CIFAR-10 (Cubuk et al., "AutoAugment", CVPR 2019).</summary>
    /// <returns>The augmentation.</returns>
    public static ImageAugmentation AutoAugmentCifar10() => new AutoAugmentCifar10();
}
