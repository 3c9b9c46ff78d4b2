using PublicApiGenerator;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>The public API is what users build on: it changes only where a change was meant.</summary>
[TestClass]
public sealed class PublicApiTests
{
    // By default the generator leaves out namespaces that begin with Microsoft, which is all of ours.
    private static readonly ApiGeneratorOptions Options = new() { IncludeAssemblyAttributes = false, DenyNamespacePrefixes = [] };

    [TestMethod]
    public void ThePublicApiIsTheApprovedOne() => AssertApproved(typeof(ImbalanceExtensions), "PublicApi");

    [TestMethod]
    public void ThePublicApiForTreesIsTheApprovedOne() => AssertApproved(typeof(BalancedForestExtensions), "PublicApi.Trees");

    [TestMethod]
    public void ThePublicApiForLoggingIsTheApprovedOne() => AssertApproved(typeof(LoggingExtensions), "PublicApi.Logging");

    private static void AssertApproved(Type type, string name)
    {
        string folder = RepositoryFiles.PathOf("test", "Microsoft.ML.Imbalance.Tests");
        string approvedPath = Path.Combine(folder, $"{name}.approved.txt"), receivedPath = Path.Combine(folder, $"{name}.received.txt");
        string received = type.Assembly.GeneratePublicApi(Options).ReplaceLineEndings("\n").Trim() + "\n";
        string approved = File.Exists(approvedPath) ? File.ReadAllText(approvedPath).ReplaceLineEndings("\n") : "";
        File.Delete(receivedPath);
        if (received == approved)
            return;
        File.WriteAllText(receivedPath, received);
        string[] before = approved.Split('\n'), after = received.Split('\n');
        Assert.Fail(
            $"The public API changed.\nRemoved:\n{Lines(before.Except(after))}\nAdded:\n{Lines(after.Except(before))}\n"
            + $"If that was meant, replace {name}.approved.txt by {name}.received.txt, which lies beside it now, and say in CHANGELOG.md what changed.");
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Select(l => "  " + l.Trim()));
}
