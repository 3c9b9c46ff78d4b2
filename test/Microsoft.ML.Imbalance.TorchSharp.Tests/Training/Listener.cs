namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

/// <summary>Progress told at once, on the thread that reports it.</summary>
internal sealed class Listener<T>(Action<T> listen) : IProgress<T>
{
    public void Report(T value) => listen(value);
}
