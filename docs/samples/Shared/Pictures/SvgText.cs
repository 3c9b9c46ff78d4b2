using System.Text;

/// <summary>Text in which numbers are written with a point, whatever the culture.</summary>
internal static class SvgText
{
    public static void AppendInvariant(this StringBuilder svg, FormattableString text) => svg.Append(FormattableString.Invariant(text));
}
