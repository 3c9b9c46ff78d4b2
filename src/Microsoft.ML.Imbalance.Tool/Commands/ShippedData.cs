namespace Microsoft.ML.Imbalance.Tool;

/// <summary>The data set that comes with the tool: 9,857 loans, 517 of them bad.</summary>
internal static class ShippedData
{
    public const string Name = "lending_club.csv.gz";

    /// <summary>The file, beside the program.</summary>
    public static string Path => System.IO.Path.Combine(AppContext.BaseDirectory, "data", Name);
}
