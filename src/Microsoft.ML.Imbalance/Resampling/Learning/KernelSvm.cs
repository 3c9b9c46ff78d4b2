using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>Finds the support vectors of a class against all others: a support vector classifier with a Gaussian kernel.</summary>
/// <remarks>
/// <para>It minimizes ½ αᵀQα - Σα, 0 ≤ α ≤ C, yᵀα = 0, Q = y yᵀ K.</para>
/// <list type="bullet">
/// <item>The rows that violate optimality most are taken together, as many of each kind, and improved among themselves; see <see cref="SvmWorkingSet"/>. Then all others hear of it at once.</item>
/// <item>Rows at a bound that nothing pulls away from it are left out from then on, and looked at again when the others are settled (Joachims, "Making large-scale SVM learning practical", 1999).</item>
/// <item>Kernel values are kept for the rows that are improved together, in a small part of the memory of the rows, and no others.</item>
/// </list>
/// </remarks>
internal sealed unsafe class KernelSvm : IDisposable
{
    private const double Tolerance = 1e-3;

    // Rows taken together are improved until they violate optimality a tenth as much.
    private const double Improvement = 0.1;
    private const int StepsPerRow = 100;

    // Kernel values take the memory of the rows over this, as far as that is a set of a good size.
    private const int RowsShare = 24;
    private const int SmallestSet = 384;
    private const int LargestSet = 1024;

    private readonly double _c;
    private readonly int _count;
    private readonly RowSet _positives;
    private readonly GaussianKernel _kernel;
    private readonly SvmWorkingSet _set;

    // By row.
    private readonly AlignedBuffer _alpha;

    // By row, -y times the gradient.
    private readonly AlignedBuffer _pull;

    // The rows that are improved together; and of them those with another α than before, with the weight that their kernel values have for it.
    private readonly int[] _chosen;
    private readonly int[] _changed;
    private readonly float[] _weights;
    private readonly PriorityQueue<int, (double Pull, int Row)> _rising;
    private readonly PriorityQueue<int, (double Pull, int Row)> _falling;

    // The rows that count.
    private readonly RowSet _active;

    private KernelSvm(RowMatrix rows, RowSet positives, double c)
    {
        _c = c;
        _count = rows.RowCount;
        _positives = positives;
        _active = RowSet.All(_count);
        _kernel = new GaussianKernel(rows, ScaledGamma(rows));
        int size = Math.Clamp((int)Math.Sqrt((double)rows.RowCount * rows.Dimension / RowsShare), SmallestSet, LargestSet);
        _set = new SvmWorkingSet(_kernel, c, Math.Min(size, rows.RowCount));
        _chosen = new int[_set.Size];
        _changed = new int[_set.Size];
        _weights = new float[_set.Size];
        _rising = new PriorityQueue<int, (double, int)>(_set.Size / 2);
        _falling = new PriorityQueue<int, (double, int)>(_set.Size / 2);
        _alpha = AlignedBuffer.Of<double>(_count);
        _pull = AlignedBuffer.Of<double>(_count);
        for (int row = 0; row < _count; row++)
            Pull[row] = PullOfNone(row);
    }

    /// <summary>The rows that the border rests on.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="positives">Those of the class.</param>
    /// <param name="c">The penalty of a row on the wrong side.</param>
    public static RowSet FindSupportVectors(RowMatrix rows, RowSet positives, double c)
    {
        using var svm = new KernelSvm(rows, positives, c);
        long left = Math.Max(10_000_000L, 100L * rows.RowCount);
        var work = new LongWork("steps of the support vector machine");
        while (left > 0)
        {
            int steps = svm.Improve();
            if (steps == 0 && !svm.LookAtAll())
                break;
            work.Step(steps);
            left -= Math.Max(1, steps);
        }
        return svm.RowsOfAlpha();
    }

    public void Dispose()
    {
        _kernel.Dispose();
        _set.Dispose();
        _alpha.Dispose();
        _pull.Dispose();
    }

    private double* Alpha => _alpha.As<double>();

    private double* Pull => _pull.As<double>();

    /// <summary>γ = 1 / (d · variance of all values), so that scaling all features changes nothing; 1 if all values are equal.</summary>
    private static double ScaledGamma(RowMatrix rows)
    {
        long count = (long)rows.RowCount * rows.Dimension;
        double sum = 0, squares = 0;
        for (int row = 0; row < rows.RowCount; row++)
        {
            foreach (float value in rows[row])
                sum += value;
        }
        double mean = sum / count;
        for (int row = 0; row < rows.RowCount; row++)
        {
            foreach (float value in rows[row])
                squares += (value - mean) * (value - mean);
        }
        return squares > 0 ? count / (rows.Dimension * squares) : 1;
    }

