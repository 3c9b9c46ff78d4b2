using System.Security;
using System.Text;

/// <summary>Draws a panel: title, numbers of rows, frame, and marks in one path for each kind and class.</summary>
internal sealed class SvgPanel
{
    private readonly Panel _panel;
    private readonly double _left, _width, _height, _titleHeight, _unit;

    public SvgPanel(Panel panel, double width, double height, double titleHeight)
    {
        const double NameWidth = 68, NameHeight = 20;
        _panel = panel;
        _left = panel.RowNames.Count > 0 ? NameWidth : 0;
        _width = width - _left;
        _height = height - (panel.ColumnNames.Count > 0 ? NameHeight : 0);
        _titleHeight = titleHeight;
        // Small panels have small marks.
        _unit = width > 300 ? 1 : 0.85;
    }

    public void DrawInto(StringBuilder svg)
    {
        string detail = _panel.Detail.Length > 0 ? _panel.Detail + " " : "", unit = _panel.Detail.Length > 0 ? "" : " rows";
        svg.AppendInvariant($"<text class=\"title\" y=\"15\">{SecurityElement.Escape(_panel.Title)}</text>\n");
        svg.AppendInvariant($"<text class=\"quiet\" y=\"31\">{SecurityElement.Escape(detail)}<tspan class=\"large\">{_panel.SizeOf(isSmaller: false):0}</tspan> and <tspan class=\"small\">{_panel.SizeOf(isSmaller: true):0}</tspan>{unit}</text>\n");
        svg.AppendInvariant($"<g transform=\"translate({_left} {_titleHeight})\">\n");
        DrawFrame(svg);
        DrawClass(svg, isSmaller: false);
        DrawClass(svg, isSmaller: true);
        svg.Append("</g>\n");
    }

    private void DrawFrame(StringBuilder svg)
    {
        svg.AppendInvariant($"<rect class=\"frame\" x=\".5\" y=\".5\" width=\"{_width - 1}\" height=\"{_height - 1}\" rx=\"3\"/>\n");
        for (int i = 0; i < _panel.RowNames.Count; i++)
        {
            double strip = _height / _panel.RowNames.Count;
            if (i > 0)
                svg.AppendInvariant($"<path class=\"frame\" d=\"M0 {strip * i:0.#}h{_width}\"/>\n");
            svg.AppendInvariant($"<text class=\"quiet\" x=\"-8\" y=\"{strip * (i + 0.5) + 4:0.#}\" text-anchor=\"end\">{SecurityElement.Escape(_panel.RowNames[i])}</text>\n");
        }
        for (int i = 0; i < _panel.ColumnNames.Count; i++)
        {
            double strip = _width / _panel.ColumnNames.Count;
            if (i > 0)
                svg.AppendInvariant($"<path class=\"frame\" d=\"M{strip * i:0.#} 0v{_height}\"/>\n");
            svg.AppendInvariant($"<text class=\"quiet\" x=\"{strip * (i + 0.5):0.#}\" y=\"{_height + 15}\" text-anchor=\"middle\">{SecurityElement.Escape(_panel.ColumnNames[i])}</text>\n");
        }
    }

    // Real rows come last: however many rows are made around one, it stays visible.
    private void DrawClass(StringBuilder svg, bool isSmaller)
    {
        svg.AppendInvariant($"<g class=\"{(isSmaller ? "small" : "large")}\">\n");
        if (isSmaller)
            DrawPath(svg, _panel.GuideKind == GuideKind.Link ? "link" : "origin", _panel.Guides.Select(g => SvgMarks.Line(X(g.FromX), Y(g.FromY), X(g.ToX), Y(g.ToY))));
        DrawPath(svg, "gone", _panel.Of(MarkKind.Removed, isSmaller).Select(m => SvgMarks.Cross(X(m.X), Y(m.Y), _unit)));
        DrawPath(svg, "made", _panel.Of(MarkKind.Synthetic, isSmaller).Select(m => SvgMarks.Diamond(X(m.X), Y(m.Y), _unit)));
        foreach (IGrouping<double, Mark> group in _panel.Of(MarkKind.Real, isSmaller).GroupBy(m => m.Weight).OrderByDescending(g => g.Key))
            DrawPath(svg, group.Key > 1 ? "real often" : "real", group.Select(m => SvgMarks.Dot(X(m.X), Y(m.Y))), SvgMarks.DotStyle(group.Key, _unit));
        svg.Append("</g>\n");
    }

    private static void DrawPath(StringBuilder svg, string kind, IEnumerable<string> pieces, string style = "")
    {
        string d = string.Concat(pieces);
        if (d.Length > 0)
            svg.AppendInvariant($"<path class=\"{kind}\"{style} d=\"{d}\"/>\n");
    }

    private double X(float value) => (value - ToyTable.Left) / (ToyTable.Right - ToyTable.Left) * _width;

    private double Y(float value) => (ToyTable.Top - value) / (ToyTable.Top - ToyTable.Bottom) * _height;
}
