using static System.FormattableString;

/// <summary>Marks as pieces of the text of a path, so that all marks of a kind are one element.</summary>
internal static class SvgMarks
{
    /// <summary>A dot: a line of nearly no length with round ends. Its size is the width of the stroke.</summary>
    public static string Dot(double x, double y) => Invariant($"M{x:0.#} {y:0.#}h.1");

    /// <summary>The attribute that gives dots their size: the area follows the weight.</summary>
    public static string DotStyle(double weight, double unit) => Invariant($" stroke-width=\"{5.6 * unit * Math.Sqrt(weight):0.##}\"");

    public static string Diamond(double x, double y, double unit) => Invariant($"M{x:0.#} {y - 3.4 * unit:0.#}l{3.4 * unit:0.#} {3.4 * unit:0.#} {-3.4 * unit:0.#} {3.4 * unit:0.#} {-3.4 * unit:0.#} {-3.4 * unit:0.#}z");

    public static string Cross(double x, double y, double unit) => Invariant($"M{x - 2.6 * unit:0.#} {y - 2.6 * unit:0.#}l{5.2 * unit:0.#} {5.2 * unit:0.#}m0 {-5.2 * unit:0.#}l{-5.2 * unit:0.#} {5.2 * unit:0.#}");

    public static string Line(double fromX, double fromY, double toX, double toY) => Invariant($"M{fromX:0.#} {fromY:0.#}L{toX:0.#} {toY:0.#}");
}
