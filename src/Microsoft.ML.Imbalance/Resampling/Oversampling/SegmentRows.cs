using System.Numerics;
using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>Synthetic rows on segments between two rows of a class: origin, neighbor and step, 12 bytes a row.</summary>
internal sealed class SegmentRows : SyntheticRows
{
    private readonly Recipe[] _recipes;
    private readonly RandomStream _stream;
    private readonly NeighborTable? _voters;

    /// <param name="table">The rows that recipes refer to.</param>
    /// <param name="classIndex">The class of the new rows.</param>
    /// <param name="count">How many recipes there will be.</param>
    /// <param name="stream">The stream of the class, for rounding whole numbers.</param>
    /// <param name="voters">Who votes on the categories of a row: the neighbors of its origin.</param>
    public SegmentRows(FeatureTable table, int classIndex, int count, RandomStream stream, NeighborTable voters)
        : base(table, classIndex)
    {
        _recipes = new Recipe[count];
        _stream = stream;
        _voters = table.Layout.Categories.Length + table.Layout.Codes.Length > 0 ? voters : null;
    }

    public override int Count => _recipes.Length;

    public override int OriginOf(int index) => _recipes[index].Origin;

    public override (int Neighbor, float Step)? NeighborOf(int index) => (_recipes[index].Neighbor, _recipes[index].Step);

    /// <summary>Rows between a row of a class, drawn at random, and one of its neighbors, likewise.</summary>
    public static SegmentRows ToNeighbors(FeatureTable rows, Growth growth, NeighborTable neighbors, RandomStream stream)
    {
        var segments = new SegmentRows(rows, growth.ClassIndex, growth.Count, stream, neighbors);
        for (int i = 0; i < growth.Count; i++)
        {
            RandomStream draw = stream.Split((ulong)i);
            int origin = draw.Next(rows.RowCount);
            int neighbor = neighbors[origin][draw.Next(neighbors.NeighborCount)];
            segments.Set(i, origin, neighbor, step: draw.NextSingle());
        }
        return segments;
    }

    public void Set(int index, int origin, int neighbor, float step) => _recipes[index] = new Recipe(origin, neighbor, step);

    public override void Fill(int index, Span<float> destination)
    {
        Recipe recipe = _recipes[index];
        Interpolate(Table.Rows[recipe.Origin], Table.Rows[recipe.Neighbor], recipe.Step, destination);
        if (Table.Layout.AllowsMissing)
            FillMissing(Table.Rows[recipe.Origin], Table.Rows[recipe.Neighbor], destination);
        foreach ((int start, int end) in Table.Layout.Categories)
            Vote(recipe.Origin, start, end, destination);
        foreach (int slot in Table.Layout.Codes)
            destination[slot] = CategoryVote.Winner(Table.Rows, slot, origin: -1, _voters![recipe.Origin], _stream.Split((ulong)index).Split((ulong)slot));
        if (Table.Layout.HasIntegers)
            WholeNumbers.Round(Table.Layout, destination, _stream.Split((ulong)index));
    }

    // x = a + u (b - a), u ~ U[0, 1). No fused operation, so that every processor gives the same bits; the bounds catch the last rounding.
    internal static void Interpolate(ReadOnlySpan<float> a, ReadOnlySpan<float> b, float u, Span<float> x)
    {
        int i = 0;
        for (; i <= x.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var from = new Vector<float>(a[i..]);
            var to = new Vector<float>(b[i..]);
            Vector<float> between = from + (to - from) * u;
            Vector.Max(Vector.Min(between, Vector.Max(from, to)), Vector.Min(from, to)).CopyTo(x[i..]);
        }
        for (; i < x.Length; i++)
            x[i] = Math.Max(Math.Min(a[i] + (b[i] - a[i]) * u, Math.Max(a[i], b[i])), Math.Min(a[i], b[i]));
    }

    // What one parent lacks is taken from the other.
    private static void FillMissing(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> x)
    {
        for (int i = 0; i < x.Length; i++)
            x[i] = float.IsNaN(a[i]) ? b[i] : float.IsNaN(b[i]) ? a[i] : x[i];
    }

    // The category most neighbors of the origin have; of equally frequent ones the origin's own, else the first.
    private void Vote(int origin, int start, int end, Span<float> destination)
    {
        Span<float> votes = destination[start..end];
        votes.Clear();
        foreach (int neighbor in _voters![origin])
            Add(Table.Rows[neighbor][start..end], votes);
        ReadOnlySpan<float> own = Table.Rows[origin][start..end];
        int winner = 0;
        for (int slot = 1; slot < votes.Length; slot++)
        {
            if (votes[slot] > votes[winner] || (votes[slot] == votes[winner] && own[slot] > own[winner]))
                winner = slot;
        }
        float value = votes[winner] > 0 ? 1 : 0;
        votes.Clear();
        votes[winner] = value;
    }

    private static void Add(ReadOnlySpan<float> row, Span<float> votes)
    {
        for (int slot = 0; slot < votes.Length; slot++)
            votes[slot] += row[slot];
    }

    private readonly record struct Recipe(int Origin, int Neighbor, float Step);
}
