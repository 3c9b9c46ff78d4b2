using System.Numerics;
using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>Single precision: |a|² + |b|² - 2 a·b, each norm lowered by its share of what rounding can add.</summary>
/// <remarks>
/// With u = 2^-24 and a, b measured from the frame's center: coordinates are off by a factor of 1 + u, which moves the squared distance by at most 4 u (|a|² + |b|²);
/// norms by d u |a|²; the d products and sums of the tile by (2 d + 4) u (|a|² + |b|²) in all, whether products and sums are rounded once or twice.
/// That is less than (3 d + 32) u (|a|² + |b|²), and what norms are lowered by.
/// </remarks>
internal sealed unsafe class FloatFilter(FilterSpace space) : PairFilter(space)
{
    // Of both squared norms: no coordinate is 2^31 off.
    private const double NearCenter = 1L << 62;

    // Of more columns errors add up to more than what bounds them, but for their squares.
    private const double LeastKept = 0.97;

    // What norms may be off by.
    private const double Slip = 1e-2;

    private readonly float _kept = (float)(1 - (3.0 * space.Dimension + 32) * FilterSpace.UnitRoundoff);
    private readonly float _absoluteMargin = (space.Dimension + 16) * 1e-37f;

    public override int WordCount => Space.Dimension;

    public override bool AreBytes => false;

    public override bool HasErrors => false;

    public override Frame CreateFrame(RowSample sample) => new(CenterOf(sample, Space), step: 1);

    public override void ToQueries(Frame frame, float* rows, float* words, float* beside) => Project(frame, rows, words, beside, factor: -2);

    public override void ToReferences(Frame frame, float* rows, float* words, float* beside) => Project(frame, rows, words, beside, factor: 1);

    // Twice what norms are lowered by: rounding can raise values by no more than it can lower them. Where values are cut off, rows may be farther apart than they seem; none is cut off this near to a center that isn't.
    public override double ExcessOf(Frame frame, float* queries, float* references)
    {
        double most = ((double)KernelSet.Largest(queries) + KernelSet.Largest(references) + 2 * _absoluteMargin) / _kept;
        return _kept > LeastKept && most < NearCenter && FilterSpace.IsFarFromCut(frame.Center) ? 2 * ((1 - _kept) * most + 2 * _absoluteMargin) * (1 + Slip) : double.PositiveInfinity;
    }

    public override bool Tile(KernelSet kernels, in TileOperands operands, int* group, float* sums, ulong* near) => kernels.Tile(operands, group, sums, near);

    public override float* ValuesOf(KernelSet kernels, float* sums, float* room) => sums;

    internal static float[] CenterOf(RowSample sample, FilterSpace space)
    {
        var center = new float[space.Stride];
        space.Project(sample.Medians, center);
        return center;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Project(Frame frame, float* rows, float* words, float* norms, float factor)
    {
        int dimension = Space.Dimension;
        fixed (float* center = frame.Center)
        {
            for (int row = 0; row < KernelSet.LeafSize; row++, rows += Space.Stride, words += dimension)
            {
                Vector<float> squares = Vector<float>.Zero;
                for (int k = 0; k < Space.Stride; k += Vector<float>.Count)
                {
                    Vector<float> values = Vector.Load(rows + k) - Vector.Load(center + k);
                    squares += values * values;
                    values *= factor;
                    if (k <= dimension - Vector<float>.Count)
                    {
                        values.Store(words + k);
                        continue;
                    }
                    for (int i = 0; k + i < dimension; i++)
                        words[k + i] = values[i];
                }
                norms[row] = Vector.Sum(squares) * _kept - _absoluteMargin;
            }
        }
    }
}
