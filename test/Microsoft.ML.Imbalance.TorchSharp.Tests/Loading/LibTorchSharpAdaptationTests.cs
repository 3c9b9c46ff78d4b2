using System.Text;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

[TestClass]
public sealed class LibTorchSharpAdaptationTests
{
    private const string Symbol = "\0_ZSt21ios_base_library_initv\0", Version = "\0GLIBCXX_3.4.32\0";

    // The hash of GLIBCXX_3.4.32 as the linker wrote it: 0x0297f842, low byte first.
    private static readonly byte[] Hash = [0x42, 0xF8, 0x97, 0x02];

    [TestMethod]
    public void TheReferenceGoesToAnOlderSymbolInPlace()
    {
        byte[] library = Library("head", "middle", "tail");
        Assert.IsTrue(LibTorchSharpAdaptation.TryApply(library, out byte[] adapted));
        // 0x0297f870 is the hash of GLIBCXX_3.4.20. What is left of the longer name stays behind its end.
        byte[] expected = [.. Bytes("head\0_ZSt13get_terminatev\0y_initv\0middle\0GLIBCXX_3.4.20\0"), 0x70, 0xF8, 0x97, 0x02, .. Bytes("tail")];
        CollectionAssert.AreEqual(expected, adapted);
    }

    [TestMethod]
    public void AnUnknownFileIsLeftAlone()
    {
        byte[][] unknown =
        [
            [],
            [.. Bytes(Version), .. Hash],
            [.. Bytes(Symbol), .. Hash],
            Bytes(Symbol + Version),
            [.. Bytes(Symbol + Symbol + Version), .. Hash],
            [.. Bytes(Symbol + Version + Version), .. Hash],
            [.. Bytes(Symbol + Version), .. Hash, .. Hash],
        ];
        foreach (byte[] library in unknown)
            Assert.IsFalse(LibTorchSharpAdaptation.TryApply(library, out _));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void TheFileThatIsShippedIsKnown()
    {
        byte[] library = File.ReadAllBytes(NativeFiles.OfThisProcess().Find(NativeFiles.Wrapper)!);
        Assert.IsTrue(LibTorchSharpAdaptation.TryApply(library, out byte[] adapted));
        Assert.HasCount(library.Length, adapted);
        Assert.IsGreaterThan(0, library.Zip(adapted).Count(pair => pair.First != pair.Second));
    }

    /// <summary>A file that needs the symbol, and is no library otherwise.</summary>
    internal static byte[] Library(string head = "", string middle = "", string tail = "") => [.. Bytes(head + Symbol + middle + Version), .. Hash, .. Bytes(tail)];

    private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);
}
