namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A picture of numbers.</summary>
internal abstract record Chart
{
    /// <summary>What its marks stand for; empty where they are labeled themselves.</summary>
    public abstract IReadOnlyList<LegendEntry> Legend { get; }
}

/// <summary>One axis.</summary>
internal sealed record ChartAxis(string Title, double Low, double High)
{
    /// <summary>Shares, from 0 to 1.</summary>
    public static ChartAxis Share(string title) => new(title, 0, 1);
}

/// <summary>What a mark stands for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Style">Its color and dashes, from 0.</param>
/// <param name="Mark">Its shape.</param>
internal sealed record LegendEntry(string Name, int Style, ChartMark Mark);

/// <summary>The shape of a mark.</summary>
internal enum ChartMark
{
    /// <summary>A line.</summary>
    Line,

    /// <summary>A bar.</summary>
    Bar,

    /// <summary>A filled dot.</summary>
    Dot,

    /// <summary>A cross.</summary>
    Cross,
}

/// <summary>A point of a line, with how far it may be off.</summary>
internal readonly record struct ChartPoint(double X, double Y, double Low = double.NaN, double High = double.NaN);

/// <summary>A line. Its points may have a spread, drawn as a band around it, or as whiskers where its points are marked.</summary>
internal sealed record ChartLine(string Name, int Style, IReadOnlyList<ChartPoint> Points)
{
    /// <summary>Whether its points are marked: there are few.</summary>
    public bool IsMarked { get; init; }
}

/// <summary>A thin line to measure others by, with a label at its end; an empty one is none.</summary>
internal sealed record ChartGuide(string Label, ChartPoint From, ChartPoint To);

/// <summary>Lines over numbers.</summary>
internal sealed record LineChart(ChartAxis X, ChartAxis Y, IReadOnlyList<ChartLine> Lines, IReadOnlyList<ChartGuide> Guides) : Chart
{
    public override IReadOnlyList<LegendEntry> Legend => Lines.Count == 1 ? [] : [.. Lines.Select(l => new LegendEntry(l.Name, l.Style, ChartMark.Line))];
}

/// <summary>Points of a plane in groups.</summary>
internal sealed record ScatterChart(ChartAxis X, ChartAxis Y, IReadOnlyList<ScatterGroup> Groups) : Chart
{
    public override IReadOnlyList<LegendEntry> Legend => [.. Groups.Select(g => new LegendEntry(g.Name, g.Style, g.Mark))];
}

/// <summary>Points that belong together.</summary>
internal sealed record ScatterGroup(string Name, int Style, ChartMark Mark, IReadOnlyList<ChartPoint> Points);

/// <summary>Bars of parts, one below the other.</summary>
internal sealed record BarChart(string Axis, IReadOnlyList<string> Parts, IReadOnlyList<ChartBar> Bars) : Chart
{
    public override IReadOnlyList<LegendEntry> Legend => [.. Parts.Select((p, place) => new LegendEntry(p, place, ChartMark.Bar))];
}

/// <summary>A bar: the lengths of its parts.</summary>
internal sealed record ChartBar(string Name, IReadOnlyList<double> Lengths);

/// <summary>Differences with their intervals, one below the other.</summary>
internal sealed record IntervalChart(string Axis, IReadOnlyList<ChartInterval> Intervals) : Chart
{
    public override IReadOnlyList<LegendEntry> Legend => [];
}

/// <summary>A difference: the inner interval is its own, the outer one holds for all that are looked at.</summary>
internal sealed record ChartInterval(string Name, double Mean, double Low, double High, double OuterLow, double OuterHigh, IntervalVerdict Verdict);

/// <summary>What an interval says.</summary>
internal enum IntervalVerdict
{
    /// <summary>It includes 0.</summary>
    Open,

    /// <summary>It is on the good side.</summary>
    Better,

    /// <summary>It is on the bad side.</summary>
    Worse,
}
