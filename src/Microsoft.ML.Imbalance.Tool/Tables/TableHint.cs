using System.Globalization;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>What may be wrong with a file in which a column is not found.</summary>
internal static class TableHint
{
    private static readonly (char Separator, string Name)[] Others = [(';', "semicolons"), ('\t', "tabs"), ('|', "vertical bars")];

    /// <summary>A sentence with a blank before it; nothing where nothing is suspicious.</summary>
    public static string For(Table table, string name)
    {
        string[] names = [.. table.Columns.Select(c => c.Name)];
        return OfSeparator(names) is { Length: > 0 } separator ? separator : OfHeader(names) is { Length: > 0 } header ? header : NameHint.For(name, names);
    }

    /// <summary>One column, with another separator in its name.</summary>
    public static string OfSeparator(IReadOnlyList<string> names)
    {
        string? found = names is [var only] ? Array.Find(Others, o => only.Contains(o.Separator)).Name : null;
        return found is null ? "" : $" Its fields seem to be separated by {found}: they must be by commas, or by tabs in a .tsv file.";
    }

    /// <summary>Names that are numbers.</summary>
    public static string OfHeader(IReadOnlyList<string> names) => names.Count(n => double.TryParse(n, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) * 2 > names.Count
        ? " The first line seems to be a row already: it must hold the names of the columns."
        : "";
}
