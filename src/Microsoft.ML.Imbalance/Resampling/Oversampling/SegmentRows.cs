using System.Numerics;
using System.Runtime.CompilerServices;

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

    public float ValueOf(int index, int slot)
    {
        Segment segment = this[index];
        ReadOnlySpan<float> a = Table.Rows[segment.Origin], b = Table.Rows[segment.Neighbor];
        return segment.Step >= 0 ? Between(a[slot], b[slot], segment.Step) : Beyond(a[slot], b[slot], segment.Step);
    }

    public sealed override void Fill(int index, Span<float> destination)
    {
        Segment segment = this[index];
        if (segment.Step >= 0)
            Interpolate(Table.Rows[segment.Origin], Table.Rows[segment.Neighbor], segment.Step, destination);
        else
            Extrapolate(Table.Rows[segment.Origin], Table.Rows[segment.Neighbor], segment.Step, destination);
        if (Table.Layout.AllowsMissing)
            FillMissing(Table.Rows[segment.Origin], Table.Rows[segment.Neighbor], destination);
        if (Table.Layout.HasCategories)
            FillCategories(segment.Origin, segment.Neighbor, segment.Step, stream.Split((ulong)index), destination);
        if (Table.Layout.HasIntegers)
            WholeNumbers.Round(Table.Layout, destination, stream.Split((ulong)index));
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

    // x = a + u (b - a), u ~ U[0, 1). No fused operation, so that every processor gives the same bits; the bounds catch the last rounding. Where the gap is beyond
    // single precision, that of the halves is not.
    internal static void Interpolate(ReadOnlySpan<float> a, ReadOnlySpan<float> b, float u, Span<float> x)
    {
        if (x.Length < Vector<float>.Count)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = Between(a[i], b[i], u);
            return;
        }
        int last = x.Length - Vector<float>.Count;
        for (int i = 0; i < last; i += Vector<float>.Count)
            InterpolateAt(i, a, b, u, x);
        // The last of them once more, rather than what remains one by one.
        InterpolateAt(last, a, b, u, x);
    }

    private static float Between(float a, float b, float u)
    {
        float gap = b - a, between = float.IsInfinity(gap) ? 2 * (a / 2 + (b / 2 - a / 2) * u) : a + gap * u;
        return Math.Max(Math.Min(between, Math.Max(a, b)), Math.Min(a, b));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void InterpolateAt(int i, ReadOnlySpan<float> a, ReadOnlySpan<float> b, float u, Span<float> x)
    {
        var from = new Vector<float>(a[i..]);
        var to = new Vector<float>(b[i..]);
        Vector<float> gap = to - from, between = from + gap * u;
        if (Vector.EqualsAny(Vector.Abs(gap), new Vector<float>(float.PositiveInfinity)))
        {
            Vector<float> halves = (from / 2 + (to / 2 - from / 2) * u) * 2;
            between = Vector.ConditionalSelect(Vector.Equals(Vector.Abs(gap), new Vector<float>(float.PositiveInfinity)), halves, between);
        }
        Vector.Max(Vector.Min(between, Vector.Max(from, to)), Vector.Min(from, to)).CopyTo(x[i..]);
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
