using PublicApiGenerator;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>The public API of an assembly as a file that is approved. What users build on changes only where a change was meant.</summary>
internal static class ApprovedApi
{
    // By default the generator leaves out namespaces that begin with Microsoft, which is all of ours.
    private static readonly ApiGeneratorOptions Options = new() { IncludeAssemblyAttributes = false, DenyNamespacePrefixes = [] };

    /// <param name="type">A type of the assembly.</param>
    /// <param name="project">The folder of the test project.</param>
    /// <param name="name">The name of the file, less its endings.</param>
    public static void Assert(Type type, string project, string name = "PublicApi")
    {
        string folder = RepositoryFiles.PathOf("test", project);
        string approvedPath = Path.Combine(folder, $"{name}.approved.txt"), receivedPath = Path.Combine(folder, $"{name}.received.txt");
        string received = type.Assembly.GeneratePublicApi(Options).ReplaceLineEndings("\n").Trim() + "\n";
        string approved = File.Exists(approvedPath) ? File.ReadAllText(approvedPath).ReplaceLineEndings("\n") : "";
        File.Delete(receivedPath);
        if (received == approved)
            return;
        File.WriteAllText(receivedPath, received);
        string[] before = approved.Split('\n'), after = received.Split('\n');
        throw new AssertFailedException(
            $"The public API changed.\nRemoved:\n{Lines(before.Except(after))}\nAdded:\n{Lines(after.Except(before))}\n"
            + $"If that was meant, replace {name}.approved.txt by {name}.received.txt, which lies beside it now, and say in CHANGELOG.md what changed.");
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Select(l => "  " + l.Trim()));
}
