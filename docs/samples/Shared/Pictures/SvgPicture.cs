using System.Security;
using System.Text;

/// <summary>Draws panels side by side, with one legend for all, in colors that follow the reader's light or dark scheme.</summary>
internal static class SvgPicture
{
    private const int Width = 760, Margin = 14, Gap = 16, TitleHeight = 38, LegendHeight = 30;

    // No variables: not everything that shows SVG knows them. What doesn't know the dark scheme shows the light one.
    private const string Style = """
        <style>
        svg{font:12px system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}.title{font-size:13.5px;font-weight:600}
        path,.frame{fill:none}.real{stroke-linecap:round;stroke-opacity:.8}.often{stroke-opacity:.55}.made{fill-opacity:.6;stroke-width:1.2}
        .gone{stroke-width:1.1;stroke-opacity:.5}.origin{stroke-width:.7;stroke-opacity:.45}.link{stroke-width:13;stroke-linecap:round;stroke-opacity:.25}
        .paper,.made{fill:#fff}.frame{stroke:#d5dae0}.title{fill:#1f2328}.quiet{fill:#59636e}
        .large path{stroke:#2f6ca8}.small path{stroke:#c2410c}tspan.large{fill:#2f6ca8}tspan.small{fill:#c2410c}
        @media(prefers-color-scheme:dark){
        .paper,.made{fill:#0d1117}.frame{stroke:#3d444d}.title{fill:#f0f6fc}.quiet{fill:#9198a1}
        .large path{stroke:#74ade6}.small path{stroke:#ff9a57}tspan.large{fill:#74ade6}tspan.small{fill:#ff9a57}
        }
        </style>
        """;

    /// <summary>The picture as text.</summary>
    /// <param name="name">What it shows, for those who can't see it too.</param>
    /// <param name="description">What there is to see.</param>
    /// <param name="panels">The panels, from left to right and top to bottom.</param>
    public static string Draw(string name, string description, IReadOnlyList<Panel> panels)
    {
        int columns = panels.Count is 2 or 4 ? 2 : 3, lines = (panels.Count + columns - 1) / columns;
        double width = Math.Floor((Width - 2 * Margin - (columns - 1) * Gap) / (double)columns), height = Math.Round(width * 0.7);
        double lineHeight = TitleHeight + height + 10, total = 8 + lines * lineHeight + LegendHeight;
        var svg = new StringBuilder();
        svg.AppendInvariant($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{total}\" viewBox=\"0 0 {Width} {total}\" role=\"img\" aria-labelledby=\"name what\">\n");
        svg.AppendInvariant($"<title id=\"name\">{SecurityElement.Escape(name)}</title>\n<desc id=\"what\">{SecurityElement.Escape(description)}</desc>\n{Style.ReplaceLineEndings("\n")}\n");
        svg.AppendInvariant($"<rect class=\"paper\" width=\"{Width}\" height=\"{total}\" rx=\"8\"/>\n");
        for (int i = 0; i < panels.Count; i++)
        {
            svg.AppendInvariant($"<g transform=\"translate({Margin + i % columns * (width + Gap)} {8 + i / columns * lineHeight})\">\n");
            new SvgPanel(panels[i], width, height, TitleHeight).DrawInto(svg);
            svg.Append("</g>\n");
        }
        svg.AppendInvariant($"<g transform=\"translate({Margin} {total - 18})\">\n");
        SvgLegend.DrawInto(svg, panels);
        return svg.Append("</g>\n</svg>\n").ToString();
    }
}
