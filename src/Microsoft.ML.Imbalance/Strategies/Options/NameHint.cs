namespace Microsoft.ML.Imbalance;

/// <summary>Finds what was probably meant by a name that does not exist.</summary>
internal static class NameHint
{
    /// <summary><c> Did you mean 'x'?</c>, or nothing if no name is near.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="known">The names that there are.</param>
    public static string For(string name, IEnumerable<string> known) => Nearest(name, known) is { } nearest ? $" Did you mean '{nearest}'?" : "";

    /// <summary>The name with the fewest letters to change, at most one in three; of several the first. Case, hyphens and underscores do not count.</summary>
    public static string? Nearest(string name, IEnumerable<string> known)
    {
        string wanted = Letters(name);
        int most = wanted.Length / 3;
        (string Name, int Distance)[] near = [.. known.Select(k => (k, Distance(wanted, Letters(k)))).Where(p => p.Item2 <= most)];
        return wanted.Length == 0 || near.Length == 0 ? null : near.MinBy(p => p.Distance).Name;
    }

    private static string Letters(string name) => string.Concat(name.Where(c => c is not ('-' or '_' or ' '))).ToLowerInvariant();

    /// <summary>Letters to insert, delete, replace or swap with the next one: the optimal string alignment distance.</summary>
    private static int Distance(string first, string second)
    {
        var rows = new int[first.Length + 1, second.Length + 1];
        for (int i = 0; i <= first.Length; i++)
        {
            for (int j = 0; j <= second.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }
                bool isSame = first[i - 1] == second[j - 1];
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (isSame ? 0 : 1));
                if (i > 1 && j > 1 && first[i - 1] == second[j - 2] && first[i - 2] == second[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }
        return rows[first.Length, second.Length];
    }
}
