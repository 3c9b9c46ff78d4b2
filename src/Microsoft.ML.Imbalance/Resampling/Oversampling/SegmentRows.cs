using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Microsoft.ML.Imbalance;

/// <summary>From which row towards which other, and how far: 0 to 1; below 0 away from the other.</summary>
internal readonly record struct Segment(int Origin, int Neighbor, float Step);

/// <summary>Synthetic rows on the line through two rows.</summary>
/// <param name="table">The rows that segments refer to.</param>
/// <param name="classIndex">The class of the new rows.</param>
/// <param name="stream">The stream of the class, for categories and for rounding whole numbers.</param>
internal abstract class SegmentRows(FeatureTable table, int classIndex, RandomStream stream) : SyntheticRows(table, classIndex), IComputedRows
{
    // Apart from the draws that whole numbers take, which are split by slot too.
    private const ulong CategorySalt = 1UL << 32;

    // Rows are mostly made one after the other, from rows that stand anywhere: about as many as are made while one is fetched.
    private const int Ahead = 4;
    private const int AtOnce = 16;

    public sealed override int OriginOf(int index) => this[index].Origin;

    public sealed override (int Neighbor, float Step)? NeighborOf(int index)
    {
        Segment segment = this[index];
        return (segment.Neighbor, segment.Step);
    }

    /// <summary>The segment of row <paramref name="index"/>.</summary>
    public abstract Segment this[int index] { get; }

    public sealed override IComputedRows? AsComputed() => Table.Layout.AllowsMissing || Table.Layout.HasCategories || Table.Layout.HasIntegers ? null : this;

