using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>Leaves laid out as references for the kernels: all once and kept where they are few, or else each when it is looked at.</summary>
/// <remarks>
/// Where boxes spare nearly all leaves, a leaf is looked at by the rows in it and hardly by others: then to lay it out at that moment is no more work, and saves a second copy of all rows.
/// </remarks>
internal sealed unsafe class LeafPanels : IDisposable
{
    private const int FloatsPerLine = 16;

    // A megabyte: next to nothing beside what else is in memory.
    private const long FewBytes = 1 << 20;

    // Of each leaf a panel and what stands behind it.
    private readonly AlignedBuffer? _panels;
    private readonly int _stripWidth;

    /// <param name="leaves">The rows.</param>
    /// <param name="filter">How they are laid out.</param>
    /// <param name="sample">Some of the rows.</param>
    /// <param name="kernels">For which loops.</param>
    /// <param name="threads">On how many threads.</param>
    /// <param name="areKept">Whether all are laid out now.</param>
    public LeafPanels(Leaves leaves, PairFilter filter, RowSample sample, KernelSet kernels, int threads, bool areKept)
    {
        Leaves = leaves;
        Filter = filter;
        _stripWidth = kernels.PassWidth;
        PanelSize = KernelSet.LeafSize * filter.WordCount;
        Frame = filter.CreateFrame(sample);
        if (!areKept)
            return;
        _panels = new AlignedBuffer((long)leaves.Count * Size);
        try
        {
            PackAll(threads);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Whether leaves take so little when they are laid out that they had better be kept.</summary>
    public static bool AreFew(Leaves leaves, PairFilter filter) => (long)leaves.Count * KernelSet.LeafSize * filter.WordCount * sizeof(float) <= FewBytes;

    public Leaves Leaves { get; }

    public PairFilter Filter { get; }

    /// <summary>What rows are measured from.</summary>
    public Frame Frame { get; }

    public bool AreKept => _panels is not null;

    /// <summary>
    /// Floats of a leaf's rows as columns, in strips as wide as a kernel's pass, so that a pass reads memory from front to back: with strips of w columns and n words a row,
    /// word k of row c = s w + i is at <c>(s n + k) w + i</c>. Unused columns repeat the first row.
    /// </summary>
    public int PanelSize { get; }

    /// <summary>Floats of a panel, and of what stands behind it: for each row what <see cref="PairFilter.ToReferences"/> says.</summary>
    public int Size => PanelSize + KernelSet.LeafSize;

    /// <summary>The panel of a leaf that is kept.</summary>
    public float* Kept(int leaf) => _panels!.Pointer + (nint)leaf * Size;

    /// <summary>Has a leaf fetched while something else is computed, its words or the rows that these are made of: leaves are not visited in the order of memory.</summary>
    public void Prefetch(int leaf)
    {
        if (!Sse.IsSupported)
            return;
        if (_panels is null)
        {
            Leaves.Prefetch(leaf);
            return;
        }
        float* panel = Kept(leaf);
        for (int i = 0; i < PanelSize; i += FloatsPerLine)
            Sse.Prefetch0(panel + i);
    }

    /// <summary>Floats that <see cref="Pack"/> works in.</summary>
    public long ScratchSize => PanelSize;

    /// <summary>Lays a leaf out.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="rows">Its rows, see <see cref="Leaves.GatherBySome"/>.</param>
    /// <param name="words">Room to work in, see <see cref="ScratchSize"/>.</param>
    /// <param name="panel">Where it is laid out.</param>
    public void Pack(int leaf, float* rows, float* words, float* panel)
    {
        float* beside = panel + PanelSize;
        Filter.ToReferences(Frame, rows, words, beside);
        ToStrips(words, Filter.WordCount, _stripWidth, panel);
        // No value of an unused column is within any limit.
        int used = Leaves.CountIn(leaf);
        if (!Filter.HasErrors)
            new Span<float>(beside + used, KernelSet.LeafSize - used).Fill(float.PositiveInfinity);
    }

    public void Dispose() => _panels?.Dispose();

    private void PackAll(int threads) => LeafLoop.Run(
        Leaves.Count,
        threads,
        () => new AlignedBuffer(Leaves.RoomForRows + Math.Max(ScratchSize, Leaves.RoomForPairs(Leaves.Space))),
        (room, leaf) =>
        {
            float* behind = room.Pointer + Leaves.RoomForRows;
            Leaves.GatherBySome(leaf, room.Pointer, behind);
            Pack(leaf, room.Pointer, behind, Kept(leaf));
        },
        "index of the rows");

    /// <summary>Copies rows of words that stand one after the other into strips.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ToStrips(float* rows, int words, int stripWidth, float* target)
    {
        for (int start = 0; start < KernelSet.LeafSize; start += stripWidth, rows += stripWidth * words)
        {
            for (int k = 0; k < words; k++)
            {
                for (int i = 0; i < stripWidth; i++)
                    *target++ = rows[i * words + k];
            }
        }
    }
}
