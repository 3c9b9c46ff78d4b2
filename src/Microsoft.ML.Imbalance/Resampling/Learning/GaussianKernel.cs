using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>The Gaussian kernel K(a, b) = exp(-γ |a - b|²) between rows: computed when it is asked for, in single precision, for 16 rows and 4 others at once. None of it is kept. For one thread at a time, which makes use of all.</summary>
/// <remarks>
/// With c a center and s² = 2 γ / ln 2, a' = s (a - c): K(a, b) = 2^(a'b' - |a'|² / 2 - |b'|² / 2). Each value and each sum is computed for a row alone and in one order, without fused operations:
/// the same bits for any number of threads and on any machine.
/// </remarks>
internal sealed unsafe class GaussianKernel : IDisposable
{
    /// <summary>So many rows are compared at once.</summary>
    public const int BlockSize = 2 * Lanes;

    private const int Lanes = 8;
    private const int QuadSize = 4;

    // Below this many multiplications calling other threads costs more than it gains.
    private const double SingleThreadWork = 1 << 20;

    // Of so many rows a worker takes those that are asked for at once.
    private const int RowsPerPart = 256;

    // So many terms are summed up in single precision before they are added in double precision.
    private const int TermsAtOnce = 16;

    private readonly RowMatrix _rows;
    private readonly float[] _center;
    private readonly float _factor;

    // What is used again from call to call, of which there are many: none of them takes memory.
    private readonly Crew _crew = new(Environment.ProcessorCount);
    private readonly ConcurrentBag<Block> _blocks = [];
    private readonly Sources _sources;
    private readonly Action<int> _fillBlock;
    private readonly Action<int> _addPart;
    private Call _call;

    /// <param name="rows">The rows.</param>
    /// <param name="gamma">How fast the kernel falls.</param>
    public GaussianKernel(RowMatrix rows, double gamma)
    {
        _rows = rows;
        _factor = (float)Math.Sqrt(2 * gamma / Math.Log(2));
        var sums = new double[rows.Dimension];
        for (int row = 0; row < rows.RowCount; row++)
        {
            ReadOnlySpan<float> values = rows[row];
            for (int slot = 0; slot < sums.Length; slot++)
                sums[slot] += values[slot];
        }
        _center = Array.ConvertAll(sums, sum => (float)(sum / rows.RowCount));
        _sources = new Sources(this);
        _fillBlock = FillBlock;
        _addPart = AddPart;
    }

    /// <summary>The values between all pairs of some rows, each row of them <paramref name="stride"/> apart.</summary>
    /// <param name="chosen">The rows.</param>
    /// <param name="values">Takes the values.</param>
    /// <param name="stride">At least as many as there are rows, a multiple of <see cref="BlockSize"/>; what is above the rows is written over.</param>
    public void Fill(ReadOnlyMemory<int> chosen, AlignedBuffer values, int stride)
    {
        _sources.Set(chosen.Span);
        _call = new Call { Chosen = chosen, Values = values, Stride = stride };
        Run((chosen.Length + BlockSize - 1) / BlockSize, (double)chosen.Length * chosen.Length, _fillBlock);
    }

    /// <summary>Adds Σ w_s K(t, s) to the sum of each target t.</summary>
    /// <param name="targets">The rows that get sums.</param>
    /// <param name="terms">The rows that are summed over.</param>
    /// <param name="weights">The weight of each.</param>
    /// <param name="sums">By row, in double precision.</param>
    public void AddWeighted(RowSet targets, ReadOnlyMemory<int> terms, ReadOnlyMemory<float> weights, AlignedBuffer sums)
    {
        if (terms.Length == 0)
            return;
        _sources.Set(terms.Span);
        _call = new Call { Targets = targets, Weights = weights, Values = sums };
        Run((targets.RowCount + RowsPerPart - 1) / RowsPerPart, (double)targets.Count * terms.Length, _addPart);
    }

    public void Dispose() => _crew.Dispose();

