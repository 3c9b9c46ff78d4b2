namespace Microsoft.ML.Imbalance;

/// <summary>A cursor over a <see cref="ResampledDataView"/>, on the cursor of its main rows.</summary>
internal abstract class ViewCursor : DataViewRowCursor
{
    private readonly bool[] _active;
    private Func<long>? _mainSource;

    protected ViewCursor(ResampledDataView view, DataViewSchema.Column[] columns, DataViewRowCursor input)
    {
        View = view;
        Input = input;
        _active = new bool[view.Schema.Count];
        foreach (DataViewSchema.Column column in columns)
            _active[column.Index] = true;
    }

    public sealed override DataViewSchema Schema => View.Schema;

    public sealed override long Batch => Input.Batch;

    /// <summary>Where the current row comes from. Asked for on unshuffled passes only.</summary>
    public abstract RowProvenance Provenance { get; }

    public ResampledDataView View { get; }

    protected DataViewRowCursor Input { get; }

    public sealed override bool IsColumnActive(DataViewSchema.Column column) => _active[column.Index];

    public sealed override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!_active[column.Index])
            throw new ArgumentOutOfRangeException(nameof(column), $"Column '{column.Name}' was not asked for when the cursor was opened.");
        DataViewSchema.Column source = Input.Schema[column.Index];
        return CreateGetter(source, Input.GetGetter<TValue>(source));
    }

    /// <summary>A getter of a column, given the getter of main rows.</summary>
    protected abstract ValueGetter<TValue> CreateGetter<TValue>(DataViewSchema.Column source, ValueGetter<TValue> main);

    /// <summary>The provenance of the main row that <see cref="Input"/> stands on.</summary>
    protected RowProvenance MainProvenance() => new((_mainSource ??= MainSource())(), isSynthetic: false, isRepeat: false, null, float.NaN);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Input.Dispose();
        base.Dispose(disposing);
    }

    private Func<long> MainSource()
    {
        RowIdentity identity = View.Identity;
        if (identity.IsUnique)
        {
            Func<int> rowOf = SourceRow.ById(Input, identity);
            return () => identity.PositionOf(rowOf());
        }
        IEnumerator<int> rows = (View.Kept ?? RowSet.All(identity.RowCount)).GetEnumerator();
        return () => rows.MoveNext() ? rows.Current : -1;
    }
}
