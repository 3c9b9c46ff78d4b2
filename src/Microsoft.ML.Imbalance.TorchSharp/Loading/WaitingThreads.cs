using System.Runtime.InteropServices;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>How the threads of GNU OpenMP wait for work. It reads the native environment once, when it is loaded.</summary>
internal static partial class WaitingThreads
{
    /// <summary>Lets them sleep, unless the environment says otherwise. .NET's own SetEnvironmentVariable does not reach native code.</summary>
    public static void Sleep() => SetEnvironment("OMP_WAIT_POLICY", "PASSIVE", 0);

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
