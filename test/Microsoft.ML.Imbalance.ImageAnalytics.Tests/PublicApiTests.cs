using PublicApiGenerator;

namespace Microsoft.ML.Imbalance.ImageAnalytics.Tests;

/// <summary>The public API is what users build on: it changes only where a change was meant.</summary>
[TestClass]
public sealed class PublicApiTests
{
    private static readonly ApiGeneratorOptions Options = new() { IncludeAssemblyAttributes = false, DenyNamespacePrefixes = [] };

    [TestMethod]
    public void ThePublicApiIsTheApprovedOne()
    {
        string folder = RepositoryFiles.PathOf("test", "Microsoft.ML.Imbalance.ImageAnalytics.Tests");
        string approvedPath = Path.Combine(folder, "PublicApi.approved.txt"), receivedPath = Path.Combine(folder, "PublicApi.received.txt");
        string received = typeof(ImageImbalanceExtensions).Assembly.GeneratePublicApi(Options).ReplaceLineEndings("\n").Trim() + "\n";
        File.Delete(receivedPath);
        if (File.Exists(approvedPath) && received == File.ReadAllText(approvedPath).ReplaceLineEndings("\n"))
            return;
        File.WriteAllText(receivedPath, received);
        Assert.Fail("The public API changed. If that was meant, replace PublicApi.approved.txt by PublicApi.received.txt, which lies beside it now, and say in CHANGELOG.md what changed.");
    }
}
