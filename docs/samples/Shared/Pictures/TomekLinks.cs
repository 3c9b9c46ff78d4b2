/// <summary>The toy table with its Tomek links, found by comparing all rows.</summary>
internal static class TomekLinks
{
    public static Panel Before() => Resampled.Before with { Guides = [.. Find()], GuideKind = GuideKind.Link };

    private static IEnumerable<Guide> Find()
    {
        ToyRow[] rows = ToyTable.Rows;
        ToyRow[] nearest = Array.ConvertAll(rows, row => rows.Where(other => other != row).MinBy(other => Squared(row, other))!);
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i].Label && !nearest[i].Label && nearest[Array.IndexOf(rows, nearest[i])] == rows[i])
                yield return new Guide(rows[i].Features[0], rows[i].Features[1], nearest[i].Features[0], nearest[i].Features[1]);
        }
    }

    private static double Squared(ToyRow a, ToyRow b) => Math.Pow(a.Features[0] - b.Features[0], 2) + Math.Pow(a.Features[1] - b.Features[1], 2);
}
