using Microsoft.ML.Data;
using Microsoft.ML.Imbalance.TorchSharp.Inference;

namespace Microsoft.ML.Imbalance.TorchSharp.Scoring;

/// <summary>A row mapper that passes every input column through and adds a network's answers. It serves views and prediction engines alike.</summary>
internal sealed class ScoredColumns : IRowToRowMapper
{
    private readonly NetworkAnswers _answers;

    public ScoredColumns(DataViewSchema input, DataViewSchema.Column features, IReadOnlyList<DataViewSchema.Column> added, NetworkScorer scorer, NetworkAnswers answers)
    {
        InputSchema = input;
        Features = features;
        Scorer = scorer;
        _answers = answers;
        var builder = new DataViewSchema.Builder();
        // Hidden columns included: indexes 0 … n - 1 stay what they are.
        builder.AddColumns(input);
        foreach (DataViewSchema.Column column in added)
            builder.AddColumn(column.Name, column.Type, column.Annotations);
        OutputSchema = builder.ToSchema();
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    public DataViewSchema.Column Features { get; }

    public NetworkScorer Scorer { get; }

    public bool IsAnswer(DataViewSchema.Column column) => column.Index >= InputSchema.Count;

    /// <summary>The getter of an answer.</summary>
    public Delegate AnswerGetter(DataViewSchema.Column column, ScoreSource source) => _answers.Getter(column.Name, source);

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
    {
        var needed = new bool[InputSchema.Count];
        foreach (DataViewSchema.Column column in dependingColumns)
            needed[IsAnswer(column) ? Features.Index : column.Index] = true;
        return InputSchema.Where(column => needed[column.Index]);
    }

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns) => new Row(this, input, activeColumns);

    /// <summary>Whether each column of <see cref="OutputSchema"/> is active.</summary>
    public bool[] Active(IEnumerable<DataViewSchema.Column> columns)
    {
        var active = new bool[OutputSchema.Count];
        foreach (DataViewSchema.Column column in columns)
            active[column.Index] = true;
        return active;
    }

    public static ArgumentOutOfRangeException NotActive(DataViewSchema.Column column)
        => new(nameof(column), $"Column '{column.Name}' was not asked for when the row was opened.");

    public static ValueGetter<TValue> Typed<TValue>(Delegate getter, DataViewSchema.Column column)
        => getter as ValueGetter<TValue> ?? throw new InvalidOperationException($"Column '{column.Name}' holds {column.Type.RawType}, not {typeof(TValue)}.");

    private sealed class Row(ScoredColumns mapper, DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns) : DataViewRow
    {
        private readonly bool[] _active = mapper.Active(activeColumns);
        private RowScores? _scores;

        public override DataViewSchema Schema => mapper.OutputSchema;

        public override long Position => input.Position;

        public override long Batch => input.Batch;

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        public override bool IsColumnActive(DataViewSchema.Column column) => _active[column.Index];

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            if (!_active[column.Index])
                throw NotActive(column);
            return mapper.IsAnswer(column)
                ? Typed<TValue>(mapper.AnswerGetter(column, _scores ??= new RowScores(input, mapper.Features, mapper.Scorer)), column)
                : input.GetGetter<TValue>(mapper.InputSchema[column.Index]);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                input.Dispose();
            base.Dispose(disposing);
        }
    }
}
