using Microsoft.ML.Imbalance.Tests;

namespace Microsoft.ML.Imbalance.ImageAnalytics.Tests;

[TestClass]
public sealed class PublicApiTests
{
    [TestMethod]
    public void ThePublicApiIsTheApprovedOne() => ApprovedApi.Assert(typeof(ImageImbalanceExtensions), "Microsoft.ML.Imbalance.ImageAnalytics.Tests");
}
