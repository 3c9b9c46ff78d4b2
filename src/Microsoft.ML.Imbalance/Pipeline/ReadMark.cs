namespace Microsoft.ML.Imbalance;

/// <summary>Remembers whether anyone has read a resampled view, without keeping the view alive.</summary>
internal sealed class ReadMark
{
    public bool IsSet { get; private set; }

    public void Set() => IsSet = true;
}
