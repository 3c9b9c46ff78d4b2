namespace Microsoft.ML.Imbalance;

/// <summary>What a feature slot holds, and so how a synthetic row gets its value.</summary>
internal enum SlotRole : byte
{
    /// <summary>A measurement: interpolated.</summary>
    Numeric,

    /// <summary>A whole number: interpolated, then rounded up or down by chance so that the mean is kept.</summary>
    Integer,

    /// <summary>One category of a one-hot group: the group comes whole from one row, it is never interpolated.</summary>
    Categorical,

    /// <summary>A category by number: never interpolated. Only methods that ask for categories get such slots.</summary>
    Code,
}

/// <summary>One feature column in the slots of a <see cref="FeatureTable"/>.</summary>
/// <param name="Name">The column.</param>
/// <param name="Start">Its first slot.</param>
/// <param name="Length">Its slots.</param>
/// <param name="Decoder">Turns its codes back into values; null for a column of numbers.</param>
internal readonly record struct FeatureColumn(string Name, int Start, int Length, CategoryDecoder? Decoder = null);

/// <summary>Which columns make up the slots of a feature table, what each slot holds, and which slots form a one-hot group.</summary>
internal sealed class FeatureLayout(FeatureColumn[] columns, SlotRole[] roles, double[]? offsets, (int Start, int End)[] categories)
{
    public FeatureColumn[] Columns { get; } = columns;

    /// <summary>The role of each slot.</summary>
    public SlotRole[] Roles { get; } = roles;

    /// <summary>
    /// What to add to a stored value to get the column's own: columns wider than single precision are stored relative to a typical value,
    /// unless zero has to stay (see <see cref="FeatureOffsets"/>). Null if all are 0.
    /// </summary>
    public double[]? Offsets { get; } = offsets;

    /// <summary>One-hot groups: first slot, and the slot after the last.</summary>
    public (int Start, int End)[] Categories { get; } = categories;

    /// <summary>The slots that hold the number of a category.</summary>
    public int[] Codes { get; } = [.. Enumerable.Range(0, roles.Length).Where(slot => roles[slot] == SlotRole.Code)];

    /// <summary>Whether a number may be missing, as NaN.</summary>
    public bool AllowsMissing { get; init; }

    public bool HasCategories => Categories.Length + Codes.Length > 0;

    public int Dimension => Roles.Length;

    public bool HasIntegers => Array.IndexOf(Roles, SlotRole.Integer) >= 0;
}
