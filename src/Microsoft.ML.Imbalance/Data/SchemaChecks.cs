using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Finds columns, or says which was wanted, what is there and what to do.</summary>
internal static class SchemaChecks
{
    public static DataViewSchema.Column Find(DataViewSchema schema, string name, string role)
        => schema.GetColumnOrNull(name) ?? throw new ArgumentOutOfRangeException(
            nameof(schema), $"Could not find {role} column '{name}'. The data has: {Names(schema)}. Pass the name of an existing column.");

    public static DataViewSchema.Column Label(DataViewSchema schema, string name)
    {
        DataViewSchema.Column column = Find(schema, name, "label");
        bool usable = column.Type is KeyDataViewType or BooleanDataViewType or TextDataViewType or NumberDataViewType;
        return usable ? column : throw WrongType(column, "label", "Boolean, key, text, Single, Double or an integer type");
    }

    /// <summary>A column whose values are of one type.</summary>
    public static DataViewSchema.Column OfType(DataViewSchema schema, RequiredColumn required)
    {
        DataViewSchema.Column column = Find(schema, required.Name, required.Role);
        return column.Type is not VectorDataViewType && column.Type.RawType == required.ValueType ? column : throw WrongType(column, required.Role, required.ValueType.Name);
    }

    public static ArgumentOutOfRangeException WrongType(DataViewSchema.Column column, string role, string needed) => new(
        "schema", $"Schema mismatch for {role} column '{column.Name}': expected {needed}, got {column.Type}.");

    private static string Names(DataViewSchema schema)
    {
        string[] visible = [.. schema.Where(c => !c.IsHidden).Select(c => $"'{c.Name}'")];
        return visible.Length <= 20 ? string.Join(", ", visible) : string.Join(", ", visible.Take(20)) + $" and {visible.Length - 20} more";
    }
}
