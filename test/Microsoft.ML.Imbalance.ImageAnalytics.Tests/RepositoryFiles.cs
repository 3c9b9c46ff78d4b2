namespace Microsoft.ML.Imbalance.ImageAnalytics.Tests;

/// <summary>Files of the repository that the tests were built in.</summary>
internal static class RepositoryFiles
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Microsoft.ML.Imbalance.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} has Microsoft.ML.Imbalance.sln. Run these tests from a build inside the repository.");
    }
}
