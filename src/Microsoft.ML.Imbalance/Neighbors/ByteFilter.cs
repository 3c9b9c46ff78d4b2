using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>Whole steps from the frame's center, at most s ≤ 90 either way: a byte a value, four products where single precision has one.</summary>
/// <remarks>
/// Let z be a row in steps, cut off at ±s and rounded, and e the length of what rounding took away. Cutting off brings no two rows farther apart, so that
/// |z_a - z_b| ≤ |a - b| / step + e_a + e_b. The left side is computed exactly, up to the highest bits of 16: see <see cref="KernelSet.TileOfBytes"/>.
/// </remarks>
internal sealed unsafe class ByteFilter(FilterSpace space) : PairFilter(space)
{
    /// <summary>Above this many columns steps would be too coarse to tell anything.</summary>
    public const int MaximumDimension = 1024;

    // Two products of unsigned bytes, up to 2 s, and signed ones, up to s, fit in 16 bits.
    private const int MostSteps = 90;

    // So many standard deviations above their median the squared distances of pairs are what 16 bits of half squares hold: hardly any are beyond.
    private const double FewBeyond = 5.5;

    // Which share of the values lies within s steps: finer steps against more rows that are cut off.
    private const double Share = 0.98;

    // What computing in single precision can add to the error of a value.
    private const double Slip = 1.2e-5;

    private const float Magic = 3 << 22;

    private const int ColumnsPerWord = 4;

    /// <summary>What the row adds, and four columns a word.</summary>
    public override int WordCount => 1 + (Space.Dimension + ColumnsPerWord - 1) / ColumnsPerWord;

    public override bool AreBytes => true;

    public override bool HasErrors => true;

    public override Frame CreateFrame(RowSample sample)
    {
        double reach = sample.Spread(Share);
        if (reach == 0)
            return new Frame(FloatFilter.CenterOf(sample, Space), 1, MostSteps);
        // As fine as nearly all pairs allow.
        double most = sample.MostSquared(reach, FewBeyond) / (reach * reach);
        int steps = (int)Math.Clamp(Math.Sqrt(KernelSet.MostOfShorts / most), 1, MostSteps);
        return new Frame(FloatFilter.CenterOf(sample, Space), (float)(reach * Space.Scale / steps), steps);
    }

    // References are shifted to be unsigned: Σ (r + s) q = r·q + s Σ q. The sum of both rows' words and of that is r·q - |q|² / 2 - |r|² / 2, rounded up.
    public override void ToQueries(Frame frame, float* rows, float* words, float* beside) => Round(frame, rows, (uint*)words, beside, isQuery: true);

    public override void ToReferences(Frame frame, float* rows, float* words, float* beside) => Round(frame, rows, (uint*)words, beside, isQuery: false);

    public override bool Tile(KernelSet kernels, in TileOperands operands, int* group, float* sums, ulong* near) => kernels.TileOfBytes(operands, group, sums, near);

    public override float* ValuesOf(KernelSet kernels, float* sums, float* room)
    {
        kernels.ToValues((short*)sums, room);
        return room;
    }

    private float ErrorOf(float square) => (float)((Math.Sqrt(square) + Math.Sqrt(Space.Dimension) * Slip) * (1 + Space.Dimension * FilterSpace.UnitRoundoff));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Round(Frame frame, float* rows, uint* words, float* beside, bool isQuery)
    {
        Vector256<float> perStep = Vector256.Create(1 / frame.Step), most = Vector256.Create((float)frame.Steps), magic = Vector256.Create(Magic);
        var shift = Vector256.Create(isQuery ? 0 : frame.Steps);
        int wordCount = WordCount - 1;
        fixed (float* center = frame.Center)
        {
            for (int row = 0; row < KernelSet.LeafSize; row++, rows += Space.Stride)
            {
                Vector256<float> error = Vector256<float>.Zero;
                Vector256<int> sum = Vector256<int>.Zero, squares = sum;
                uint* first = words++;
                // Behind the columns there are zeros.
                for (int k = 0; k < wordCount; k += 2)
                {
                    Vector256<float> exact = (Vector256.Load(rows + ColumnsPerWord * k) - Vector256.Load(center + ColumnsPerWord * k)) * perStep;
                    exact = Vector256.Min(Vector256.Max(exact, -most), most);
                    // To the nearest whole number.
                    Vector256<float> rounded = exact + magic - magic;
                    error += (exact - rounded) * (exact - rounded);
                    Vector256<int> whole = Vector256.ConvertToInt32(rounded);
                    sum += whole;
                    squares += whole * whole;
                    whole += shift;
                    Vector128<uint> bytes = Vector128.Narrow(Vector128.Narrow(whole.GetLower(), whole.GetUpper()), Vector128<short>.Zero).AsUInt32();
                    *words++ = bytes.ToScalar();
                    if (k + 1 < wordCount)
                        *words++ = bytes[1];
                }
                int half = -(Vector256.Sum(squares) / 2);
                *first = (ushort)(isQuery ? half - frame.Steps * Vector256.Sum(sum) : half);
                beside[row] = ErrorOf(Vector256.Sum(error));
            }
        }
    }
}
