using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>A row mapper that passes every input column through and adds one computed from at most one of them. It serves views and prediction engines alike.</summary>
internal sealed class AppendedColumn<T> : IRowToRowMapper
{
    private readonly DataViewSchema.Column? _dependency;
    private readonly Func<DataViewRow, DataViewSchema.Column?, ValueGetter<T>> _compute;

    public AppendedColumn(
        DataViewSchema input, string name, DataViewType type, DataViewSchema.Column? dependency, Func<DataViewRow, DataViewSchema.Column?, ValueGetter<T>> compute,
        DataViewSchema.Annotations? annotations = null, DataViewSchema.Annotations? dependencyAnnotations = null)
    {
        InputSchema = input;
        _dependency = dependency;
        _compute = compute;
        var builder = new DataViewSchema.Builder();
        // Hidden columns included: indexes 0 … n - 1 stay what they are.
        foreach (DataViewSchema.Column column in input)
        {
            bool isAnnotated = dependencyAnnotations is not null && column.Index == dependency?.Index;
            builder.AddColumn(column.Name, column.Type, isAnnotated ? dependencyAnnotations : column.Annotations);
        }
        builder.AddColumn(name, type, annotations);
        OutputSchema = builder.ToSchema();
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
    {
        var needed = new bool[InputSchema.Count];
        foreach (DataViewSchema.Column column in dependingColumns)
        {
            if (column.Index < needed.Length)
                needed[column.Index] = true;
            else if (_dependency is { } dependency)
                needed[dependency.Index] = true;
        }
        return InputSchema.Where(c => needed[c.Index]);
    }

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns) => new Row(this, input, activeColumns);

    private sealed class Row : DataViewRow
    {
        private readonly AppendedColumn<T> _mapper;
        private readonly DataViewRow _input;
        private readonly bool[] _active;

        public Row(AppendedColumn<T> mapper, DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
        {
            _mapper = mapper;
            _input = input;
            _active = new bool[mapper.OutputSchema.Count];
            foreach (DataViewSchema.Column column in activeColumns)
                _active[column.Index] = true;
        }

        public override DataViewSchema Schema => _mapper.OutputSchema;

        public override long Position => _input.Position;

        public override long Batch => _input.Batch;

        public override ValueGetter<DataViewRowId> GetIdGetter() => _input.GetIdGetter();

        public override bool IsColumnActive(DataViewSchema.Column column) => _active[column.Index];

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            if (!_active[column.Index])
                throw new ArgumentOutOfRangeException(nameof(column), $"Column '{column.Name}' was not asked for when the row was opened.");
            if (column.Index < _mapper.InputSchema.Count)
                return _input.GetGetter<TValue>(_mapper.InputSchema[column.Index]);
            return _mapper._compute(_input, _mapper._dependency) as ValueGetter<TValue>
                ?? throw new InvalidOperationException($"Column '{column.Name}' holds {typeof(T)}, not {typeof(TValue)}.");
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _input.Dispose();
            base.Dispose(disposing);
        }
    }
}
