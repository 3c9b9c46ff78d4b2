namespace Microsoft.ML.Imbalance;

/// <summary>How the slots of a vector with one-hot groups become the slots of a table: each group is one, with the place of its one as code.</summary>
internal sealed class OneHotSlots
{
    private readonly int[] _starts;
    private readonly int[] _widths;
    private readonly int[] _placeOf;

    /// <param name="length">Slots of the vector.</param>
    /// <param name="groups">First slot of each group, and the slot after its last; groups do not overlap.</param>
    public OneHotSlots(int length, IReadOnlyList<(int First, int End)> groups)
    {
        _placeOf = new int[length];
        var starts = new List<int>();
        var widths = new List<int>();
        Dictionary<int, int> endOf = groups.ToDictionary(g => g.First, g => g.End);
        for (int slot = 0; slot < length;)
        {
            int end = endOf.GetValueOrDefault(slot, slot + 1);
            widths.Add(endOf.ContainsKey(slot) ? end - slot : 0);
            starts.Add(slot);
            for (; slot < end; slot++)
                _placeOf[slot] = starts.Count - 1;
        }
        _starts = [.. starts];
        _widths = [.. widths];
    }

    /// <summary>Slots in the table.</summary>
    public int Count => _starts.Length;

    /// <summary>The table slot of a slot of the vector.</summary>
    public int PlaceOf(int slot) => _placeOf[slot];

    public bool IsGroup(int place) => _widths[place] > 0;

    /// <summary>The first vector slot of a table slot.</summary>
    public int Start(int place) => _starts[place];

    /// <summary>The code of a group none of whose slots is set: an unknown category.</summary>
    public int NoneOf(int place) => _widths[place];
}
