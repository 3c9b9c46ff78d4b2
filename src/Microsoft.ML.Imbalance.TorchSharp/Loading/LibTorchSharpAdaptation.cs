using System.Buffers.Binary;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Makes libLibTorchSharp.so load on C++ runtimes before GCC 13.</summary>
/// <remarks>
/// The file refers to one symbol of GLIBCXX_3.4.32, which initializes iostreams; libtorch has an initializer of its own. In a copy the reference goes to a harmless
/// function of GLIBCXX_3.4.20 instead: the name of the symbol, the name of the version and its hash are overwritten in place. Unless each is found exactly once, the file is another
/// one than is known here, and is left alone.
/// </remarks>
internal static class LibTorchSharpAdaptation
{
    private const string NewVersion = "GLIBCXX_3.4.32", OldVersion = "GLIBCXX_3.4.20";

    public static bool TryApply(byte[] library, out byte[] adapted)
    {
        adapted = (byte[])library.Clone();
        return Replace(adapted, "\0_ZSt21ios_base_library_initv\0"u8, "\0_ZSt13get_terminatev\0"u8)
            && Replace(adapted, Text(NewVersion), Text(OldVersion))
            && Replace(adapted, Hash(NewVersion), Hash(OldVersion));
    }

    private static bool Replace(Span<byte> bytes, ReadOnlySpan<byte> from, ReadOnlySpan<byte> to)
    {
        int at = bytes.IndexOf(from);
        if (at < 0 || bytes[(at + 1)..].IndexOf(from) >= 0)
            return false;
        to.CopyTo(bytes[at..]);
        return true;
    }

    private static byte[] Text(string version) => System.Text.Encoding.ASCII.GetBytes($"\0{version}\0");

    // The hash function of the System V ABI, by which a version is looked up.
    private static byte[] Hash(string version)
    {
        uint hash = 0;
        foreach (char c in version)
        {
            hash = (hash << 4) + c;
            uint high = hash & 0xF0000000;
            hash = (hash ^ (high >> 24)) & ~high;
        }
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, hash);
        return bytes;
    }
}
