namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>One worker's way to the panels: those that are kept, or some that it lays out itself and has at hand for the next rows, which are near.</summary>
internal sealed unsafe class PanelReader
{
    // As many as stay close to the processor.
    private const int FloatsAtHand = 1 << 16;
    private const int FewestAtHand = 4;

    private readonly LeafPanels _panels;
    private readonly AlignedBuffer? _buffer;
    private readonly AlignedBuffer? _scratch;
    private readonly int[] _leaves = [];
    private readonly float[] _errors = [];

    public PanelReader(LeafPanels panels)
    {
        _panels = panels;
        if (panels.AreKept)
            return;
        int count = Math.Min(Math.Max(FewestAtHand, FloatsAtHand / panels.Size), panels.Leaves.Count);
        _leaves = new int[count];
        Array.Fill(_leaves, -1);
        _errors = new float[count];
        _buffer = new AlignedBuffer((long)count * panels.Size);
        _scratch = panels.CreateScratch();
    }

    /// <summary>A leaf's panel, with what its rows add behind it; right until another is read.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="error">The largest error of its rows, in steps.</param>
    public float* Read(int leaf, out float error)
    {
        if (_buffer is null)
        {
            error = _panels.ErrorOf(leaf);
            return _panels.Kept(leaf);
        }
        int place = leaf % _leaves.Length;
        float* panel = _buffer.Pointer + (nint)place * _panels.Size;
        if (_leaves[place] != leaf)
        {
            _errors[place] = _panels.Pack(leaf, _scratch!, panel);
            _leaves[place] = leaf;
        }
        error = _errors[place];
        return panel;
    }
}
