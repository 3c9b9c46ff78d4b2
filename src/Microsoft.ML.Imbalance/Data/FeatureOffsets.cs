namespace Microsoft.ML.Imbalance;

/// <summary>Chooses what to subtract from columns wider than single precision before their values are narrowed, so that a time stamp or an identifier keeps its digits.</summary>
/// <remarks>
/// Of each slot the median of the first rows: one odd row, be it the first (0 for "never", the largest date for "always"), can't take the digits of all others,
/// and a slot that is mostly 0 keeps its zeros.
/// </remarks>
internal static class FeatureOffsets
{
    private const int MaximumRows = 255;
    private const int MaximumValues = 1 << 20;

    /// <summary>Lets the readers of wide columns look at the first rows of a view.</summary>
    public static void Choose(IDataView view, FeatureColumnReader[] readers)
    {
        FeatureColumnReader[] wide = Array.FindAll(readers, reader => reader.IsWide);
        if (wide.Length == 0)
            return;
        int rowCount = Math.Clamp(MaximumValues / wide.Sum(reader => reader.Length), 1, MaximumRows);
        SlotValues[] samples = Array.ConvertAll(wide, reader => new SlotValues(reader.Length));
        using DataViewRowCursor cursor = view.GetRowCursor([.. wide.Select(reader => reader.Column)]);
        foreach (FeatureColumnReader reader in wide)
            reader.Open(cursor);
        for (int row = 0; row < rowCount && cursor.MoveNext(); row++)
        {
            for (int i = 0; i < wide.Length; i++)
                wide[i].LookAt(samples[i]);
        }
        for (int i = 0; i < wide.Length; i++)
            wide[i].UseOffsets(samples[i].Medians());
    }
}

/// <summary>Some values of each slot of a column. What is not added, as in sparse rows, is 0; what can't be used is left out.</summary>
internal sealed class SlotValues(int slotCount)
{
    private readonly List<double>[] _values = [.. Enumerable.Range(0, slotCount).Select(_ => new List<double>())];
    private readonly int[] _missing = new int[slotCount];
    private int _rowCount;

    public void StartRow() => _rowCount++;

    public void Add(int slot, double value)
    {
        if (Math.Abs(value) <= FeatureColumnReader.Largest)
            _values[slot].Add(value);
        else
            _missing[slot]++;
    }

    /// <summary>The median of each slot: always a value that occurs, of two in the middle the smaller; 0 where there is none.</summary>
    public double[] Medians() => [.. _values.Select((values, slot) =>
    {
        double[] all = [.. values, .. Enumerable.Repeat(0.0, _rowCount - values.Count - _missing[slot])];
        Array.Sort(all);
        return all.Length == 0 ? 0 : all[(all.Length - 1) / 2];
    })];
}
