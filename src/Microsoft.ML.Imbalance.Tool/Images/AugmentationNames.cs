namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Augmentations by name, with their defaults, so that the tool can take a text.</summary>
internal static class AugmentationNames
{
    public static readonly IReadOnlyDictionary<string, Func<ImageAugmentation>> All = new Dictionary<string, Func<ImageAugmentation>>
    {
        ["rand-augment"] = () => ImageAugmentation.RandAugment(),
        ["trivial-augment"] = ImageAugmentation.TrivialAugment,
        ["auto-augment-cifar10"] = ImageAugmentation.AutoAugmentCifar10,
        ["rotate"] = () => ImageAugmentation.Rotate(),
        ["translate"] = () => ImageAugmentation.Translate(),
        ["zoom"] = () => ImageAugmentation.Zoom(),
        ["shear"] = () => ImageAugmentation.Shear(),
        ["flip-horizontally"] = () => ImageAugmentation.FlipHorizontally(),
        ["flip-vertically"] = () => ImageAugmentation.FlipVertically(),
        ["crop-and-resize"] = () => ImageAugmentation.CropAndResize(),
        ["pad-and-crop"] = () => ImageAugmentation.PadAndCrop(),
        ["pad"] = () => ImageAugmentation.Pad(),
        ["perspective"] = () => ImageAugmentation.Perspective(),
        ["color-jitter"] = () => ImageAugmentation.ColorJitter(),
        ["hue"] = () => ImageAugmentation.Hue(),
        ["grayscale"] = () => ImageAugmentation.Grayscale(),
        ["invert"] = () => ImageAugmentation.Invert(),
        ["posterize"] = () => ImageAugmentation.Posterize(),
        ["solarize"] = () => ImageAugmentation.Solarize(),
        ["equalize"] = ImageAugmentation.Equalize,
        ["auto-contrast"] = ImageAugmentation.AutoContrast,
        ["gaussian-noise"] = () => ImageAugmentation.GaussianNoise(),
        ["blur"] = () => ImageAugmentation.Blur(),
        ["sharpness"] = () => ImageAugmentation.Sharpness(),
        ["erase"] = () => ImageAugmentation.Erase(),
    };
}
