using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Reads one feature column, scalar or vector, of any numeric type, into single-precision slots.</summary>
internal abstract class FeatureColumnReader
{
    // Far enough below the end of single precision (3.4e38) that differences, and steps beyond a row, are finite. What is larger is no measurement but a mark.
    public const float Largest = 1e36f;

    protected FeatureColumnReader(DataViewSchema.Column column, int length)
    {
        Column = column;
        Length = length;
    }

    public DataViewSchema.Column Column { get; }

    /// <summary>Slots of this column.</summary>
    public int Length { get; }

    /// <summary>For columns of which some slots are codes: turns them back; null for numbers.</summary>
    public virtual CategoryDecoder? Decoder => null;

    /// <summary>Whether NaN is a missing value rather than an error.</summary>
    private bool AllowsMissing { get; set; }

    protected virtual bool IsInteger => false;

    /// <summary>What is subtracted from every value: see <see cref="FeatureOffsets"/>.</summary>
    protected virtual double OffsetOf(int slot) => 0;

    /// <summary>Whether values have more digits than single precision holds, so that offsets are wanted.</summary>
    public virtual bool IsWide => false;

    /// <summary>Adds the row that the cursor stands on to a sample; asked of wide columns only.</summary>
    public virtual void LookAt(SlotValues sample) => throw new NotSupportedException();

    /// <summary>Takes an offset for each slot; asked of wide columns only.</summary>
    public virtual void UseOffsets(double[] offsets) => throw new NotSupportedException();

    /// <summary>Whether a slot holds the number of a category.</summary>
    protected virtual bool IsCode(int slot) => false;

    public abstract void Open(DataViewRow row);

    /// <exception cref="InvalidOperationException">A value is NaN, infinite or too large for single precision.</exception>
    public abstract void Read(Span<float> destination, int row);

    public static FeatureColumnReader[] Create(DataViewSchema schema, FeatureSelection selection) => [.. selection.Names.Select(name =>
    {
        DataViewSchema.Column column = SchemaChecks.Find(schema, name, "feature");
        FeatureColumnReader reader = (selection.ReadsCategories ? CategoricalColumns.Create(column, selection.CategoricalNames.Contains(name)) : null) ?? Create(column);
        reader.AllowsMissing = selection.AllowsMissing;
        return reader;
    })];

    public static FeatureLayout LayoutOf(IReadOnlyList<FeatureColumnReader> readers)
    {
        var columns = new FeatureColumn[readers.Count];
        var roles = new List<SlotRole>();
        var offsets = new List<double>();
        var categories = new List<(int, int)>();
        for (int r = 0; r < readers.Count; r++)
        {
            FeatureColumnReader reader = readers[r];
            int start = roles.Count;
            columns[r] = new FeatureColumn(reader.Column.Name, start, reader.Length, reader.Decoder);
            for (int slot = 0; slot < reader.Length; slot++)
            {
                roles.Add(reader.IsCode(slot) ? SlotRole.Code : reader.IsInteger ? SlotRole.Integer : SlotRole.Numeric);
                offsets.Add(reader.OffsetOf(slot));
            }
            foreach ((int first, int end) in reader.Decoder is null ? reader.CategoricalRanges() : [])
            {
                categories.Add((start + first, start + end));
                for (int slot = first; slot < end; slot++)
                    roles[start + slot] = SlotRole.Categorical;
            }
        }
        return new FeatureLayout(columns, [.. roles], offsets.TrueForAll(o => o == 0) ? null : [.. offsets], [.. categories]) { AllowsMissing = readers.Any(r => r.AllowsMissing) };
    }

    /// <summary>Whether all values, as they are stored, can be computed with.</summary>
    public static bool AreUsable(ReadOnlySpan<float> values, bool allowsMissing)
    {
        bool areUsable = true;
        foreach (float value in values)
            areUsable &= Math.Abs(value) <= Largest || (allowsMissing && float.IsNaN(value));
        return areUsable;
    }

    /// <summary>Whether a value, as it is stored, can be computed with.</summary>
    protected bool IsUsable(float value) => Math.Abs(value) <= Largest || (AllowsMissing && float.IsNaN(value));

