using System.Text;

/// <summary>Draws what the marks of the panels mean, as far as they are there.</summary>
internal static class SvgLegend
{
    public static void DrawInto(StringBuilder svg, IReadOnlyList<Panel> panels)
    {
        double x = 6;
        Item("large", "real", "larger class", SvgMarks.Dot(0, 0), SvgMarks.DotStyle(1, 1));
        Item("small", "real", "smaller class", SvgMarks.Dot(0, 0), SvgMarks.DotStyle(1, 1));
        if (panels.FirstOrDefault(p => p.Marks.Any(m => m.Weight != 1)) is { } sized)
            Item("small", "real often", sized.SizeName, SvgMarks.Dot(0, 0), SvgMarks.DotStyle(4, 1));
        foreach (bool isSmaller in new[] { true, false })
        {
            if (panels.Any(p => p.Of(MarkKind.Synthetic, isSmaller).Any()))
                Item(isSmaller ? "small" : "large", "made", "synthetic row", SvgMarks.Diamond(0, 0, 1));
        }
        foreach (GuideKind kind in panels.Where(p => p.Guides.Count > 0).Select(p => p.GuideKind).Distinct())
        {
            if (kind == GuideKind.Link)
                Item("small", "link", "linked rows", SvgMarks.Line(-3, 1, 3, -1));
            else
                Item("small", "origin", "line from its origin", SvgMarks.Line(-7, 3, 7, -3));
        }
        if (panels.Any(p => p.Marks.Any(m => m.Kind == MarkKind.Removed)))
            Item("large", "gone", "removed row", SvgMarks.Cross(0, 0, 1));

        void Item(string className, string kind, string text, string mark, string style = "")
        {
            svg.AppendInvariant($"<g class=\"{className}\" transform=\"translate({x:0.#} 0)\"><path class=\"{kind}\"{style} d=\"{mark}\"/><text class=\"quiet\" x=\"13\" y=\"4\">{text}</text></g>\n");
            // How wide a letter is differs from font to font; this holds the wide ones.
            x += 36 + 6.6 * text.Length;
        }
    }
}
