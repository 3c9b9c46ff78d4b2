using Microsoft.ML.Data;
using Microsoft.ML.Imbalance.TorchSharp.Inference;

namespace Microsoft.ML.Imbalance.TorchSharp.Scoring;

/// <summary>The network's output for the row that a cursor or engine stands on.</summary>
internal abstract class ScoreSource
{
    public abstract ReadOnlySpan<float> Current { get; }
}

/// <summary>Scores each row when it is first asked for.</summary>
internal sealed class RowScores : ScoreSource
{
    private readonly DataViewRow _row;
    private readonly NetworkScorer _scorer;
    private readonly ValueGetter<VBuffer<float>> _get;
    private readonly Scratch _scratch;
    private readonly float[] _features;
    private readonly float[] _scores;
    private VBuffer<float> _buffer;
    private long _position = -1;

    public RowScores(DataViewRow row, DataViewSchema.Column features, NetworkScorer scorer)
    {
        _row = row;
        _scorer = scorer;
        _get = row.GetGetter<VBuffer<float>>(features);
        _scratch = scorer.CreateScratch();
        _features = new float[scorer.FeatureCount];
        _scores = new float[scorer.OutputWidth];
    }

    public override ReadOnlySpan<float> Current
    {
        get
        {
            if (_row.Position == _position && _position >= 0)
                return _scores;
            _get(ref _buffer);
            _buffer.CopyTo(_features);
            _scorer.Score(_features, _scores, _scratch);
            _position = _row.Position;
            return _scores;
        }
    }
}
