namespace Microsoft.ML.Imbalance;

/// <summary>A list in a message: the first few, and how many more there are.</summary>
internal static class ShortList
{
    public static string Of(IEnumerable<string> items, int most)
    {
        string[] all = [.. items];
        string shown = string.Join(", ", all.Take(most));
        return all.Length <= most ? shown : $"{shown} and {all.Length - most} more";
    }
}
