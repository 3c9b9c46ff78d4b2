using System.Runtime.InteropServices;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

[TestClass]
public sealed class RepeatableConvolutionsTests
{
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nint GlobalContext();

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    [return: MarshalAs(UnmanagedType.U1)]
    private delegate bool IsDeterministic(nint context);

    // Whether they then are the same bits, a GPU tells: the benchmark `gpu` trains the same network twice.
    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void LibtorchIsSetToThem()
    {
        TorchRuntime.Load();
        Assert.IsTrue(RepeatableConvolutions.TryDemand());
        nint library = NativeLibrary.Load("libtorch_cpu.so");
        nint context = Marshal.GetDelegateForFunctionPointer<GlobalContext>(NativeLibrary.GetExport(library, "_ZN2at13globalContextEv"))();
        Assert.IsTrue(Marshal.GetDelegateForFunctionPointer<IsDeterministic>(NativeLibrary.GetExport(library, "_ZNK2at7Context18deterministicCuDNNEv"))(context));
    }
}
