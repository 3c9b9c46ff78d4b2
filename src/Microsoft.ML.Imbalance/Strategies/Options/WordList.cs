namespace Microsoft.ML.Imbalance;

/// <summary>Lists within sentences.</summary>
internal static class WordList
{
    /// <summary><c>a, b or c</c>.</summary>
    public static string Or(IReadOnlyList<string> words) => words.Count == 1 ? words[0] : $"{string.Join(", ", words.Take(words.Count - 1))} or {words[^1]}";
}
