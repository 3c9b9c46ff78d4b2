namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>The register width the kernels work with. It decides speed, never a result.</summary>
internal enum SimdWidth
{
    /// <summary>The widest that the machine has.</summary>
    Auto = 0,
    Vector128 = 128,
    Vector256 = 256,
    Vector512 = 512,
}
