using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>Leaves laid out as references for the kernels.</summary>
internal sealed unsafe class LeafPanels
{
    private const int FloatsPerLine = 16;

    private readonly AlignedBuffer _panels;
    private readonly AlignedBuffer _norms;
    private readonly float[] _errors;
    private readonly Frame _frame;
    private readonly int _stripWidth;
    private readonly int _panelSize;

    public LeafPanels(Leaves leaves, PairFilter filter, KernelSet kernels, int threads)
    {
        Leaves = leaves;
        Filter = filter;
        // As many registers, whatever a word takes.
        _stripWidth = kernels.PassWidth * sizeof(float) / filter.PanelWordSize;
        _panelSize = KernelSet.LeafSize * filter.WordCount * filter.PanelWordSize / sizeof(float);
        _panels = new AlignedBuffer((long)leaves.Count * _panelSize);
        _norms = new AlignedBuffer((long)leaves.Count * KernelSet.LeafSize);
        _errors = new float[leaves.Count];
        _frame = filter.CreateFrame(RowSample.Of(leaves.Rows, 0, leaves.Rows.Count));
        LeafLoop.Run(leaves.Count, threads, () => new AlignedBuffer((long)KernelSet.LeafSize * (leaves.Space.Stride + filter.WordCount)), Pack, "index of the rows");
    }

    public Leaves Leaves { get; }

    public PairFilter Filter { get; }

    /// <summary>What a leaf's rows are measured from.</summary>
    public Frame FrameOf(int leaf) => _frame;

    /// <summary>The largest error of a leaf's rows, in steps.</summary>
    public float ErrorOf(int leaf) => _errors[leaf];

    /// <summary>
    /// A leaf's rows as columns, in strips as wide as a kernel's pass, so that a pass reads memory from front to back: with strips of w columns and n words a row,
    /// word k of row c = s w + i is at <c>(s n + k) w + i</c>. Unused columns repeat the first row.
    /// </summary>
    public float* Panel(int leaf) => _panels.Pointer + (nint)leaf * _panelSize;

    /// <summary>What each row adds to filter values; infinite for unused columns, so that no value of theirs is within any limit.</summary>
    public float* Norms(int leaf) => _norms.Pointer + (nint)leaf * KernelSet.LeafSize;

    /// <summary>Has a leaf's words fetched while something else is computed: leaves are not visited in the order of memory.</summary>
    public void Prefetch(int leaf)
    {
        if (!Sse.IsSupported)
            return;
        float* panel = Panel(leaf);
        for (int i = 0; i < _panelSize; i += FloatsPerLine)
            Sse.Prefetch0(panel + i);
    }

    /// <summary>Copies rows of words that stand one after the other into strips.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToStrips<TWord>(TWord* rows, int stride, int words, int stripWidth, TWord* target)
        where TWord : unmanaged
    {
        for (int start = 0; start < KernelSet.LeafSize; start += stripWidth, rows += stripWidth * stride)
        {
            for (int k = 0; k < words; k++)
            {
                for (int i = 0; i < stripWidth; i++)
                    *target++ = rows[i * stride + k];
            }
        }
    }

    private void Pack(AlignedBuffer buffer, int leaf)
    {
        float* rows = buffer.Pointer, words = rows + KernelSet.LeafSize * Leaves.Space.Stride;
        Leaves.Gather(leaf, rows);
        _errors[leaf] = Filter.ToReferences(FrameOf(leaf), rows, words, Norms(leaf));
        if (Filter.PanelWordSize == sizeof(short))
            ToStrips((short*)words, Filter.WordCount, Filter.WordCount, _stripWidth, (short*)Panel(leaf));
        else
            ToStrips(words, Filter.WordCount, Filter.WordCount, _stripWidth, Panel(leaf));
        int used = Leaves.Slots(leaf).Length;
        new Span<float>(Norms(leaf) + used, KernelSet.LeafSize - used).Fill(float.PositiveInfinity);
    }
}
