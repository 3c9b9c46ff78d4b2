namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Which column of scores belongs to which class.</summary>
internal sealed class ScoreColumns
{
    private ScoreColumns(string[] classNames, TableColumn[] columns)
    {
        ClassNames = classNames;
        Columns = columns;
    }

    public string[] ClassNames { get; }

    /// <summary>The scores of each class.</summary>
    public TableColumn[] Columns { get; }

    /// <summary>
    /// By name where the names tell: a column is named like its class, or ends in its name after a character that is no letter or digit (<c>Score.cat</c>, <c>p_cat</c>).
    /// Otherwise in the natural order of the classes.
    /// </summary>
    /// <param name="columns">The columns, two or more.</param>
    /// <param name="classes">The classes of the label column. Where columns are named like classes, there may be more of them: a class may have no row.</param>
    /// <exception cref="ToolException">There are too few or too many columns.</exception>
    public static ScoreColumns Match(TableColumn[] columns, LabelClasses classes)
    {
        string[] names = [.. columns.Select(c => c.Name)];
        if (Array.TrueForAll(classes.Names, names.Contains))
            return new ScoreColumns(names, columns);
        if (columns.Length != classes.Count)
        {
            throw new ToolException(
                $"--score names {columns.Length} columns, but the label has {classes.Count} classes: {classes.List()}. Pass a column for each class, in this order or named like it.");
        }
        TableColumn?[] bySuffix = Array.ConvertAll(classes.Names, c => Array.FindAll(columns, column => EndsIn(column.Name, c)) is [var only] ? only : null);
        return Array.TrueForAll(bySuffix, c => c is not null) && bySuffix.Distinct().Count() == columns.Length
            ? new ScoreColumns(classes.Names, bySuffix!)
            : new ScoreColumns(classes.Names, columns);
    }

    private static bool EndsIn(string column, string className)
        => column.Length > className.Length && column.EndsWith(className, StringComparison.Ordinal) && !char.IsLetterOrDigit(column[^(className.Length + 1)]);
}