    public sealed override void FillInTurn(int index, Span<float> destination)
    {
        if (index + Ahead < Count)
        {
            Segment next = this[index + Ahead];
            Table.Rows.Prefetch(next.Origin);
            Table.Rows.Prefetch(next.Neighbor);
        }
        Fill(index, destination);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(ReadOnlySpan<int> indices, Span<float> destination)
    {
        int dimension = Table.Rows.Dimension;
        Span<Segment> segments = stackalloc Segment[AtOnce];
        for (int start = 0; start < indices.Length; start += AtOnce)
        {
            ReadOnlySpan<int> some = indices[start..Math.Min(indices.Length, start + AtOnce)];
            Draw(some, segments);
            for (int i = 0; i < some.Length; i++)
            {
                Table.Rows.Prefetch(segments[i].Origin);
                Table.Rows.Prefetch(segments[i].Neighbor);
            }
            for (int i = 0; i < some.Length; i++)
                FillNumbers(segments[i], destination.Slice((start + i) * dimension, dimension));
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CopyColumn(int slot, ReadOnlySpan<int> indices, Span<float> destination)
    {
        RowMatrix rows = Table.Rows;
        Span<Segment> segments = stackalloc Segment[AtOnce];
        Span<float> origins = stackalloc float[AtOnce], neighbors = stackalloc float[AtOnce], steps = stackalloc float[AtOnce];
        for (int start = 0; start < indices.Length; start += AtOnce)
        {
            ReadOnlySpan<int> some = indices[start..Math.Min(indices.Length, start + AtOnce)];
            Draw(some, segments);
            bool areBetween = true;
            for (int i = 0; i < some.Length; i++)
            {
                Segment segment = segments[i];
                origins[i] = rows.StoredAt(segment.Origin, slot);
                neighbors[i] = rows.StoredAt(segment.Neighbor, slot);
                steps[i] = segment.Step;
                areBetween &= segment.Step >= 0;
            }
            Span<float> target = destination.Slice(start, some.Length);
            if (areBetween && target.Length == AtOnce)
            {
                for (int i = 0; i < AtOnce; i += Vector<float>.Count)
                    Between(new Vector<float>(origins[i..]), new Vector<float>(neighbors[i..]), new Vector<float>(steps[i..])).CopyTo(target[i..]);
                continue;
            }
            for (int i = 0; i < target.Length; i++)
                target[i] = steps[i] >= 0 ? Between(origins[i], neighbors[i], steps[i]) : Beyond(origins[i], neighbors[i], steps[i]);
        }
    }

    /// <inheritdoc/>
    public RowMatrix? Anchors => Table.Rows;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CopyAnchors(ReadOnlySpan<int> indices, Span<int> anchors)
    {
        Span<Segment> segments = stackalloc Segment[AtOnce];
        for (int start = 0; start < indices.Length; start += AtOnce)
        {
            ReadOnlySpan<int> some = indices[start..Math.Min(indices.Length, start + AtOnce)];
            Draw(some, segments);
            for (int i = 0; i < some.Length; i++)
                anchors[start + i] = segments[i].Step <= 0.5f ? segments[i].Origin : segments[i].Neighbor;
        }
    }

    public sealed override void Fill(int index, Span<float> destination)
    {
        Segment segment = this[index];
        FillNumbers(segment, destination);
        if (Table.Layout.AllowsMissing)
            FillMissing(Table.Rows[segment.Origin], Table.Rows[segment.Neighbor], destination);
        if (Table.Layout.HasCategories)
            FillCategories(segment.Origin, segment.Neighbor, segment.Step, stream.Split((ulong)index), destination);
        if (Table.Layout.HasIntegers)
            WholeNumbers.Round(Table.Layout, destination, stream.Split((ulong)index));
    }

    /// <summary>The segments of some rows.</summary>
    protected virtual void Draw(ReadOnlySpan<int> indices, Span<Segment> segments)
    {
        for (int i = 0; i < indices.Length; i++)
            segments[i] = this[indices[i]];
    }

    private void FillNumbers(in Segment segment, Span<float> destination)
    {
        if (segment.Step >= 0)
            Interpolate(Table.Rows[segment.Origin], Table.Rows[segment.Neighbor], segment.Step, destination);
        else
            Extrapolate(Table.Rows[segment.Origin], Table.Rows[segment.Neighbor], segment.Step, destination);
    }

    /// <summary>Gives a row its categories: each whole from one parent, from the neighbor with the probability of the step.</summary>
    /// <remarks>
    /// So every category stays as frequent as interpolation would make it, and no row is in two at once. A vote of the neighbors would make the common
    /// categories more common than they are.
    /// </remarks>
    protected virtual void FillCategories(int origin, int neighbor, float step, RandomStream stream, Span<float> destination)
    {
        foreach ((int start, int end) in Table.Layout.Categories)
            Table.Rows[Parent(start)][start..end].CopyTo(destination[start..end]);
        foreach (int slot in Table.Layout.Codes)
            destination[slot] = Table.Rows[Parent(slot)][slot];

        int Parent(int slot) => stream.Split(CategorySalt + (ulong)slot).NextSingle() < step ? neighbor : origin;
    }

    /// <summary>Writes the row that is so far from one to another: x = a + u (b - a), 0 ≤ u ≤ 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Interpolate(ReadOnlySpan<float> a, ReadOnlySpan<float> b, float u, Span<float> x)
    {
        a = a[..x.Length];
        b = b[..x.Length];
        ref float from = ref MemoryMarshal.GetReference(a), to = ref MemoryMarshal.GetReference(b), target = ref MemoryMarshal.GetReference(x);
        if (x.Length < Vector<float>.Count)
        {
            for (nint i = 0; i < x.Length; i++)
                Unsafe.Add(ref target, i) = Between(Unsafe.Add(ref from, i), Unsafe.Add(ref to, i), u);
            return;
        }
        Vector<float> step = new(u);
        nuint last = (nuint)(x.Length - Vector<float>.Count);
        for (nuint i = 0; i < last; i += (nuint)Vector<float>.Count)
            Between(Vector.LoadUnsafe(ref from, i), Vector.LoadUnsafe(ref to, i), step).StoreUnsafe(ref target, i);
        // The last of them once more, rather than what remains one by one.
        Between(Vector.LoadUnsafe(ref from, last), Vector.LoadUnsafe(ref to, last), step).StoreUnsafe(ref target, last);
    }

    // No fused operation, no least or greatest of two, so that every processor and every runtime gives the same bits. The last rounding can lead beyond b, where it ends;
    // and where the gap is beyond single precision, that of the halves is not.
    private static float Between(float a, float b, float u)
    {
        float gap = b - a, x = float.IsInfinity(gap) ? 2 * (a / 2 + (b / 2 - a / 2) * u) : a + gap * u;
        return (gap > 0 ? x > b : x < b) ? b : x;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Between(Vector<float> a, Vector<float> b, Vector<float> u)
    {
        Vector<float> gap = b - a, x = a + gap * u;
        Vector<int> isInfinite = Vector.Equals(Vector.Abs(gap), new Vector<float>(float.PositiveInfinity));
        if (isInfinite != Vector<int>.Zero)
            x = Vector.ConditionalSelect(isInfinite, (a / 2 + (b / 2 - a / 2) * u) * 2, x);
        Vector<int> isBeyond = Vector.ConditionalSelect(Vector.GreaterThan(gap, Vector<float>.Zero), Vector.GreaterThan(x, b), Vector.LessThan(x, b));
        return Vector.ConditionalSelect(isBeyond, b, x);
    }

    // What one parent lacks is taken from the other.
    private static void FillMissing(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> x)
    {
        for (int i = 0; i < x.Length; i++)
            x[i] = float.IsNaN(a[i]) ? b[i] : float.IsNaN(b[i]) ? a[i] : x[i];
    }

    private static void Extrapolate(ReadOnlySpan<float> a, ReadOnlySpan<float> b, float u, Span<float> x)
    {
        for (int i = 0; i < x.Length; i++)
            x[i] = Beyond(a[i], b[i], u);
    }

    private static float Beyond(float a, float b, float u)
    {
        float x = a + (b - a) * u;
        return float.IsFinite(x) ? x : ToSingle(a + ((double)b - a) * u);
    }
}