    private void Run(int count, double pairs, Action<int> action)
    {
        _crew.Run(count, pairs * _rows.Dimension < SingleThreadWork, action);
        _call = default;
    }

    private void FillBlock(int index)
    {
        Block block = Rent();
        float* found = stackalloc float[QuadSize * BlockSize];
        ReadOnlySpan<int> chosen = _call.Chosen.Span;
        Span<float> values = _call.Values.Values<float>(chosen.Length * _call.Stride);
        int start = index * BlockSize;
        Gather(chosen[start..Math.Min(start + BlockSize, chosen.Length)], block.Values, BlockSize);
        for (int first = 0; first < chosen.Length; first += QuadSize)
        {
            _sources.Compare(block.Values, first, found);
            for (int i = first; i < Math.Min(first + QuadSize, chosen.Length); i++)
                new ReadOnlySpan<float>(found + (i - first) * BlockSize, BlockSize).CopyTo(values[(i * _call.Stride + start)..]);
        }
        _blocks.Add(block);
    }

    private void AddPart(int index)
    {
        Block block = Rent();
        double* own = stackalloc double[BlockSize];
        ReadOnlySpan<int> rows = _call.Targets.Within(index * RowsPerPart, block.Rows);
        for (int start = 0; start < rows.Length; start += BlockSize)
        {
            ReadOnlySpan<int> some = rows[start..Math.Min(start + BlockSize, rows.Length)];
            Gather(some, block.Values, BlockSize);
            new Span<double>(own, BlockSize).Clear();
            SumUp(block.Values, _sources, _call.Weights.Span, own);
            for (int i = 0; i < some.Length; i++)
                _call.Values.As<double>()[some[i]] += own[i];
        }
        _blocks.Add(block);
    }

    private Block Rent() => _blocks.TryTake(out Block? block) ? block : new Block(_rows.Dimension);

