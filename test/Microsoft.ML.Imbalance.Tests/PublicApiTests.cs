namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class PublicApiTests
{
    [TestMethod]
    public void ThePublicApiIsTheApprovedOne() => ApprovedApi.Assert(typeof(ImbalanceExtensions), "Microsoft.ML.Imbalance.Tests");

    [TestMethod]
    public void ThePublicApiForTreesIsTheApprovedOne() => ApprovedApi.Assert(typeof(BalancedForestExtensions), "Microsoft.ML.Imbalance.Tests", "PublicApi.Trees");

    [TestMethod]
    public void ThePublicApiForLoggingIsTheApprovedOne() => ApprovedApi.Assert(typeof(LoggingExtensions), "Microsoft.ML.Imbalance.Tests", "PublicApi.Logging");
}
