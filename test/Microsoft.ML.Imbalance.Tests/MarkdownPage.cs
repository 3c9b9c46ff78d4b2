namespace Microsoft.ML.Imbalance.Tests;

/// <summary>A page of the documentation: its title, its sections, and the tables in them.</summary>
internal sealed class MarkdownPage
{
    private readonly string[] _lines;

    private MarkdownPage(string path)
    {
        Path = path;
        _lines = File.ReadAllLines(path);
    }

    public string Path { get; }

    public string Title => _lines[0].TrimStart('#').Trim();

    /// <summary>The headings of the second level, in order.</summary>
    public IEnumerable<string> Sections => MarkdownFile.Headings(_lines).Skip(1).Where(heading => _lines.Contains("## " + heading));

    public IEnumerable<string> Links => MarkdownFile.RelativeLinks(_lines);

    /// <summary>The pages of a folder of docs.</summary>
    public static IEnumerable<MarkdownPage> In(params string[] folder) => Directory.EnumerateFiles(RepositoryFiles.PathOf(["docs", .. folder]), "*.md").Order().Select(path => new MarkdownPage(path));

    /// <summary>The lines between a heading of the second level and the next.</summary>
    /// <exception cref="AssertFailedException">There is no such section.</exception>
    public string[] Section(string heading)
    {
        int start = Array.IndexOf(_lines, "## " + heading);
        Assert.IsGreaterThanOrEqualTo(0, start, $"{Path} has no section \"{heading}\".");
        return [.. _lines.Skip(start + 1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))];
    }

    /// <summary>The cells of the rows of all tables in some lines, without heads.</summary>
    public static IEnumerable<string[]> TableRows(IReadOnlyList<string> lines)
    {
        for (int i = 0; i < lines.Count; i++)
        {
            bool isHead = i + 1 < lines.Count && lines[i + 1].StartsWith("|--", StringComparison.Ordinal);
            if (lines[i].StartsWith('|') && !lines[i].StartsWith("|--", StringComparison.Ordinal) && !isHead)
                yield return [.. lines[i].Trim('|').Split(" | ").Select(cell => cell.Trim())];
        }
    }

    /// <summary>The paragraph after the picture of a page, in one line, and the path of the picture.</summary>
    /// <exception cref="AssertFailedException">There is no picture before the first section.</exception>
    public (string Picture, string Caption) PictureAndCaption()
    {
        int at = Array.FindIndex(_lines, line => line.StartsWith("![", StringComparison.Ordinal));
        Assert.IsTrue(at > 0 && at < Array.FindIndex(_lines, line => line.StartsWith("## ", StringComparison.Ordinal)), $"{Path} has no picture above its first section.");
        string picture = MarkdownFile.RelativeLinks([_lines[at]]).Single();
        return (System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, picture), string.Join(' ', _lines.Skip(at + 2).TakeWhile(line => line.Length > 0)));
    }
}
