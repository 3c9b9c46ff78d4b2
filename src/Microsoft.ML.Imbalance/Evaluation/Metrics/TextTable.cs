using System.Text;

namespace Microsoft.ML.Imbalance;

/// <summary>Rows of cells as text, the first column flush left and the others flush right.</summary>
internal static class TextTable
{
    public static string Format(IReadOnlyList<string[]> rows)
    {
        var widths = new int[rows[0].Length];
        foreach (string[] row in rows)
        {
            for (int c = 0; c < row.Length; c++)
                widths[c] = Math.Max(widths[c], row[c].Length);
        }
        var text = new StringBuilder();
        foreach (string[] row in rows)
        {
            text.Append(row[0].PadRight(widths[0]));
            for (int c = 1; c < row.Length; c++)
                text.Append("  ").Append(row[c].PadLeft(widths[c]));
            text.Append('\n');
        }
        return text.ToString();
    }
}
