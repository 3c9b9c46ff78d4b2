using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Imbalance.ImageAnalytics.Tests;

/// <summary>Tensors are what ExtractPixels gives, normalized, and what the trainers' own path gives.</summary>
[TestClass]
public sealed class ToTensorTests
{
    private static readonly ImageBuffer[] Images = [.. Enumerable.Range(0, 3).Select(i => TestImages.Noise(5, 4, 4, seed: i, i == 1 ? ChannelOrder.Bgr : ChannelOrder.Rgb))];
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void ValuesAreThoseOfExtractPixelsNormalized()
    {
        IDataView view = TestImages.View(["a", "b", "c"], Images);
        float[][] plain = Values(_ml.Transforms.ExtractPixels("Features", "Image", orderOfExtraction: ImagePixelExtractingEstimator.ColorsOrder.ARGB, interleavePixelColors: false), view);
        float[][] tensors = Values(_ml.Transforms.Imbalance.ToTensor(normalization: ImageNormalization.ImageNet), view);
        for (int i = 0; i < tensors[1].Length; i++)
        {
            int channel = i / 20;
            double expected = (plain[1][i] / 255.0 - ImageNormalization.ImageNet.Mean[channel]) / ImageNormalization.ImageNet.StandardDeviation[channel];
            Assert.AreEqual(expected, tensors[1][i], 1e-4);
        }
    }

    [TestMethod]
    public void ValuesAreThoseTheTrainersSee()
    {
        IDataView view = TestImages.View(["a", "b", "c"], Images);
        float[][] tensors = Values(_ml.Transforms.Imbalance.ToTensor(normalization: ImageNormalization.Cifar10), view);
        for (int image = 0; image < Images.Length; image++)
        {
            var own = new float[60];
            new ImageAugmenter(ImageAugmentation.Compose(), 1).ToTensor(Images[image], 0, 0, new TensorFormat(5, 4, 3, ImageNormalization.Cifar10), own, new ImageProgram());
            for (int i = 0; i < own.Length; i++)
                Assert.AreEqual(own[i], tensors[image][i], 1e-4);
        }
    }

    [TestMethod]
    public void TheModelIsMadeOfMlNetsPartsAndItsSchemaIsThePromisedOne()
    {
        IDataView view = TestImages.View(["a", "b", "c"], Images);
        IEstimator<ITransformer> estimator = _ml.Transforms.Imbalance.ToTensor("Pixels");
        ITransformer model = estimator.Fit(view);
        Assert.IsTrue(model is TransformerChain<ITransformer> chain && chain.All(part => part.GetType().Assembly != typeof(ImageAugmentation).Assembly));
        Assert.AreEqual(60, ((VectorDataViewType)model.Transform(view).Schema["Pixels"].Type).Size);
    }

    [TestMethod]
    public void ImagesOfMixedSizesAreRefusedAndTakenOnceTheyAreResized()
    {
        IDataView view = new ColumnarView(
            2, new ViewColumn<MLImage>("Image", new ImageDataViewType(), row => TestImages.ToMLImage(row == 0 ? Images[0] : TestImages.Noise(9, 7, 4))));
        Assert.AreEqual(
            "Image column 'Image' has images of no known size, which may be mixed; ToTensor needs one size, as a tensor has one length. Put ResizeImages before it.",
            Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Transforms.Imbalance.ToTensor().Fit(view)).Message);
        float[][] resized = Values(_ml.Transforms.ResizeImages("Image", 4, 4).Append(_ml.Transforms.Imbalance.ToTensor()), view);
        Assert.IsTrue(resized.All(values => values.Length == 48));
        StringAssert.StartsWith(
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Imbalance.ToTensor(inputColumnName: "Picture").Fit(view)).Message, "Could not find image column 'Picture'.");
    }

    private static float[][] Values(IEstimator<ITransformer> estimator, IDataView view) => [.. estimator.Fit(view).Transform(view).GetColumn<float[]>("Features")];
}
