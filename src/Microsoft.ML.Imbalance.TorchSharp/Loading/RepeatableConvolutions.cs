using System.Runtime.InteropServices;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Convolutions on a GPU that give the same bits each time.</summary>
/// <remarks>
/// Left to itself, libtorch takes algorithms of cuDNN that sum gradients in whatever order its threads come. It has a setting for others, for the whole process, which TorchSharp does
/// not reach: <c>at::globalContext().setDeterministicCuDNN(true)</c> is called by the names that the compilers of Linux and Windows give to these two functions.
/// </remarks>
internal static class RepeatableConvolutions
{
    private static readonly (string Library, string Context, string Setter) Names = OperatingSystem.IsWindows()
        ? ("torch_cpu.dll", "?globalContext@at@@YAAEAVContext@1@XZ", "?setDeterministicCuDNN@Context@at@@QEAAX_N@Z")
        : ("libtorch_cpu.so", "_ZN2at13globalContextEv", "_ZN2at7Context21setDeterministicCuDNNEb");

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nint GlobalContext();

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void SetDeterministic(nint context, [MarshalAs(UnmanagedType.U1)] bool isDeterministic);

    /// <summary>Asks for them.</summary>
    /// <returns>Whether libtorch, which has been loaded, could be asked.</returns>
    public static bool TryDemand()
    {
        // Loaded already, the library is found by its name alone.
        if (!NativeLibrary.TryLoad(Names.Library, out nint library)
            || !NativeLibrary.TryGetExport(library, Names.Context, out nint context)
            || !NativeLibrary.TryGetExport(library, Names.Setter, out nint setter))
            return false;
        Marshal.GetDelegateForFunctionPointer<SetDeterministic>(setter)(Marshal.GetDelegateForFunctionPointer<GlobalContext>(context)(), isDeterministic: true);
        return true;
    }
}
