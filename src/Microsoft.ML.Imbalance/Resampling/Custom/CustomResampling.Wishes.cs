namespace Microsoft.ML.Imbalance;

/// <content>What the function asks for, and the plan that it comes to.</content>
public sealed partial class CustomResampling
{
    private readonly RowSet _kept;

    // Repeats of clumped classes apart from the others: they need a pass of their own.
    private readonly RowCounts _repeats;
    private readonly RowCounts _mixed;
    private readonly int[] _repeatCounts;
    private readonly CustomRows?[] _added;
    private bool[]? _isClumped;

    /// <summary>Takes a row out. Taking it out twice is taking it out once.</summary>
    /// <param name="row">A row with a label, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="InvalidOperationException">The row has no label, or is to be repeated.</exception>
    public void Remove(int row)
    {
        CheckLabeled(row, nameof(row));
        if (_repeats[row] + _mixed[row] > 0)
            throw new InvalidOperationException($"Row {row} is to be repeated and can't be removed as well. Decide on one of the two.");
        _kept.Remove(row);
    }

    /// <summary>Adds copies of a row.</summary>
    /// <param name="row">A row with a label, from 0.</param>
    /// <param name="times">How many more, at least 1. Calls add up.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row, or <paramref name="times"/> is below 1.</exception>
    /// <exception cref="InvalidOperationException">The row has no label, or was removed.</exception>
    public void Repeat(int row, int times = 1)
    {
        CheckLabeled(row, nameof(row));
        OptionChecks.AtLeast(1, times);
        if (!_kept.Contains(row))
            throw new InvalidOperationException($"Row {row} was removed and can't be repeated as well. Decide on one of the two.");
        int c = Classes.Codes[row];
        ((_isClumped ??= ClassClumping.Find(Classes))[c] ? _repeats : _mixed).Add(row, times);
        _repeatCounts[c] = checked(_repeatCounts[c] + times);
    }

    /// <summary>
    /// Adds a synthetic row on the segment between two rows: x = origin + step (neighbor - origin). Whole-number columns are rounded, one-hot groups are
    /// those of the parent that is nearer, and every other column, the label among them, is the origin's.
    /// </summary>
    /// <param name="origin">A row with a label, from 0.</param>
    /// <param name="neighbor">Another one, of any class.</param>
    /// <param name="step">0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row, or <paramref name="step"/> is not between 0 and 1.</exception>
    /// <exception cref="InvalidOperationException">A row has no label, or no feature column was named.</exception>
    public void AddBetween(int origin, int neighbor, float step)
    {
        int from = PlaceOf(origin, nameof(origin));
        int to = PlaceOf(neighbor, nameof(neighbor));
        if (!(step is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(step), step, Invariant($"step is {step}; it must be between 0 and 1."));
        AddedTo(origin).AddBetween(from, to, step);
    }

    /// <summary>Adds a synthetic row with features of its own; whole-number columns are rounded.</summary>
    /// <param name="features">A finite value for each slot, in the order of <see cref="Features"/>.</param>
    /// <param name="origin">The row that every other column comes from, the label among them.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="ArgumentException">There are more or fewer values than slots, or one is NaN or infinite.</exception>
    /// <exception cref="InvalidOperationException">The row has no label, or no feature column was named.</exception>
    public void Add(ReadOnlySpan<float> features, int origin)
    {
        FeatureLayout layout = Table.Layout;
        int place = PlaceOf(origin, nameof(origin));
        if (features.Length != layout.Dimension)
            throw new ArgumentException($"{features.Length} features are given; the feature columns have {layout.Dimension} slots. Give one value for each.", nameof(features));
        float[] stored = features.ToArray();
        for (int slot = 0; slot < stored.Length; slot++)
        {
            if (!float.IsFinite(stored[slot]))
                throw new ArgumentException(Invariant($"Feature {slot} of the row to add is {stored[slot]}; a finite number is needed."), nameof(features));
            if (layout.Roles[slot] == SlotRole.Integer)
                stored[slot] = MathF.Round(stored[slot]);
            stored[slot] = (float)(stored[slot] - (layout.Offsets?[slot] ?? 0));
        }
        AddedTo(origin).Add(stored, place);
    }

    internal ResamplingPlan ToPlan()
    {
        if (_kept.Count == 0)
            throw new InvalidOperationException($"{_name} removed all {RowCount} rows. At least one must stay.");
        var extras = new List<ExtraRows>();
        int mixed = 0;
        // By size, not by label: renaming classes must not change where their rows come in the pass.
        foreach (int c in Enumerable.Range(0, Classes.ClassCount).OrderBy(Classes.StreamKey))
        {
            if (_repeatCounts[c] > 0 && _isClumped![c])
                extras.Add(new RepeatedRows(_repeats, Classes.Codes, c, _repeatCounts[c]));
            else
                mixed = checked(mixed + _repeatCounts[c]);
            if (_added[c] is { } added)
                extras.Add(added);
        }
        if (mixed > 0)
            extras.Insert(0, new RepeatedRows(_mixed, mixed));
        return new ResamplingPlan(_kept.Count == RowCount ? null : _kept, extras);
    }

    private CustomRows AddedTo(int origin) => _added[Classes.Codes[origin]] ??= new CustomRows(Table, Classes.Codes[origin]);
}
