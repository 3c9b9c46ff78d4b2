namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

/// <summary>A second is over whenever it is asked.</summary>
internal sealed class HastyClock : TimeProvider
{
    private long _seconds;

    public override long TimestampFrequency => 1;

    public override long GetTimestamp() => Interlocked.Increment(ref _seconds);
}
