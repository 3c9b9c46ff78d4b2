using Microsoft.ML.Imbalance.Tests;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

[TestClass]
public sealed class PublicApiTests
{
    [TestMethod]
    public void ThePublicApiIsTheApprovedOne() => ApprovedApi.Assert(typeof(TorchRuntime), "Microsoft.ML.Imbalance.TorchSharp.Tests");
}
