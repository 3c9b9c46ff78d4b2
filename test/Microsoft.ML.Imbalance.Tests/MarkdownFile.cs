using System.Text.RegularExpressions;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>A block of C# in a document: the number of its first line, and its lines.</summary>
internal sealed record MarkdownBlock(int FirstLine, string[] Lines);

/// <summary>As much of Markdown as checking the documentation takes.</summary>
internal static partial class MarkdownFile
{
    /// <summary>The fenced blocks marked as C#.</summary>
    /// <exception cref="FormatException">A fence is not closed.</exception>
    public static IEnumerable<MarkdownBlock> CodeBlocks(string[] lines)
    {
        foreach ((string language, int first, int end) in Fences(lines))
        {
            if (language is "csharp" or "cs" or "c#")
                yield return new MarkdownBlock(first + 1, lines[first..end]);
        }
    }

    /// <summary>The targets of links and images that are files of the repository, without anchors.</summary>
    public static IEnumerable<string> RelativeLinks(string[] lines) => Links(lines).Select(target => target.Split('#')[0]).Where(path => path.Length > 0);

    /// <summary>The targets of links and images within the repository: a path, an anchor, or both.</summary>
    public static IEnumerable<string> Links(string[] lines)
    {
        var isCode = new bool[lines.Length];
        foreach ((_, int first, int end) in Fences(lines))
            isCode.AsSpan(first..end).Fill(true);
        foreach (string line in lines.Where((_, i) => !isCode[i]).Select(l => InlineCode().Replace(l, "")))
        {
            foreach (Match match in Link().Matches(line))
            {
                string target = match.Groups["target"].Value;
                if (!Scheme().IsMatch(target))
                    yield return target;
            }
        }
    }

    /// <summary>The names by which headings can be linked to: lower case, without punctuation, hyphens for spaces, numbered where they come again.</summary>
    public static IEnumerable<string> Anchors(string[] lines)
    {
        var counts = new Dictionary<string, int>();
        foreach (string heading in Headings(lines))
        {
            string slug = NotInAnchors().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');
            counts[slug] = counts.TryGetValue(slug, out int count) ? count + 1 : 0;
            yield return counts[slug] == 0 ? slug : $"{slug}-{counts[slug]}";
        }
    }

    /// <summary>The texts of all headings.</summary>
    public static IEnumerable<string> Headings(string[] lines)
    {
        bool isCode = false;
        foreach (string line in lines)
        {
            isCode ^= line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            if (!isCode && line.StartsWith('#'))
                yield return line.TrimStart('#').Trim();
        }
    }

    /// <summary>Whether a source file has these lines one after the other, whatever the indentation they share.</summary>
    public static bool Holds(string[] source, string[] block)
    {
        string[] wanted = Outdent(block);
        for (int start = 0; start + block.Length <= source.Length; start++)
        {
            if (Outdent(source[start..(start + block.Length)]).SequenceEqual(wanted))
                return true;
        }
        return false;
    }

    private static IEnumerable<(string Language, int First, int End)> Fences(string[] lines)
    {
        for (int i = 0; i < lines.Length; i++)
        {
            string trimmed = lines[i].TrimStart();
            if (!trimmed.StartsWith("```", StringComparison.Ordinal))
                continue;
            int end = Array.FindIndex(lines, i + 1, l => l.Trim() == "```");
            if (end < 0)
                throw new FormatException($"The fence in line {i + 1} is not closed.");
            yield return (trimmed[3..].Trim(), i + 1, end);
            i = end;
        }
    }

    private static string[] Outdent(string[] lines)
    {
        int indent = lines.Where(l => l.Trim().Length > 0).Select(l => l.Length - l.TrimStart().Length).DefaultIfEmpty(0).Min();
        return Array.ConvertAll(lines, l => l.Trim().Length == 0 ? "" : l[indent..].TrimEnd());
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)[^)]*\)|^\s*\[[^\]]+\]:\s*(?<target>\S+)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex InlineCode();

    [GeneratedRegex("^[a-zA-Z][a-zA-Z0-9+.-]*:")]
    private static partial Regex Scheme();
}
