namespace Microsoft.ML.Imbalance;

/// <summary>
/// Finds a number for each class that is added to the logarithm of its probability before the largest is taken, so that an objective is best. Coordinate ascent:
/// one class after the other gets the offset that is best given the others, until none helps.
/// </summary>
/// <remarks>
/// With the other offsets fixed, a row goes to class k from an offset on: max over j ≠ k of (ln p[j] + o[j]) - ln p[k]. Sorted by it, rows change sides one after the
/// other, and every offset that decides differently is met. As for thresholds, the middle of the widest of the best stretches is taken. Ascent can end in a
/// local best, so it starts twice: without offsets, and with those that take the class shares out.
/// </remarks>
internal sealed class OffsetSearch
{
    private const int MaximumSweeps = 50;

    // An interval needs no more of each draw, and draws are many.
    private const int StretchesOfADraw = 1000;

    private readonly OffsetRule _rule;
    private readonly ClassCodes _actual;
    private readonly double[] _weights;
    private readonly DecisionObjective _objective;
    private readonly string[] _classNames;
    private readonly int[] _rows;
    private readonly int _maximumStretches = int.MaxValue;

    public OffsetSearch(MulticlassPredictions predictions, DecisionObjective objective)
    {
        _classNames = predictions.ClassNames;
        _actual = predictions.Actual;
        _objective = objective;
        _weights = predictions.Weights.IsEmpty ? [.. Enumerable.Repeat(1.0, _actual.Count)] : predictions.Weights.ToArray();
        _rule = new OffsetRule(predictions);
        _rows = RowsThatWeigh(_weights);
    }

    private OffsetSearch(OffsetSearch source, double[] weights)
    {
        (_classNames, _actual, _objective, _rule) = (source._classNames, source._actual, source._objective, source._rule);
        _weights = weights;
        _rows = RowsThatWeigh(weights);
        _maximumStretches = StretchesOfADraw;
    }

    /// <summary>The value with these offsets.</summary>
    public ObjectiveValue Evaluate(double[] offsets) => _objective.Of(Count(_rule.Decide(offsets)));

    /// <summary>The error where even the best offsets found are not allowed.</summary>
    public InvalidOperationException NotReached(double[] offsets) => _objective.NotReached(Count(_rule.Decide(offsets)));

    /// <summary>The best offsets found, with mean 0.</summary>
    public double[] Find()
    {
        var work = new LongWork("offsets, at most", 2L * MaximumSweeps * _classNames.Length);
        double[] plain = Ascend(new double[_classNames.Length], work), balanced = Ascend(MinusLogShares(), work);
        return Centered(Evaluate(balanced).IsBetterThan(Evaluate(plain)) ? balanced : plain);
    }

    /// <summary>The best offsets with each row coming so many times, from those of all rows on, to about a thousandth of the rows; null if none are allowed.</summary>
    public double[]? FindAgain(double[] counts, double[] offsets)
    {
        var drawn = new OffsetSearch(this, [.. counts.Zip(_weights, (count, weight) => count * weight)]);
        double[] found = drawn.Ascend(offsets, work: null);
        return drawn.Evaluate(found).IsAllowed ? drawn.Centered(found) : null;
    }

    private static int[] RowsThatWeigh(double[] weights) => [.. Enumerable.Range(0, weights.Length).Where(row => weights[row] > 0)];

    private double[] Centered(double[] best)
    {
        double mean = best.Average();
        double[] centered = Array.ConvertAll(best, o => o - mean);
        // Where scores are equal, rounding decides, and the mean may not be worth what it changes.
        return Evaluate(best).IsBetterThan(Evaluate(centered)) ? best : centered;
    }

    private double[] MinusLogShares()
    {
        var shares = new double[_classNames.Length];
        for (int row = 0; row < _actual.Count; row++)
            shares[_actual[row]] += _weights[row];
        // A class without rows has no share to take out.
        return Array.ConvertAll(shares, share => share > 0 ? -Math.Log(share / _weights.Sum()) : 0);
    }