    protected InvalidOperationException NotFinite(double value, int slot, int row)
    {
        string where = Length == 1 && Column.Type is not VectorDataViewType ? "" : $", slot {slot}{SlotName(slot)}";
        if (double.IsFinite(value))
            return new InvalidOperationException(Invariant($"Feature column '{Column.Name}' has {value} in row {row}{where}, too large to compute with in single precision. Normalize the column first (for example with NormalizeMinMax)."));
        string what = double.IsNaN(value) ? "NaN (a missing value)" : "an infinite value";
        return new InvalidOperationException(
            $"Feature column '{Column.Name}' has {what} in row {row}{where}. Distances need finite numbers: replace missing values first (for example with ReplaceMissingValues), or use RandomOversample or RandomUndersample, which read no features.");
    }

    protected IEnumerable<(int First, int End)> CategoricalRanges() => CategoricalRanges(Column, Length);

    private static FeatureColumnReader Create(DataViewSchema.Column column)
    {
        Type raw = column.Type is VectorDataViewType vector ? vector.ItemType.RawType : column.Type.RawType;
        if (column.Type is VectorDataViewType { IsKnownSize: false })
        {
            throw new ArgumentOutOfRangeException(
                "schema", $"Feature column '{column.Name}' is a vector of unknown size. A vector of known size is needed: concatenate or featurize its parts into a fixed number of slots.");
        }
        if (column.Type is VectorDataViewType { ItemType: NumberDataViewType } sized && raw == typeof(float))
            return new VectorFeatureReader<float>(column, sized.Size, v => v, wide: false);
        if (column.Type is VectorDataViewType { ItemType: NumberDataViewType } wide && raw == typeof(double))
            return new VectorFeatureReader<double>(column, wide.Size, v => v, wide: true);
        if (column.Type is NumberDataViewType)
        {
            return raw == typeof(float) ? new ScalarFeatureReader<float>(column, v => v, wide: false, integer: false)
                : raw == typeof(double) ? new ScalarFeatureReader<double>(column, v => v, wide: true, integer: false)
                : raw == typeof(int) ? new ScalarFeatureReader<int>(column, v => v, wide: true, integer: true)
                : raw == typeof(long) ? new ScalarFeatureReader<long>(column, v => v, wide: true, integer: true)
                : raw == typeof(short) ? new ScalarFeatureReader<short>(column, v => v, wide: false, integer: true)
                : raw == typeof(sbyte) ? new ScalarFeatureReader<sbyte>(column, v => v, wide: false, integer: true)
                : raw == typeof(uint) ? new ScalarFeatureReader<uint>(column, v => v, wide: true, integer: true)
                : raw == typeof(ulong) ? new ScalarFeatureReader<ulong>(column, v => v, wide: true, integer: true)
                : raw == typeof(ushort) ? new ScalarFeatureReader<ushort>(column, v => v, wide: false, integer: true)
                : new ScalarFeatureReader<byte>(column, v => v, wide: false, integer: true);
        }
        throw SchemaChecks.WrongType(column, "feature", "a known-size vector of Single or Double, or a number");
    }

    private string SlotName(int slot)
    {
        DataViewSchema.Column? names = Column.Annotations.Schema.GetColumnOrNull("SlotNames");
        if (names?.Type is not VectorDataViewType { ItemType: TextDataViewType })
            return "";
        VBuffer<ReadOnlyMemory<char>> buffer = default;
        Column.Annotations.GetValue("SlotNames", ref buffer);
        return slot < buffer.Length ? $" ('{buffer.GetItemOrDefault(slot)}')" : "";
    }

    /// <summary>One-hot groups, which ML.NET marks by pairs of first and last slot: the first slot, and the slot after the last.</summary>
    internal static IEnumerable<(int First, int End)> CategoricalRanges(DataViewSchema.Column column, int length)
    {
        if (column.Annotations.Schema.GetColumnOrNull("CategoricalSlotRanges") is null)
            return [];
        VBuffer<int> ranges = default;
        column.Annotations.GetValue("CategoricalSlotRanges", ref ranges);
        int[] pairs = [.. ranges.DenseValues()];
        return Enumerable.Range(0, pairs.Length / 2)
            .Select(i => (First: pairs[2 * i], End: pairs[2 * i + 1] + 1))
            .Where(r => r.First >= 0 && r.End > r.First && r.End <= length);
    }
}
