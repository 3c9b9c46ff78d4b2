using Microsoft.ML.Imbalance.Tests;
using PublicApiGenerator;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

/// <summary>The public API is what users build on: it changes only where a change was meant.</summary>
[TestClass]
public sealed class PublicApiTests
{
    // By default the generator leaves out namespaces that begin with Microsoft, which is all of ours.
    private static readonly ApiGeneratorOptions Options = new() { IncludeAssemblyAttributes = false, DenyNamespacePrefixes = [] };

    [TestMethod]
    public void ThePublicApiIsTheApprovedOne()
    {
        string folder = RepositoryFiles.PathOf("test", "Microsoft.ML.Imbalance.TorchSharp.Tests");
        string approvedPath = Path.Combine(folder, "PublicApi.approved.txt"), receivedPath = Path.Combine(folder, "PublicApi.received.txt");
        string received = typeof(TorchRuntime).Assembly.GeneratePublicApi(Options).ReplaceLineEndings("\n").Trim() + "\n";
        string approved = File.Exists(approvedPath) ? File.ReadAllText(approvedPath).ReplaceLineEndings("\n") : "";
        File.Delete(receivedPath);
        if (received == approved)
            return;
        File.WriteAllText(receivedPath, received);
        string[] before = approved.Split('\n'), after = received.Split('\n');
        Assert.Fail(
            $"The public API changed.\nRemoved:\n{Lines(before.Except(after))}\nAdded:\n{Lines(after.Except(before))}\n"
            + "If that was meant, replace PublicApi.approved.txt by PublicApi.received.txt, which lies beside it now, and say in CHANGELOG.md what changed.");
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Select(l => "  " + l.Trim()));
}
