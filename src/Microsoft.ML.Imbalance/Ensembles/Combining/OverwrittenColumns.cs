using System.Reflection;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Finds the columns that a model puts another in the place of, or drops: the next model would not see the one that it was trained on.</summary>
/// <remarks>
/// A schema does not say whether a column of a name is still the same. The getters do: a column that is passed through has the getter of the input row itself.
/// </remarks>
internal static class OverwrittenColumns
{
    private static readonly MethodInfo PassesTyped = typeof(OverwrittenColumns).GetMethod(nameof(PassesOf), BindingFlags.Static | BindingFlags.NonPublic)!;

    /// <summary>The names of the columns of <paramref name="input"/> that some model does not pass through.</summary>
    public static IEnumerable<string> Of(DataViewSchema input, IReadOnlyList<ITransformer> models)
    {
        var overwritten = new SortedSet<int>();
        foreach (ITransformer model in models)
        {
            IRowToRowMapper mapper = model.IsRowToRowMapper
                ? model.GetRowToRowMapper(input)
                : throw new InvalidOperationException(
                    $"A member of the ensemble is no row-to-row mapper ({model.GetType().Name}): it filters, groups or reorders rows. Every row has to be scored; take such steps out of the trainer's pipeline.");
            foreach (DataViewSchema.Column column in input)
            {
                if (!column.IsHidden && !Passes(mapper, column))
                    overwritten.Add(column.Index);
            }
        }
        return overwritten.Select(index => input[index].Name);
    }

    private static bool Passes(IRowToRowMapper mapper, DataViewSchema.Column column)
        => mapper.OutputSchema.GetColumnOrNull(column.Name) is { } output && output.Type.RawType == column.Type.RawType
            && (bool)PassesTyped.MakeGenericMethod(column.Type.RawType).Invoke(null, [mapper, column, output])!;

    private static bool PassesOf<T>(IRowToRowMapper mapper, DataViewSchema.Column column, DataViewSchema.Column output)
    {
        ValueGetter<T> own = (ref T value) => { };
        using DataViewRow row = mapper.GetRow(new ProbeRow(mapper.InputSchema, column.Index, own), [output]);
        return ReferenceEquals(row.GetGetter<T>(output), own);
    }

    /// <summary>A row without values, one of whose getters can be told from all others.</summary>
    private sealed class ProbeRow(DataViewSchema schema, int index, Delegate getter) : DataViewRow
    {
        public override DataViewSchema Schema => schema;

        public override long Position => 0;

        public override long Batch => 0;

        public override bool IsColumnActive(DataViewSchema.Column column) => true;

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => { };

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
            => column.Index == index && getter is ValueGetter<TValue> own ? own : (ref TValue value) => { };
    }
}
