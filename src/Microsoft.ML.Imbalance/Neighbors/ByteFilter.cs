using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>Whole steps from the frame's center, at most s = 31 either way: a byte a value, four products where single precision has one.</summary>
/// <remarks>
/// Let z be a row in steps, cut off at ±s and rounded, and e the length of what rounding took away. Cutting off brings no two rows farther apart, so that
/// |z_a - z_b| ≤ |a - b| / step + e_a + e_b. The left side is computed exactly: whole numbers below 2^24.
/// </remarks>
internal sealed unsafe class ByteFilter(FilterSpace space) : PairFilter(space)
{
    /// <summary>Above this many columns sums leave the whole numbers that single precision has.</summary>
    public const int MaximumDimension = 4096;

    private const int MostSteps = 31;
    private const int LeastSteps = 18;

    // Which share of the values lies within the 31 steps: finer steps against more rows that are cut off.
    private const double Share = 0.98;

    // What computing in single precision can add to the error of a value.
    private const double Slip = 1e-5;

    private const float Magic = 3 << 22;

    // As fine as the sums of all words fit in 16 bits; from some width on in several chunks rather than ever coarser. A word is two sums of two products, each at most 2 s · s.
    private readonly int _steps = Math.Clamp((int)Math.Sqrt(short.MaxValue / (4.0 * ((space.Dimension + 3) / 4))), LeastSteps, MostSteps);

    public override int WordCount => (Space.Dimension + 3) / 4;

    public override Frame CreateFrame(RowSample sample)
    {
        double reach = sample.Spread(Share) * Space.Scale;
        return new Frame(FloatFilter.CenterOf(sample, Space), reach > 0 ? (float)(reach / _steps) : 1);
    }

    public override float ToQueries(Frame frame, float* rows, float* words, float* norms)
        => Round(frame, rows, words, norms, shift: 0, weight: 2 * _steps);

    public override float ToReferences(Frame frame, float* rows, float* words, float* norms)
        => Round(frame, rows, words, norms, shift: _steps, weight: 0);

    public override ulong Tile(KernelSet kernels, in TileOperands operands, int* group, float* values) => kernels.TileOfBytes(operands, short.MaxValue / (4 * _steps * _steps), group, values);

    // References are shifted to be unsigned: Σ (r + s) q = r·q + s Σ q, which the norms of queries make up for.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private float Round(Frame frame, float* rows, float* words, float* norms, int shift, float weight)
    {
        int stride = Space.Stride, wordCount = WordCount;
        Vector128<float> perStep = Vector128.Create(1 / frame.Step), most = Vector128.Create((float)_steps), magic = Vector128.Create(Magic);
        float largest = 0;
        fixed (float* center = frame.Center)
        {
            for (int row = 0; row < KernelSet.LeafSize; row++, rows += stride, words += wordCount)
            {
                Vector128<float> norm = Vector128<float>.Zero, error = norm;
                for (int word = 0; word < wordCount; word++)
                {
                    Vector128<float> exact = (Vector128.Load(rows + 4 * word) - Vector128.Load(center + 4 * word)) * perStep;
                    exact = Vector128.Min(Vector128.Max(exact, -most), most);
                    // To the nearest whole number.
                    Vector128<float> rounded = exact + magic - magic;
                    error += (exact - rounded) * (exact - rounded);
                    norm += rounded * (rounded + Vector128.Create(weight));
                    Vector128<short> shorts = Vector128.Narrow(Vector128.ConvertToInt32(rounded) + Vector128.Create(shift), Vector128<int>.Zero);
                    words[word] = Vector128.Narrow(shorts, shorts).AsSingle().ToScalar();
                }
                norms[row] = Vector128.Sum(norm);
                largest = Math.Max(largest, Vector128.Sum(error));
            }
        }
        return (float)((Math.Sqrt(largest) + Math.Sqrt(Space.Dimension) * Slip) * (1 + Space.Dimension * FilterSpace.UnitRoundoff));
    }
}
