namespace Microsoft.ML.Imbalance.Tool;

/// <summary>The rows of each class, as they are and as strategies make them.</summary>
internal static class BalanceFigure
{
    /// <param name="classes">The classes, in the order of the counts.</param>
    /// <param name="bars">Rows of each class; first as they are.</param>
    public static ReportFigure Of(IReadOnlyList<string> classes, IReadOnlyList<(string Name, IReadOnlyList<long> Counts)> bars)
    {
        // Large classes first: their bars are the ground that small ones stand out from.
        int[] order = [.. Enumerable.Range(0, classes.Count).OrderByDescending(c => bars[0].Counts[c])];
        bool areMany = order.Length > CurveSource.MostStyles;
        int[] shown = areMany ? [.. order.Take(CurveSource.MostStyles - 1)] : order;
        double[] Lengths(IReadOnlyList<long> counts) => [.. shown.Select(c => (double)counts[c]), .. areMany ? [order.Skip(shown.Length).Sum(c => (double)counts[c])] : Array.Empty<double>()];
        string[] parts = [.. shown.Select(c => classes[c]), .. areMany ? [$"{order.Length - shown.Length} smaller classes"] : Array.Empty<string>()];
        string rarest = classes[order[^1]];
        string Share(IReadOnlyList<long> counts) => ReportText.Share((double)counts[order[^1]] / counts.Sum());
        string description = bars is [var (_, only)]
            ? $"The rarest class, '{rarest}', has {Share(only)} of the rows."
            : $"Share of the rarest class, '{rarest}': {string.Join(", ", bars.Select(b => $"{Share(b.Counts)} ({b.Name})"))}.";
        string title = bars.Count > 1 ? "Rows of each class, before and after" : "Rows of each class";
        return new ReportFigure(
            title,
            description,
            new BarChart("rows", parts, [.. bars.Select(b => new ChartBar(b.Name, Lengths(b.Counts)))]),
            new ReportTable(title, ["Rows", .. classes], [.. bars.Select(b => (IReadOnlyList<string>)[b.Name, .. b.Counts.Select(c => ReportText.Count(c))])]));
    }
}