    private double PullOfNone(int row) => _positives.Contains(row) ? 1 : -1;

    /// <summary>Improves the rows that violate optimality most, and returns in how many steps; 0 once no pair that counts violates it by more than the tolerance.</summary>
    private int Improve()
    {
        double most = double.NegativeInfinity, least = double.PositiveInfinity;
        foreach (int row in _active)
        {
            if (CanRise(row))
                most = Math.Max(most, Pull[row]);
            if (CanFall(row))
                least = Math.Min(least, Pull[row]);
        }
        if (most - least < Tolerance)
            return 0;
        int count = Choose(most, least);
        int steps = _set.Solve(_chosen.AsMemory(0, count), _positives, _alpha.Values<double>(_count), _pull.Values<double>(_count), Math.Max(Tolerance, Improvement * (most - least)), StepsPerRow * count);
        int changed = TakeOver(count);
        LeaveOutSettled(most, least);
        _kernel.AddWeighted(_active, _changed.AsMemory(0, changed), _weights.AsMemory(0, changed), _pull);
        return steps;
    }

    // The rows that have another α now.
    private int TakeOver(int count)
    {
        int changed = 0;
        for (int place = 0; place < count; place++)
        {
            int row = _chosen[place];
            double before = Alpha[row], now = _set.AlphaOf(place);
            if (now == before)
                continue;
            Alpha[row] = now;
            (_changed[changed], _weights[changed]) = (row, (float)(before - now) * Sign(row));
            changed++;
        }
        return changed;
    }

    // Those at a bound that nothing pulls away from it.
    private void LeaveOutSettled(double most, double least)
    {
        foreach (int row in _active)
        {
            if (CanRise(row) ? !CanFall(row) && Pull[row] < least : Pull[row] > most)
                _active.Remove(row);
        }
    }

    /// <summary>Has all rows count again; false if they did.</summary>
    private bool LookAtAll()
    {
        if (_active.Count == _count)
            return false;
        // Those that don't count, for now.
        _active.Invert();
        foreach (int row in _active)
            Pull[row] = PullOfNone(row);
        int count = 0;
        for (int row = 0; row < _count; row++)
        {
            if (Alpha[row] == 0)
                continue;
            (_changed[count], _weights[count]) = (row, (float)-Alpha[row] * Sign(row));
            if (++count < _changed.Length)
                continue;
            _kernel.AddWeighted(_active, _changed, _weights, _pull);
            count = 0;
        }
        _kernel.AddWeighted(_active, _changed.AsMemory(0, count), _weights.AsMemory(0, count), _pull);
        _active.AddAll();
        return true;
    }

    // Half of them those that are to rise and are pulled most, half those that are to fall and are pulled least; in the order of rows.
    private int Choose(double most, double least)
    {
        int count = 0;
        if (_active.Count <= _set.Size)
        {
            foreach (int row in _active)
                _chosen[count++] = row;
            return count;
        }
        _rising.Clear();
        _falling.Clear();
        foreach (int row in _active)
        {
            if (Pull[row] > least && CanRise(row))
                Offer(_rising, row, Pull[row]);
            if (Pull[row] < most && CanFall(row))
                Offer(_falling, row, -Pull[row]);
        }
        foreach ((int row, _) in _rising.UnorderedItems)
            _chosen[count++] = row;
        foreach ((int row, _) in _falling.UnorderedItems)
            _chosen[count++] = row;
        return SortDistinct(_chosen.AsSpan(0, count));
    }

    // How many there are then; a row can be pulled both ways.
    private static int SortDistinct(Span<int> rows)
    {
        rows.Sort();
        int count = 0;
        foreach (int row in rows)
        {
            if (count == 0 || rows[count - 1] != row)
                rows[count++] = row;
        }
        return count;
    }

    private void Offer(PriorityQueue<int, (double Pull, int Row)> queue, int row, double pull)
    {
        if (queue.Count < _set.Size / 2)
            queue.Enqueue(row, (pull, -row));
        else if (queue.TryPeek(out _, out (double Pull, int Row) last) && pull > last.Pull)
            queue.DequeueEnqueue(row, (pull, -row));
    }

    private RowSet RowsOfAlpha()
    {
        var rows = new RowSet(_count);
        for (int row = 0; row < _count; row++)
        {
            if (Alpha[row] > 0)
                rows.Add(row);
        }
        return rows;
    }

    private float Sign(int row) => _positives.Contains(row) ? 1 : -1;

    // Whether y α can grow within its bounds.
    private bool CanRise(int row) => _positives.Contains(row) ? Alpha[row] < _c : Alpha[row] > 0;

    private bool CanFall(int row) => _positives.Contains(row) ? Alpha[row] > 0 : Alpha[row] < _c;
}
