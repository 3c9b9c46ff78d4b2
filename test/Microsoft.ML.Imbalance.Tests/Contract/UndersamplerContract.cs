namespace Microsoft.ML.Imbalance.Tests;

/// <summary>The contract of methods that take rows away, down to a count.</summary>
public abstract class UndersamplerContract : CountingSamplerContract
{
    private protected override bool Grows => false;
}
