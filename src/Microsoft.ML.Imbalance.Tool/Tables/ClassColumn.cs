using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Makes the class of each row a key, with the names of the classes as its values.</summary>
internal static class ClassColumn
{
    /// <param name="name">The name of the new column.</param>
    /// <param name="source">The cells that name the classes; a missing one is the missing key.</param>
    /// <param name="classNames">The classes.</param>
    /// <param name="rows">The rows to take.</param>
    /// <exception cref="ToolException">A cell names another class.</exception>
    public static ViewColumn<uint> Create(string name, TableColumn source, string[] classNames, int[] rows)
    {
        Dictionary<string, uint>.AlternateLookup<ReadOnlySpan<char>> keyOf =
            classNames.Select((className, c) => (className, c)).ToDictionary(p => p.className, p => (uint)p.c + 1).GetAlternateLookup<ReadOnlySpan<char>>();
        var keys = new uint[rows.Length];
        for (int row = 0; row < rows.Length; row++)
        {
            if (source.IsMissing(rows[row]))
                continue;
            ReadOnlySpan<char> className = source.Cells.Value(rows[row]).Span;
            if (!keyOf.TryGetValue(className, out keys[row]))
            {
                throw new ToolException(
                    $"Column '{source.Name}' has '{className}' in row {rows[row]} (counted from 0), which is none of the classes: {LabelClasses.List(classNames)}. "
                    + "Labels and predictions must name classes in the same way.");
            }
        }
        return FromKeys(name, keys, classNames);
    }

    /// <summary>A key column of the given keys, from 1; 0 is missing.</summary>
    public static ViewColumn<uint> FromKeys(string name, uint[] keys, string[] classNames)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add("KeyValues", new VectorDataViewType(TextDataViewType.Instance, classNames.Length), Names(classNames));
        return new ViewColumn<uint>(name, new KeyDataViewType(typeof(uint), classNames.Length), row => keys[row], annotations.ToAnnotations());
    }

    /// <summary>Names as annotations hand them out.</summary>
    public static ValueGetter<VBuffer<ReadOnlyMemory<char>>> Names(IReadOnlyCollection<string> names)
    {
        var buffer = new VBuffer<ReadOnlyMemory<char>>(names.Count, [.. names.Select(n => n.AsMemory())]);
        return (ref VBuffer<ReadOnlyMemory<char>> value) => buffer.CopyTo(ref value);
    }
}