    private double[] Ascend(double[] start, LongWork? work)
    {
        var offsets = (double[])start.Clone();
        ObjectiveValue value = Evaluate(offsets);
        for (int sweep = 0, unchanged = 0; sweep < MaximumSweeps; sweep++)
        {
            for (int k = 0; k < offsets.Length; k++)
            {
                work?.Step();
                (double offset, ObjectiveValue reached) = BestOffset(offsets, k);
                bool isBetter = reached.IsBetterThan(value);
                if (isBetter)
                    (offsets[k], value) = (offset, reached);
                unchanged = isBetter ? 0 : unchanged + 1;
                if (unchanged == offsets.Length)
                    return offsets;
            }
        }
        return offsets;
    }

    private (double Offset, ObjectiveValue Value) BestOffset(double[] offsets, int k)
    {
        List<OffsetStretch> stretches = Stretches(offsets, k);
        ObjectiveValue best = stretches.Aggregate(new ObjectiveValue(double.NaN), (b, s) => s.Value.IsBetterThan(b) ? s.Value : b);
        OffsetStretch? widest = null;
        for (int i = 0; i < stretches.Count; i++)
        {
            if (!stretches[i].Value.IsAsGoodAs(best))
                continue;
            int last = i;
            while (last + 1 < stretches.Count && stretches[last + 1].Value.IsAsGoodAs(best))
                last++;
            OffsetStretch joined = stretches[i] with { Upper = stretches[last].Upper };
            if (widest is not { } w || joined.Width > w.Width)
                widest = joined;
            i = last;
        }
        return widest is { } found ? (found.Middle, best) : (offsets[k], best);
    }

    /// <summary>All offsets of class <paramref name="k"/> that decide differently, rising, the others being as they are; of a draw with many rows some, spread over them.</summary>
    public List<OffsetStretch> Stretches(double[] offsets, int k)
    {
        int count = _rows.Length;
        var turns = new double[count];
        var others = new int[count];
        for (int i = 0; i < count; i++)
        {
            int row = _rows[i];
            others[i] = _rule.Best(offsets, row, except: k);
            turns[i] = _rule.Logarithm(others[i], row) + offsets[others[i]] - _rule.Logarithm(k, row);
        }
        int[] order = [.. Enumerable.Range(0, count)];
        turns.AsSpan().Sort(order.AsSpan());

        // Class k is given to no row at first, and to the rows before place once the offset is above their turns.
        var counts = new DecisionCounts(_classNames);
        for (int i = 0; i < count; i++)
            counts.Add(_actual[_rows[i]], others[i], _weights[_rows[i]]);
        var stretches = new List<OffsetStretch> { new(turns[0] - 1, turns[0], _objective.Of(counts)) };
        int step = Math.Max(1, count / _maximumStretches);
        for (int place = 0; place < count;)
        {
            int last = Math.Min(place + step, count) - 1;
            double turn = turns[last];
            for (; place < count && turns[place] <= turn; place++)
                counts.Move(_actual[_rows[order[place]]], others[order[place]], k, _weights[_rows[order[place]]]);
            stretches.Add(new OffsetStretch(turn, place < count ? turns[place] : turn + 1, _objective.Of(counts)));
        }
        return stretches;
    }

    private DecisionCounts Count(int[] decisions)
    {
        var counts = new DecisionCounts(_classNames);
        for (int row = 0; row < decisions.Length; row++)
            counts.Add(_actual[row], decisions[row], _weights[row]);
        return counts;
    }
}

/// <summary>Offsets of a class that decide alike.</summary>
/// <param name="Lower">The turn of the last row that is given the class.</param>
/// <param name="Upper">The turn of the first that is not.</param>
/// <param name="Value">The objective there.</param>
internal readonly record struct OffsetStretch(double Lower, double Upper, ObjectiveValue Value)
{
    public double Width => Upper - Lower;

    public double Middle => (Lower + Upper) / 2;
}
