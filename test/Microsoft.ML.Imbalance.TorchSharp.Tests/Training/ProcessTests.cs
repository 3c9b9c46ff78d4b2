using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

/// <summary>What a training does to the process. libtorch's memory is not the garbage collector's: what is not disposed of is lost.</summary>
[TestClass]
[DoNotParallelize]
public sealed class ProcessTests
{
    private static readonly int[] Few = [80, 30, 15];

    [TestMethod]
    public void TwoHundredFitsLeaveNothingBehind()
    {
        TestOptions[] ways =
        [
            new() { Counts = Few, Epochs = 2, ValidationFraction = 0.2, Mixing = new() { Kind = RowMixing.ManifoldMixUp } },
            new() { Counts = Few, Epochs = 2, Loss = new FocalLossOptions(), Deferred = DeferredBalancing.Reweight, DeferredStart = 0.5, HasWeights = true },
            new() { Counts = Few, Epochs = 1, Loss = new CostMatrixLossOptions { Costs = CostMatrix.Of(["class 0", "class 1", "class 2"], new double[,] { { 0, 1, 1 }, { 9, 0, 1 }, { 9, 9, 0 } }) }, Classifier = ClassifierAdjustment.Retrain, ClassifierEpochs = 1 },
            new() { Counts = Few, Epochs = 2, Loss = new EqualizationLossOptions(), Sampling = BatchSampling.ClassBalanced, MemoryBudget = 1000 },
        ];
        NetworkArchitecture[] architectures = [Training.Mlp, Training.ResNet, Training.TabM];
        for (int i = 0; i < 60; i++)
            Fit(i);
        (long managed, long native) = Memory();
        long tensors = Tensor.TotalCount;
        for (int i = 0; i < 200; i++)
            Fit(i);
        Assert.IsLessThanOrEqualTo(tensors, Tensor.TotalCount);
        // The 200 fits together see some 400,000 tensors, of which each may be a kilobyte.
        (long managedAfter, long nativeAfter) = Memory();
        Assert.IsLessThan(managed + (8L << 20), managedAfter);
        Assert.IsLessThan(native + (16L << 20), nativeAfter);

        void Fit(int i) => Training.Fit(ways[i % ways.Length], architectures[i % architectures.Length], seed: i, stepsAreOnDevice: i % 5 == 0);
    }

    [TestMethod]
    public void ThreadsAreSetWhileTrainingsRun()
    {
        int before = get_num_threads();
        using (new TorchThreads(before + 1))
            Assert.AreEqual(before + 1, get_num_threads());
        Assert.AreEqual(before, get_num_threads());
    }

    private static (long Managed, long Native) Memory()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        GCMemoryInfo heap = GC.GetGCMemoryInfo();
        return (heap.HeapSizeBytes - heap.FragmentedBytes, NativeMemory.InUse());
    }
}
