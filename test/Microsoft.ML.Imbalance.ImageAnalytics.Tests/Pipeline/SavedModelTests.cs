using Microsoft.ML.Data;
using Microsoft.ML.Imbalance.Tests;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Imbalance.ImageAnalytics.Tests;

/// <summary>Models whose training images were augmented, oversampled and made tensors answer with the same bits in a process that has ML.NET's packages only.</summary>
[TestClass]
public sealed class SavedModelTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    [DataRow("AugmentImages")]
    [DataRow("OversampleImages")]
    public void AnotherProcessGivesTheSameBits(string step)
    {
        string folder = Directory.CreateTempSubdirectory("imbalance-saved-").FullName;
        try
        {
            IDataView files = Files(folder);
            IEstimator<ITransformer> changes = step == "AugmentImages"
                ? _ml.Transforms.Imbalance.AugmentImages(ImageAugmentation.RandAugment(), seed: 1)
                : _ml.Transforms.Imbalance.OversampleImages("Label", "Image", ImageAugmentation.Rotate(30), seed: 1);
            // The resized image has a known size, which a tensor needs.
            var pipeline = _ml.Transforms.LoadImages("Image", imageFolder: "", "ImagePath")
                .Append(_ml.Transforms.ResizeImages("Image", 6, 6))
                .Append(changes)
                .Append(_ml.Transforms.Imbalance.ToTensor("Features", "Image", ImageNormalization.ImageNet))
                .Append(_ml.Transforms.Conversion.MapValueToKey("Key", "Label", keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue))
                .Append(_ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Key"));
            PlainProcess.AssertSameAnswers(_ml, pipeline.Fit(files), files);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private IDataView Files(string folder)
    {
        for (int i = 0; i < 24; i++)
        {
            string path = Path.Combine(folder, i % 4 == 0 ? "rare" : "common", $"{i:00}.png");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using MLImage image = TestImages.ToMLImage(TestImages.Noise(6 + i % 3, 7, 4, seed: i));
            image.Save(path);
        }
        IDataView all = _ml.Data.Imbalance.LoadImageFolder(folder);
        return _ml.Transforms.SelectColumns("Label", "ImagePath").Fit(all).Transform(all);
    }
}
