using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

/// <summary>Images on their way into batches.</summary>
[TestClass]
public sealed class ImageBatchTests
{
    private static readonly RowStorage Memory = new(1 << 20, Path.GetTempPath()), Disk = new(1, Path.GetTempPath());
    private static readonly TensorFormat Format = new(Pictures.Side, Pictures.Side, 1, ImageNormalization.FashionMnist);
    private static readonly ImageAugmenter Augmenter = new(ImageAugmentation.Rotate(30), seed: 5);

    [TestMethod]
    public void AnyNumberOfThreadsAndEitherStorageGiveTheSameBits()
    {
        float[][] expected = Epoch(Memory, threads: 1);
        Assert.HasCount(4, expected);
        foreach ((RowStorage storage, int threads) in new[] { (Memory, 3), (Disk, 1), (Disk, 4) })
        {
            float[][] actual = Epoch(storage, threads);
            Assert.HasCount(expected.Length, actual);
            for (int i = 0; i < expected.Length; i++)
                CollectionAssert.AreEqual(expected[i], actual[i]);
        }
    }

    [TestMethod]
    public void AnImageThatIsDrawnTwiceComesInTwoVersionsAndInOthersInTheNextEpoch()
    {
        using PixelStore store = Store(Memory, 2);
        using ImageBatchSource source = Source(store, 2, threads: 1);
        // Class 0 has row 0, drawn three times; class 1 has row 1.
        float[][] first = Rows(source.Epoch(new EpochDraws(1, 0, [0, 0], [3, 3]), 6)), second = Rows(source.Epoch(new EpochDraws(1, 1, [3, 3], [6, 6]), 6));
        Assert.HasCount(6, first);
        Assert.AreEqual(12, first.Concat(second).Select(row => string.Join(',', row)).Distinct().Count());
    }

    [TestMethod]
    public void APassGivesImagesAsTheyAreInSmallBatches()
    {
        using PixelStore store = Store(Memory, 5);
        using ImageBatchSource source = Source(store, 5, threads: 1);
        float[][] rows = Rows(source.Pass(8192));
        Assert.HasCount(5, rows);
        for (int row = 0; row < rows.Length; row++)
        {
            byte[] pixels = Pictures.Draw(row % 2, row, 1);
            for (int i = 0; i < pixels.Length; i++)
                Assert.AreEqual((pixels[i] / 255f - 0.2860f) / 0.3530f, rows[row][i], 1e-5);
        }
    }

    [TestMethod]
    public void AnEpochThatIsLeftEarlyLeavesNoWorkBehind()
    {
        using PixelStore store = Store(Disk, 64);
        for (int i = 0; i < 50; i++)
        {
            using ImageBatchSource source = Source(store, 64, threads: 2);
            foreach (Batch _ in source.Epoch(new EpochDraws(1, 0, [0, 0], [32, 32]), 8))
                break;
        }
        Assert.HasCount(64, Rows(Source(store, 64, threads: 2).Pass(10)));
    }

    [TestMethod]
    public void MeanAndDeviationAreCountedOnTheImages()
    {
        using PixelStore store = new(2, 1, 3, 2, Memory);
        var set = new ImageSet(store, hasWeights: false);
        // Red is 0, 255, 0, 255: mean 1/2, deviation 1/2. Green is always 51: mean 1/5, and no deviation. Blue is 0, 0, 0, 255: mean 1/4, deviation √(3/16).
        store.Add([0, 51, 0, 255, 51, 0]);
        store.Add([0, 51, 0, 255, 51, 255]);
        set.Add(0, 0, 1);
        set.Add(1, 0, 1);
        ImageNormalization counted = set.CountNormalization();
        foreach ((double expected, float actual) in new[] { 0.5, 0.2, 0.25 }.Zip(counted.Mean).Concat(new[] { 0.5, 1, Math.Sqrt(3.0 / 16) }.Zip(counted.StandardDeviation)))
            Assert.AreEqual(expected, actual, 1e-6);
    }

    [TestMethod]
    public void ACutOutIsWithinTheImageAndItsShareIsCounted()
    {
        double mean = 0;
        for (int seed = 0; seed < 400; seed++)
        {
            BatchMixture mixture = BatchMixture.Draw(new() { Kind = RowMixing.CutMix, Alpha = 1 }, [0, 1, 0, 1], [2, 2], RandomStream.Create(seed, nameof(ImageBatchTests)), (10, 20));
            ImagePatch patch = mixture.Patch!.Value;
            Assert.IsTrue(patch.Top >= 0 && patch.Left >= 0 && patch.Top + patch.Height <= 10 && patch.Left + patch.Width <= 20);
            Assert.AreEqual(1 - patch.Area / 200f, mixture.RowShare);
            Assert.IsTrue(mixture.LabelShares.All(share => share == mixture.RowShare));
            mean += mixture.RowShare / 400;
        }
        // λ is uniform, with mean 1/2; what is cut off at the edge leaves more to the row.
        Assert.IsTrue(mean is > 0.5 and < 0.75, $"mean share {mean}");
    }

    private static float[][] Epoch(RowStorage storage, int threads)
    {
        using PixelStore store = Store(storage, 30);
        Assert.AreEqual(storage == Disk, store.IsOnDisk);
        using ImageBatchSource source = Source(store, 30, threads);
        return [.. source.Epoch(new EpochDraws(1, 2, [30, 30], [45, 45]), 8).Select(batch => batch.Rows.data<float>().ToArray())];
    }

    private static float[][] Rows(IEnumerable<Batch> batches)
        => [.. batches.SelectMany(batch => batch.Rows.data<float>().ToArray().Chunk(Format.Length))];

    private static PixelStore Store(RowStorage storage, int count)
    {
        var store = new PixelStore(Pictures.Side, Pictures.Side, 1, count, storage);
        for (int row = 0; row < count; row++)
            store.Add(Pictures.Draw(row % 2, row, 1));
        return store;
    }

    private static ImageBatchSource Source(PixelStore store, int count, int threads)
    {
        var set = new ImageSet(store, hasWeights: false);
        for (int row = 0; row < count; row++)
            set.Add(row, row % 2, 1);
        return new ImageBatchSource(set, 2, Augmenter, Format, threads, CPU);
    }
}
