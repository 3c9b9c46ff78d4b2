using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance.Tests.Neighbors;

[TestClass]
public sealed unsafe class AlignedBufferTests
{
    // Small ones come from the C library, large ones from the system where it has such.
    public static IEnumerable<object[]> Lengths => new[] { 0, 1, 15, 16, 17, 16_383, 16_384, 16_385, 1_000_003 }.Select(length => new object[] { length });

    [TestMethod]
    [DynamicData(nameof(Lengths))]
    public void MemoryIsZeroedAndBeginsOnACacheLineHoweverOftenItIsTaken(int length)
    {
        for (int round = 0; round < 3; round++)
        {
            using var buffer = new AlignedBuffer(length);
            Assert.AreEqual(0, (nint)buffer.Pointer % 64);
            Span<float> values = buffer.Values<float>(length);
            Assert.IsFalse(values.ContainsAnyExcept(0f));
            values.Fill(1);
            buffer.Clear();
            Assert.IsFalse(values.ContainsAnyExcept(0f));
            values.Fill(2);
        }
    }

    [TestMethod]
    public void MoreThanThereIsIsNotHandedOut()
    {
        using var buffer = AlignedBuffer.Of<Candidate>(10);
        Assert.AreEqual(30, buffer.Length);
        Assert.AreEqual(10, buffer.Values<Candidate>(10).Length);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => buffer.Values<Candidate>(11).Length);
    }

    [TestMethod]
    public void DisposedTwiceIsDisposedOnce()
    {
        var buffer = new AlignedBuffer(1_000_000);
        buffer.Dispose();
        buffer.Dispose();
        Assert.IsTrue(buffer.Pointer == null);
        Assert.ThrowsExactly<ObjectDisposedException>(() => buffer.Values<float>(1).Length);
    }

    [TestMethod]
    public void LargeBlocksArePagesOnLinuxAndSmallOnesAreNot()
    {
        Assert.IsTrue(PageMemory.TryAllocate(1000) == null);
        void* block = PageMemory.TryAllocate(1 << 20);
        Assert.AreEqual(OperatingSystem.IsLinux(), block != null);
        if (block == null)
            return;
        Assert.AreEqual(0, (nint)block % Environment.SystemPageSize);
        PageMemory.Free(block, 1 << 20);
    }
}
