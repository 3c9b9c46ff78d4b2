using Microsoft.ML.Data;
using Microsoft.ML.Imbalance.TorchSharp.Inference;

namespace Microsoft.ML.Imbalance.TorchSharp.Scoring;

/// <summary>A cursor that reads a block of rows ahead, scores them at once, and hands them out one by one.</summary>
internal sealed class ReadAheadCursor : DataViewRowCursor
{
    private readonly ScoredColumns _mapper;
    private readonly DataViewRowCursor _input;
    private readonly bool[] _active;
    private readonly ColumnBuffer?[] _columns;
    private readonly ValueGetter<VBuffer<float>> _getFeatures;
    private readonly ValueGetter<DataViewRowId> _getId;
    private readonly BlockScores _scores;
    private readonly DataViewRowId[] _ids = new DataViewRowId[RowKernels.BlockRows];
    private readonly long[] _batches = new long[RowKernels.BlockRows];
    private VBuffer<float> _features;
    private int _count;
    private int _place = -1;
    private long _position = -1;

    public ReadAheadCursor(ScoredColumns mapper, DataViewRowCursor input, IEnumerable<DataViewSchema.Column> columns)
    {
        _mapper = mapper;
        _input = input;
        _active = mapper.Active(columns);
        _columns = [.. mapper.InputSchema.Select(column => _active[column.Index] ? ColumnBuffer.Create(input, column, RowKernels.BlockRows) : null)];
        _getFeatures = input.GetGetter<VBuffer<float>>(mapper.Features);
        _getId = input.GetIdGetter();
        _scores = new BlockScores(this, mapper.Scorer);
    }

    public override DataViewSchema Schema => _mapper.OutputSchema;

    public override long Position => _position;

    public override long Batch => _place < 0 ? _input.Batch : _batches[_place];

    public override bool IsColumnActive(DataViewSchema.Column column) => _active[column.Index];

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = _ids[Place()];

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!_active[column.Index])
            throw ScoredColumns.NotActive(column);
        return ScoredColumns.Typed<TValue>(_mapper.IsAnswer(column) ? _mapper.AnswerGetter(column, _scores) : _columns[column.Index]!.Getter(Place), column);
    }

    public override bool MoveNext()
    {
        if (++_place == _count && !Fill())
        {
            _place = -1;
            _count = 0;
            _position = -1;
            return false;
        }
        _position++;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _input.Dispose();
        base.Dispose(disposing);
    }

    private bool Fill()
    {
        _place = 0;
        for (_count = 0; _count < RowKernels.BlockRows && _input.MoveNext(); _count++)
        {
            foreach (ColumnBuffer? column in _columns)
                column?.Read(_count);
            _getFeatures(ref _features);
            _features.CopyTo(_scores.RowAt(_count));
            _getId(ref _ids[_count]);
            _batches[_count] = _input.Batch;
        }
        _scores.Compute(_count);
        return _count > 0;
    }

    private int Place() => _place >= 0 ? _place : throw new InvalidOperationException("The cursor stands on no row: call MoveNext first, and go on while it is true.");

    private sealed class BlockScores(ReadAheadCursor cursor, NetworkScorer scorer) : ScoreSource
    {
        private readonly Scratch _scratch = scorer.CreateScratch();
        private readonly float[] _rows = new float[RowKernels.BlockRows * scorer.FeatureCount];
        private readonly float[] _scores = new float[RowKernels.BlockRows * scorer.OutputWidth];

        public override ReadOnlySpan<float> Current => _scores.AsSpan(cursor.Place() * scorer.OutputWidth, scorer.OutputWidth);

        public Span<float> RowAt(int place) => _rows.AsSpan(place * scorer.FeatureCount, scorer.FeatureCount);

        public void Compute(int count) => scorer.Score(_rows.AsSpan(0, count * scorer.FeatureCount), _scores, _scratch);
    }
}
