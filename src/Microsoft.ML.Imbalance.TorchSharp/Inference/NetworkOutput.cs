namespace Microsoft.ML.Imbalance.TorchSharp.Inference;

/// <summary>What becomes of a row's logits. The probability of an ensemble is the mean of its members'.</summary>
internal abstract unsafe class NetworkOutput
{
    /// <summary>Numbers that a row gets.</summary>
    public abstract int Width { get; }

    /// <summary>Numbers that are summed over members.</summary>
    public abstract int SumCount { get; }

    /// <summary>The output of a single network.</summary>
    /// <param name="logits">Slots of <see cref="RowKernels.BlockRows"/> rows.</param>
    /// <param name="count">Rows.</param>
    /// <param name="scores">Takes <see cref="Width"/> numbers a row.</param>
    public abstract void Write(float* logits, int count, Span<float> scores);

    /// <summary>Adds a member's probabilities.</summary>
    public abstract void Add(float* logits, int count, Span<double> sums);

    /// <summary>The output of the mean probabilities.</summary>
    public abstract void WriteMean(ReadOnlySpan<double> sums, int count, int memberCount, Span<float> scores);
}

/// <summary>The logarithm of the odds of the second of two classes: of a single network, the one output that <see cref="Networks.Network.WithLogOdds"/> leaves.</summary>
internal sealed unsafe class LogOddsOutput : NetworkOutput
{
    public override int Width => 1;

    public override int SumCount => 2;

    public override void Write(float* logits, int count, Span<float> scores) => new ReadOnlySpan<float>(logits, count).CopyTo(scores);

    // Both probabilities are summed: of one alone the other's digits would be lost near 1.
    public override void Add(float* logits, int count, Span<double> sums)
    {
        for (int row = 0; row < count; row++)
        {
            double odds = Math.Exp((double)logits[RowKernels.BlockRows + row] - logits[row]);
            sums[2 * row] += 1 / (1 + odds);
            sums[2 * row + 1] += double.IsPositiveInfinity(odds) ? 1 : odds / (1 + odds);
        }
    }

    public override void WriteMean(ReadOnlySpan<double> sums, int count, int memberCount, Span<float> scores)
    {
        for (int row = 0; row < count; row++)
            scores[row] = (float)Math.Log(sums[2 * row + 1] / sums[2 * row]);
    }
}

/// <summary>The probability of each class.</summary>
internal sealed unsafe class ProbabilityOutput(int classCount) : NetworkOutput
{
    public override int Width => classCount;

    public override int SumCount => classCount;

    public override void Write(float* logits, int count, Span<float> scores)
    {
        for (int row = 0; row < count; row++)
            Softmax(logits + row, scores.Slice(row * classCount, classCount));
    }

    public override void Add(float* logits, int count, Span<double> sums)
    {
        Span<float> probabilities = stackalloc float[classCount];
        for (int row = 0; row < count; row++)
        {
            Softmax(logits + row, probabilities);
            for (int c = 0; c < classCount; c++)
                sums[row * classCount + c] += probabilities[c];
        }
    }

    public override void WriteMean(ReadOnlySpan<double> sums, int count, int memberCount, Span<float> scores)
    {
        for (int i = 0; i < count * classCount; i++)
            scores[i] = (float)(sums[i] / memberCount);
    }

    private static void Softmax(float* logits, Span<float> probabilities)
    {
        float largest = float.NegativeInfinity;
        for (int c = 0; c < probabilities.Length; c++)
            largest = MathF.Max(largest, logits[c * RowKernels.BlockRows]);
        float sum = 0;
        for (int c = 0; c < probabilities.Length; c++)
            sum += probabilities[c] = MathF.Exp(logits[c * RowKernels.BlockRows] - largest);
        foreach (ref float probability in probabilities)
            probability /= sum;
    }
}
