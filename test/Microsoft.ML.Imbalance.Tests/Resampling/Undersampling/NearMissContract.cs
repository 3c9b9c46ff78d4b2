namespace Microsoft.ML.Imbalance.Tests;

public abstract class NearMissContract(int version) : UndersamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "NearMiss", (ml, target, seed) => ml.Transforms.Imbalance.NearMiss(version: version, target: target), ReadsFeatures: true, MinimumRows: 3, UsesSeed: false, ChangesShape: true);
}

[TestClass]
public sealed class NearMissVersion1Contract() : NearMissContract(1);

[TestClass]
public sealed class NearMissVersion2Contract() : NearMissContract(2);

[TestClass]
public sealed class NearMissVersion3Contract() : NearMissContract(3);
