using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Which feature columns hold categories, for methods that ask for them, and who reads them.</summary>
internal static class CategoricalColumns
{
    /// <summary>What methods that read categories take.</summary>
    public const string Needed = "a number, text, key or Boolean, or a known-size vector of these";

    /// <summary>A reader that gives codes, or null where the column holds nothing but numbers.</summary>
    /// <param name="column">The column.</param>
    /// <param name="isNamed">Whether the user says that its values are categories, whatever their type.</param>
    public static FeatureColumnReader? Create(DataViewSchema.Column column, bool isNamed)
    {
        var vector = column.Type as VectorDataViewType;
        DataViewType item = vector?.ItemType ?? column.Type;
        bool isCategory = item is TextDataViewType or KeyDataViewType or BooleanDataViewType;
        if (!isCategory && item is not NumberDataViewType)
            throw SchemaChecks.WrongType(column, "feature", Needed);
        // Vectors of unknown size are refused like those of numbers.
        if (vector is { IsKnownSize: false })
            return null;
        if (vector is null)
            return isCategory || isNamed ? Generic(typeof(CategoryReader<>), item, column) : null;
        if (item == NumberDataViewType.Single || item == NumberDataViewType.Double)
        {
            (int First, int End)[] groups = [.. FeatureColumnReader.CategoricalRanges(column, vector.Size)];
            if (groups.Length > 0)
            {
                var slots = new OneHotSlots(vector.Size, groups);
                return item == NumberDataViewType.Single ? new OneHotReader<float>(column, slots, vector.Size, isNamed) : new OneHotReader<double>(column, slots, vector.Size, isNamed);
            }
        }
        return isCategory || isNamed ? Generic(typeof(CategoryVectorReader<>), item, column, vector.Size) : null;
    }

    private static FeatureColumnReader Generic(Type reader, DataViewType item, params object[] arguments)
        => (FeatureColumnReader)Activator.CreateInstance(reader.MakeGenericType(item.RawType), arguments)!;
}
