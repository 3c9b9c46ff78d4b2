namespace Microsoft.ML.Imbalance;

/// <summary>What a resampler of one's own sees, and what it can do: classes and features of every row in, wishes out.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>Rows are numbered 0 … <see cref="RowCount"/> - 1 by row id, which for nearly all views is the order of a pass.</item>
/// <item>Nothing is copied or changed while the function runs: it says which rows go, come again or are added, and the result streams like that of every other resampler.</item>
/// <item>Rows without a label pass through every resampler untouched; wishes about them are refused.</item>
/// <item>For results that repeat, draw from <see cref="RandomOf"/> only.</item>
/// </list>
/// </remarks>
public sealed partial class CustomResampling
{
    private readonly string _name;
    private readonly ResamplingContext _context;
    private readonly FeatureTable? _features;
    private readonly int[]? _placeOf;

    internal CustomResampling(string name, ResamplingContext context, FeatureTable? features)
    {
        _name = name;
        _context = context;
        _features = features;
        _kept = RowSet.All(context.Classes.RowCount);
        _repeats = new RowCounts(context.Classes.RowCount);
        _mixed = new RowCounts(context.Classes.RowCount);
        _repeatCounts = new int[context.Classes.ClassCount];
        _added = new CustomRows?[context.Classes.ClassCount];
        // Where every row has a label, a row of the data is the same row of the table.
        if (features is null || features.RowCount == context.Classes.RowCount)
            return;
        _placeOf = new int[context.Classes.RowCount];
        Array.Fill(_placeOf, -1);
        for (int place = 0; place < features.RowCount; place++)
            _placeOf[features.SourceRowOf(place)] = place;
    }

    /// <summary>The label values as text, in their natural order: false before true, numbers by size, text ordinal, keys by index.</summary>
    public IReadOnlyList<string> ClassNames => Array.AsReadOnly(Classes.Names);

    /// <summary>Rows of each class, in the order of <see cref="ClassNames"/>.</summary>
    public IReadOnlyList<int> ClassCounts => Array.AsReadOnly(Classes.Counts);

    /// <summary>All rows, those without a label included.</summary>
    public int RowCount => Classes.RowCount;

    /// <summary>Slots of all feature columns together; 0 if none was named.</summary>
    public int FeatureCount => _features?.Layout.Dimension ?? 0;

    /// <summary>The seed of this resampling.</summary>
    public int Seed => _context.Seed;

    internal ClassPartition Classes => _context.Classes;

    /// <summary>The class with a name.</summary>
    /// <param name="name">A label value as text.</param>
    /// <returns>An index into <see cref="ClassNames"/>.</returns>
    /// <exception cref="ArgumentException">No row has this label.</exception>
    public int ClassNamed(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        int index = Classes.IndexOf(name);
        return index >= 0 ? index : throw new ArgumentException(
            $"Class \"{name}\" is not in label column '{Classes.LabelColumnName}'. Its classes are: {string.Join(", ", Classes.Names.Select(n => $"\"{n}\""))}.", nameof(name));
    }

    /// <summary>The class of a row.</summary>
    /// <param name="row">A row, from 0.</param>
    /// <returns>An index into <see cref="ClassNames"/>, or -1 for a row without a label.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public int ClassOf(int row) => Classes.Codes[CheckRow(row, nameof(row))];

    /// <summary>The rows of a class.</summary>
    /// <param name="classIndex">An index into <see cref="ClassNames"/>.</param>
    /// <returns>The rows, ascending.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public IReadOnlyList<int> RowsOf(int classIndex) => Array.AsReadOnly(Classes.RowsOf(CheckClass(classIndex)));

    /// <summary>The features of a row: the slots of all feature columns, one column after the other.</summary>
    /// <param name="row">A row with a label, from 0.</param>
    /// <returns>As many values as <see cref="FeatureCount"/> says.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="InvalidOperationException">No feature column was named, or the row has no label.</exception>
    public ReadOnlySpan<float> Features(int row)
    {
        ReadOnlySpan<float> stored = Table.Rows[PlaceOf(row, nameof(row))];
        if (Table.Layout.Offsets is not { } offsets)
            return stored;
        float[] values = stored.ToArray();
        for (int slot = 0; slot < values.Length; slot++)
            values[slot] = (float)(values[slot] + offsets[slot]);
        return values;
    }

    /// <summary>Random numbers of a class and an index (a row, say), which no other class and index has.</summary>
    /// <param name="classIndex">An index into <see cref="ClassNames"/>.</param>
    /// <param name="index">Any number: the row that is being made, for example.</param>
    /// <returns>The same numbers for the same seed; they do not depend on what the classes are called.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public ResamplingRandom RandomOf(int classIndex, long index = 0) => new(_context.StreamOf(_name, CheckClass(classIndex)).Split((ulong)index));

    private FeatureTable Table => _features ?? throw new InvalidOperationException(
        $"{_name} names no feature column, so rows have no features. Pass featureColumnNames to read them.");

    private int PlaceOf(int row, string parameter)
    {
        CheckLabeled(row, parameter);
        return _placeOf is null ? row : _placeOf[row];
    }

    private int CheckRow(int row, string parameter) => (uint)row < (uint)RowCount
        ? row
        : throw new ArgumentOutOfRangeException(parameter, row, Invariant($"Row {row} does not exist: the data has {RowCount} rows, 0 to {RowCount - 1}."));

    private int CheckClass(int classIndex) => (uint)classIndex < (uint)Classes.ClassCount
        ? classIndex
        : throw new ArgumentOutOfRangeException(
            nameof(classIndex), classIndex, Invariant($"Class {classIndex} does not exist: the data has {Classes.ClassCount} classes, 0 to {Classes.ClassCount - 1}."));

    private int CheckLabeled(int row, string parameter) => ClassCodes.Unlabeled != Classes.Codes[CheckRow(row, parameter)]
        ? row
        : throw new InvalidOperationException($"Row {row} has no label. Such rows pass through a resampler untouched; skip those whose ClassOf is -1.");
}
