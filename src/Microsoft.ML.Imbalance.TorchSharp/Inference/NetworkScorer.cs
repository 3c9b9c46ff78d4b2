using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp.Inference;

/// <summary>A network's forward pass without libtorch. It is read-only, so that any number of threads may score with it, each with a <see cref="Scratch"/> of its own.</summary>
internal sealed unsafe class NetworkScorer
{
    private readonly int _memberCount;
    private readonly Step? _shared;
    private readonly Step _member;
    private readonly NetworkOutput _output;
    private readonly RowKernels _kernels;

    /// <param name="network">The network.</param>
    /// <param name="isBinary">Whether a row's output is the logarithm of the odds of the second class, of two; otherwise it is a probability of each.</param>
    /// <param name="kernels">By default those of the machine.</param>
    public NetworkScorer(Network network, bool isBinary, RowKernels? kernels = null)
    {
        _kernels = kernels ?? RowKernels.Widest;
        if (isBinary)
            network = network.WithLogOdds();
        NetworkShape shape = network.Shape;
        FeatureCount = shape.FeatureCount;
        _memberCount = shape.MemberCount;
        _output = isBinary ? new LogOddsOutput() : new ProbabilityOutput(shape.ClassCount);
        var values = new LayerValues(network);
        // What comes before the first layer with members is computed once for all.
        int split = shape.Body.TakeWhile(layer => layer is not MemberDense).Count();
        if (_memberCount == 1)
            split = 0;
        _shared = SequenceStep.Create(shape.Body.Take(split), values, _kernels);
        _member = SequenceStep.Create(shape.Body.Skip(split).Append(shape.Head), values, _kernels)!;
    }

    /// <summary>Numbers of a row.</summary>
    public int FeatureCount { get; }

    /// <summary>Numbers that a row gets.</summary>
    public int OutputWidth => _output.Width;

    public Scratch CreateScratch()
        => new(FeatureCount + (_shared?.OutputWidth ?? 0) + (_shared?.ScratchSlots ?? 0) + _member.OutputWidth + _member.ScratchSlots + 2 * _output.SumCount);

    /// <summary>Scores rows.</summary>
    /// <param name="rows">Row after row.</param>
    /// <param name="scores">Takes <see cref="OutputWidth"/> numbers a row.</param>
    /// <param name="scratch">Memory of this thread, from <see cref="CreateScratch"/>.</param>
    public void Score(ReadOnlySpan<float> rows, Span<float> scores, Scratch scratch)
    {
        for (; !rows.IsEmpty; rows = rows[Math.Min(rows.Length, RowKernels.BlockRows * FeatureCount)..])
        {
            int count = Math.Min(rows.Length / FeatureCount, RowKernels.BlockRows), length = count * FeatureCount;
            scratch.Ahead = new RowsAhead(rows.Slice(length, Math.Min(length, rows.Length - length)));
            ScoreBlock(rows[..length], count, scores[..(count * OutputWidth)], scratch);
            scores = scores[(count * OutputWidth)..];
        }
    }

    private void ScoreBlock(ReadOnlySpan<float> rows, int count, Span<float> scores, Scratch scratch)
    {
        int padded = _kernels.RowsIn(count);
        float* input = scratch.Take(FeatureCount);
        Load(rows, count, padded, input);
        float* shared = input;
        if (_shared is not null)
        {
            shared = scratch.Take(_shared.OutputWidth);
            _shared.Run(new Block(scratch, count, padded, Member: 0), input, shared);
        }
        float* logits = scratch.Take(_member.OutputWidth);
        if (_memberCount == 1)
        {
            _member.Run(new Block(scratch, count, padded, Member: 0), shared, logits);
            _output.Write(logits, count, scores);
        }
        else
        {
            int slots = _output.SumCount * sizeof(double) / sizeof(float);
            var sums = new Span<double>(scratch.Take(slots), RowKernels.BlockRows * _output.SumCount);
            sums.Clear();
            for (int member = 0; member < _memberCount; member++)
            {
                _member.Run(new Block(scratch, count, padded, member), shared, logits);
                _output.Add(logits, count, sums);
            }
            _output.WriteMean(sums, count, _memberCount, scores);
            scratch.GiveBack(slots);
        }
        scratch.GiveBack(_member.OutputWidth);
        if (_shared is not null)
            scratch.GiveBack(_shared.OutputWidth);
        scratch.GiveBack(FeatureCount);
        scratch.KeepAlive();
    }

    private void Load(ReadOnlySpan<float> rows, int count, int padded, float* input)
    {
        fixed (float* source = rows)
            Transposition.Load(source, count, FeatureCount, input);
        if (padded == count)
            return;
        // A single row's lanes without a row are no concern of the layers that compute it alone, but of the others.
        for (int slot = 0; slot < FeatureCount; slot++)
            new Span<float>(input + slot * RowKernels.BlockRows + count, padded - count).Clear();
    }
}
