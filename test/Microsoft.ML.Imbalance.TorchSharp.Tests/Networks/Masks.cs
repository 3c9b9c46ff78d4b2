using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

/// <summary>Masks of dropout as training on the CPU draws them.</summary>
internal static class Masks
{
    public static DropoutMasks Seeded(ulong seed)
    {
        var masks = new GeneratedMasks();
        masks.Restart(seed);
        return masks;
    }
}
