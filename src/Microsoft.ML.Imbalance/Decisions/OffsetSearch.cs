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

    private readonly OffsetRule _rule;
    private readonly ClassCodes _actual;
    private readonly double[] _weights;
    private readonly DecisionObjective _objective;
    private readonly string[] _classNames;

    public OffsetSearch(MulticlassPredictions predictions, DecisionObjective objective)
    {
        _classNames = predictions.ClassNames;
        _actual = predictions.Actual;
        _objective = objective;
        _weights = predictions.Weights.IsEmpty ? [.. Enumerable.Repeat(1.0, _actual.Count)] : predictions.Weights.ToArray();
        _rule = new OffsetRule(predictions);
    }

    /// <summary>The value with these offsets.</summary>
    public ObjectiveValue Evaluate(double[] offsets) => _objective.Of(Count(_rule.Decide(offsets)));

    /// <summary>The best offsets found, with mean 0.</summary>
    public double[] Find()
    {
        double[] plain = Ascend(new double[_classNames.Length]), balanced = Ascend(MinusLogShares());
        double[] best = Evaluate(balanced).IsBetterThan(Evaluate(plain)) ? balanced : plain;
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

    private double[] Ascend(double[] start)
    {
        var offsets = (double[])start.Clone();
        ObjectiveValue value = Evaluate(offsets);
        var work = new LongWork("offsets, at most", MaximumSweeps * (long)offsets.Length);
        for (int sweep = 0, unchanged = 0; sweep < MaximumSweeps; sweep++)
        {
            for (int k = 0; k < offsets.Length; k++)
            {
                work.Step();
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
        int count = _actual.Count;
        var turns = new double[count];
        var others = new int[count];
        for (int row = 0; row < count; row++)
        {
            others[row] = _rule.Best(offsets, row, except: k);
            turns[row] = _rule.Logarithm(others[row], row) + offsets[others[row]] - _rule.Logarithm(k, row);
        }
        int[] order = [.. Enumerable.Range(0, count)];
        turns.AsSpan().Sort(order.AsSpan());

        // Class k is given to no row at first, and to the rows before place once the offset is above their turns.
        DecisionCounts counts = Count(others);
        var places = new List<(int Place, ObjectiveValue Value)> { (0, _objective.Of(counts)) };
        for (int place = 0; place < count;)
        {
            double turn = turns[place];
            for (; place < count && turns[place] == turn; place++)
                counts.Move(_actual[order[place]], others[order[place]], k, _weights[order[place]]);
            places.Add((place, _objective.Of(counts)));
        }
        ObjectiveValue best = places.Aggregate(new ObjectiveValue(double.NaN), (b, p) => p.Value.IsBetterThan(b) ? p.Value : b);
        (double Lower, double Upper)? widest = null;
        for (int i = 0; i < places.Count; i++)
        {
            if (!places[i].Value.IsAsGoodAs(best))
                continue;
            int last = i;
            while (last + 1 < places.Count && places[last + 1].Value.IsAsGoodAs(best))
                last++;
            double lower = places[i].Place > 0 ? turns[places[i].Place - 1] : turns[0] - 1;
            double upper = places[last].Place < count ? turns[places[last].Place] : turns[^1] + 1;
            if (widest is not { } w || upper - lower > w.Upper - w.Lower)
                widest = (lower, upper);
            i = last;
        }
        return widest is { } stretch ? ((stretch.Lower + stretch.Upper) / 2, best) : (offsets[k], best);
    }

    private DecisionCounts Count(int[] decisions)
    {
        var counts = new DecisionCounts(_classNames);
        for (int row = 0; row < decisions.Length; row++)
            counts.Add(_actual[row], decisions[row], _weights[row]);
        return counts;
    }
}
