using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

/// <summary>Loads libtorch before any test touches TorchSharp.</summary>
internal static class Torch
{
    [ModuleInitializer]
    internal static void Load() => TorchRuntime.Load();
}
