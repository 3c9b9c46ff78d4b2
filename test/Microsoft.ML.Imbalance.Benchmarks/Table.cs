namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>Prints aligned columns line by line, so that a long benchmark shows how far it is.</summary>
internal sealed class Table
{
    private readonly int[] _widths;

    public Table(params string[] headings)
    {
        _widths = [.. headings.Select(heading => Math.Max(10, heading.Length + 2))];
        Row([.. headings]);
    }

    public void Row(params object[] cells)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            string text = cells[i] switch
            {
                double number when double.IsNaN(number) => "-",
                double number when number >= 100 => number.ToString("F0"),
                double number => number.ToString(number >= 1 ? "F2" : "F4"),
                _ => cells[i].ToString() ?? "",
            };
            Console.Write(text.PadLeft(_widths[i]));
        }
        Console.WriteLine();
    }
}
