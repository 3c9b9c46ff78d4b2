namespace Microsoft.ML.Imbalance;

/// <summary>Lists within sentences.</summary>
internal static class WordList
{
    /// <summary><c>a, b or c</c>.</summary>
    public static string Or(IReadOnlyList<string> words) => words.Count == 1 ? words[0] : $"{string.Join(", ", words.Take(words.Count - 1))} or {words[^1]}";

    /// <summary><c>'a', 'b'</c>, or <c>'a', 'b' and 3 more</c> where there are more than can be read.</summary>
    public static string Quoted(IReadOnlyCollection<string> words, int most)
        => string.Join(", ", words.Take(most).Select(word => $"'{word}'")) + (words.Count > most ? Invariant($" and {words.Count - most} more") : "");
}
