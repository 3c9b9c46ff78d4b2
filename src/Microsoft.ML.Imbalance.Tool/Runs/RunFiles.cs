using System.CommandLine;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>The files of a run by the options that name them: what is read is not written over.</summary>
internal static class RunFiles
{
    private static readonly StringComparison PathComparison = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>Makes sure, before long work, that every output has a place of its own.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="reads">Options that name files to read.</param>
    /// <param name="writes">Options that name files to write.</param>
    /// <exception cref="ToolException">A file can't be written, is read too, or is named twice.</exception>
    public static void Check(ParseResult arguments, ReadOnlySpan<Option> reads, params ReadOnlySpan<Option> writes)
    {
        List<(string Option, string Path)> inputs = Named(arguments, reads), outputs = Named(arguments, writes);
        for (int i = 0; i < outputs.Count; i++)
        {
            (string option, string path) = outputs[i];
            if (Find(inputs, path) is { } input)
                throw new ToolException($"{option} '{path}' is the file that {input} reads: it would be lost. Name another file to write.");
            if (Find(outputs[..i], path) is { } other)
                throw new ToolException($"{other} and {option} name the same file, '{path}'. Name two.");
            SafeOutput.Check(path);
        }
    }

    private static List<(string Option, string Path)> Named(ParseResult arguments, ReadOnlySpan<Option> options)
    {
        var named = new List<(string, string)>();
        foreach (Option option in options)
        {
            if (arguments.GetValue((Option<string?>)option) is { } path)
                named.Add((option.Name, path));
        }
        return named;
    }

    private static string? Find(List<(string Option, string Path)> files, string path)
        => files.Find(f => string.Equals(Path.GetFullPath(f.Path), Path.GetFullPath(path), PathComparison)).Option;
}
