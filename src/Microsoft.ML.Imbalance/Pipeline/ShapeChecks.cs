using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Checks what a pipeline promises before any data flows.</summary>
internal static class ShapeChecks
{
    public static void Label(SchemaShape shape, string name)
    {
        SchemaShape.Column column = Find(shape, name, "label");
        bool usable = column.Kind == SchemaShape.Column.VectorKind.Scalar && (column.IsKey || column.ItemType is BooleanDataViewType or TextDataViewType or NumberDataViewType);
        if (!usable)
            throw Mismatch(column, "label", "Boolean, key, text, Single, Double or an integer type");
    }

    public static void Feature(SchemaShape shape, string name, bool readsCategories)
    {
        SchemaShape.Column column = Find(shape, name, "feature");
        bool isSized = column.Kind is SchemaShape.Column.VectorKind.Scalar or SchemaShape.Column.VectorKind.Vector;
        bool isCategory = isSized && (column.IsKey || column.ItemType is TextDataViewType or BooleanDataViewType or NumberDataViewType);
        bool scalar = column.Kind == SchemaShape.Column.VectorKind.Scalar && !column.IsKey && column.ItemType is NumberDataViewType;
        bool vector = column.Kind == SchemaShape.Column.VectorKind.Vector && !column.IsKey && (column.ItemType == NumberDataViewType.Single || column.ItemType == NumberDataViewType.Double);
        if (!scalar && !vector && !(readsCategories && isCategory))
            throw Mismatch(column, "feature", readsCategories ? CategoricalColumns.Needed : "a known-size vector of Single or Double, or a number");
    }

    /// <summary>A number in single precision, as scorers give it.</summary>
    public static void Single(SchemaShape.Column column, string role)
    {
        if (column.Kind != SchemaShape.Column.VectorKind.Scalar || column.IsKey || column.ItemType != NumberDataViewType.Single)
            throw Mismatch(column, role, "Single");
    }

    /// <summary>A column whose values are of one type.</summary>
    public static void OfType(SchemaShape shape, RequiredColumn required)
    {
        SchemaShape.Column column = Find(shape, required.Name, required.Role);
        if (column.Kind != SchemaShape.Column.VectorKind.Scalar || column.IsKey || column.ItemType.RawType != required.ValueType)
            throw Mismatch(column, required.Role, required.ValueType.Name);
    }

    public static SchemaShape.Column Find(SchemaShape shape, string name, string role)
    {
        foreach (SchemaShape.Column column in shape)
        {
            if (column.Name == name)
                return column;
        }
        throw new ArgumentOutOfRangeException(
            "inputSchema", $"Could not find {role} column '{name}'. The pipeline has: {string.Join(", ", shape.Select(c => $"'{c.Name}'"))}. Pass the name of an existing column.");
    }

    public static ArgumentOutOfRangeException Mismatch(SchemaShape.Column column, string role, string needed)
    {
        string kind = column.Kind switch
        {
            SchemaShape.Column.VectorKind.Vector => "a vector of ",
            SchemaShape.Column.VectorKind.VariableVector => "a vector of unknown size of ",
            _ => "",
        };
        return new ArgumentOutOfRangeException("inputSchema", $"Schema mismatch for {role} column '{column.Name}': expected {needed}, got {kind}{(column.IsKey ? "key of " : "")}{column.ItemType}.");
    }
}