    // Column by column, so that a register holds the same column of several rows; the first line has half of each squared length, negative.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Gather(ReadOnlySpan<int> chosen, Span<float> block, int size)
    {
        block.Clear();
        for (int lane = 0; lane < chosen.Length; lane++)
        {
            ReadOnlySpan<float> row = _rows[chosen[lane]];
            float sum = 0;
            for (int slot = 0, at = size + lane; slot < row.Length; slot++, at += size)
            {
                float value = (row[slot] - _center[slot]) * _factor;
                block[at] = value;
                sum += value * value;
            }
            block[lane] = -0.5f * sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SumUp(float[] block, Sources sources, ReadOnlySpan<float> weights, double* sums)
    {
        float* found = stackalloc float[QuadSize * BlockSize];
        for (int first = 0; first < weights.Length; first += TermsAtOnce)
        {
            Vector256<float> low = Vector256<float>.Zero, high = low;
            for (int start = first; start < Math.Min(first + TermsAtOnce, weights.Length); start += QuadSize)
            {
                sources.Compare(block, start, found);
                for (int i = start; i < Math.Min(start + QuadSize, weights.Length); i++)
                {
                    float* values = found + (i - start) * BlockSize;
                    var weight = Vector256.Create(weights[i]);
                    low += weight * Vector256.Load(values);
                    high += weight * Vector256.Load(values + Lanes);
                }
            }
            low.Store(found);
            high.Store(found + Lanes);
            for (int lane = 0; lane < BlockSize; lane++)
                sums[lane] += found[lane];
        }
    }

    // 2^x, to about 2e-7 of it, 1 for x above 0 and 0 where it is below 2^-126: x = n + f with f in ±½; 2^f by its Taylor series, and n goes to the exponent.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> PowerOfTwo(Vector256<float> x)
    {
        // Adding 1.5 · 2^23 rounds to whole numbers, and leaves them in the lowest bits.
        var whole = Vector256.Create(12582912f);
        x &= Vector256.LessThan(x, Vector256<float>.Zero);
        Vector256<float> shifted = x + whole, f = x - (shifted - whole), f2 = f * f;
        Vector256<float> p01 = Vector256.Create(1f) + f * Vector256.Create(0.69314718f);
        Vector256<float> p23 = Vector256.Create(0.24022651f) + f * Vector256.Create(0.05550411f);
        Vector256<float> p45 = Vector256.Create(0.00961813f) + f * Vector256.Create(0.00133336f);
        Vector256<float> power = p01 + f2 * (p23 + f2 * (p45 + f2 * Vector256.Create(0.00015404f)));
        Vector256<int> scaled = power.AsInt32() + (shifted.AsInt32() << 23);
        return scaled.AsSingle() & Vector256.GreaterThan(x, Vector256.Create(-126f));
    }

    /// <summary>What a call is about.</summary>
    private struct Call
    {
        public ReadOnlyMemory<int> Chosen;
        public RowSet Targets;
        public ReadOnlyMemory<float> Weights;
        public AlignedBuffer Values;
        public int Stride;
    }

    /// <summary>What a worker gathers rows in.</summary>
    private sealed class Block(int dimension)
    {
        public float[] Values { get; } = new float[(dimension + 1) * BlockSize];

        public int[] Rows { get; } = new int[RowsPerPart];
    }

    /// <summary>The rows that blocks are compared with, four at a time: for each four a line of halves of squared lengths, then a line for each column.</summary>
    private sealed class Sources(GaussianKernel kernel)
    {
        private readonly int _dimension = kernel._rows.Dimension;
        private float[] _values = [];

        /// <summary>Makes these rows the ones to compare with.</summary>
        public void Set(ReadOnlySpan<int> rows)
        {
            int size = (_dimension + 1) * QuadSize, needed = checked((rows.Length + QuadSize - 1) / QuadSize * size);
            if (_values.Length < needed)
                _values = new float[needed];
            for (int first = 0; first < rows.Length; first += QuadSize)
                kernel.Gather(rows.Slice(first, Math.Min(QuadSize, rows.Length - first)), _values.AsSpan(first / QuadSize * size, size), QuadSize);
        }

        /// <summary>The values between a block and the four sources from <paramref name="first"/> on, a line of <see cref="BlockSize"/> for each.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Compare(float[] block, int first, float* found)
        {
            fixed (float* start = block, sources = &_values[first * (_dimension + 1)])
            {
                float* columns = start, others = sources;
                Vector256<float> a0 = Vector256<float>.Zero, a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0, d0 = a0, d1 = a0;
                for (int slot = 0; slot < _dimension; slot++)
                {
                    columns += BlockSize;
                    others += QuadSize;
                    Vector256<float> left = Vector256.Load(columns), right = Vector256.Load(columns + Lanes);
                    var other = Vector256.Create(others[0]);
                    a0 += left * other;
                    a1 += right * other;
                    other = Vector256.Create(others[1]);
                    b0 += left * other;
                    b1 += right * other;
                    other = Vector256.Create(others[2]);
                    c0 += left * other;
                    c1 += right * other;
                    other = Vector256.Create(others[3]);
                    d0 += left * other;
                    d1 += right * other;
                }
                a0.Store(found);
                a1.Store(found + Lanes);
                b0.Store(found + BlockSize);
                b1.Store(found + BlockSize + Lanes);
                c0.Store(found + 2 * BlockSize);
                c1.Store(found + 2 * BlockSize + Lanes);
                d0.Store(found + 3 * BlockSize);
                d1.Store(found + 3 * BlockSize + Lanes);
                Finish(start, sources, found);
            }
        }

        // Lengths come last, so that what is left of two copies is exactly 0. One register at a time: what the powers need fills the others.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Finish(float* halves, float* otherHalves, float* found)
        {
            for (int at = 0; at < QuadSize * BlockSize; at += Lanes)
            {
                Vector256<float> half = Vector256.Load(halves + at % BlockSize) + Vector256.Create(otherHalves[at / BlockSize]);
                PowerOfTwo(Vector256.Load(found + at) + half).Store(found + at);
            }
        }
    }
}
