/// <summary>How a row is drawn.</summary>
internal enum MarkKind
{
    /// <summary>A row of the input that is there, as often or as heavy as its weight says.</summary>
    Real,

    /// <summary>A row that was made.</summary>
    Synthetic,

    /// <summary>A row that is not there any more.</summary>
    Removed,
}

/// <summary>A row in a panel.</summary>
internal readonly record struct Mark(MarkKind Kind, bool IsSmaller, float X, float Y, double Weight = 1);

/// <summary>A line between two places.</summary>
internal readonly record struct Guide(float FromX, float FromY, float ToX, float ToY);

/// <summary>What the lines of a panel mean.</summary>
internal enum GuideKind
{
    /// <summary>From the row that a synthetic row starts at to the synthetic row.</summary>
    Origin,

    /// <summary>Around two rows that are linked.</summary>
    Link,
}

/// <summary>One of the plots of a picture.</summary>
/// <param name="Title">What was done.</param>
/// <param name="Marks">The rows.</param>
internal sealed record Panel(string Title, IReadOnlyList<Mark> Marks)
{
    /// <summary>What stands before the numbers of rows, below the title.</summary>
    public string Detail { get; init; } = "";

    public IReadOnlyList<Guide> Guides { get; init; } = [];

    public GuideKind GuideKind { get; init; }

    /// <summary>What the size of a dot means where there is more than one size.</summary>
    public string SizeName { get; init; } = "size: copies";

    /// <summary>Names of equal strips from top to bottom, where the vertical axis is a category.</summary>
    public IReadOnlyList<string> RowNames { get; init; } = [];

    /// <summary>Names of equal strips from left to right, where the horizontal axis is a category.</summary>
    public IReadOnlyList<string> ColumnNames { get; init; } = [];

    public IEnumerable<Mark> Of(MarkKind kind, bool isSmaller) => Marks.Where(m => m.Kind == kind && m.IsSmaller == isSmaller);

    /// <summary>The rows of a class that are there, copies counted; of weighted rows, their weight.</summary>
    public double SizeOf(bool isSmaller) => Of(MarkKind.Real, isSmaller).Sum(m => m.Weight) + Of(MarkKind.Synthetic, isSmaller).Count();
}
