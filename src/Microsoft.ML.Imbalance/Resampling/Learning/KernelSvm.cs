namespace Microsoft.ML.Imbalance;

/// <summary>Finds the support vectors of a class against all others: a support vector classifier with a Gaussian kernel.</summary>
/// <remarks>
/// <para>It minimizes ½ αᵀQα - Σα, 0 ≤ α ≤ C, yᵀα = 0, Q = y yᵀ K.</para>
/// <list type="bullet">
/// <item>The rows that violate optimality most are taken together, as many of each kind, and improved among themselves; see <see cref="SvmWorkingSet"/>. Then all others hear of it at once.</item>
/// <item>Rows at a bound that nothing pulls away from it are left out from then on, and looked at again when the others are settled (Joachims, "Making large-scale SVM learning practical", 1999).</item>
/// <item>Kernel values are kept for the rows that are improved together, in about the memory of the rows, and no others.</item>
/// </list>
/// </remarks>
internal sealed class KernelSvm
{
    private const double Tolerance = 1e-3;

    // Rows taken together are improved until they violate optimality a tenth as much.
    private const double Improvement = 0.1;
    private const int StepsPerRow = 100;

    private const int SmallestSet = 256;
    private const int LargestSet = 1024;

    private readonly double _c;
    private readonly bool[] _isPositive;
    private readonly double[] _alpha;
    private readonly GaussianKernel _kernel;
    private readonly SvmWorkingSet _set;

    // -y times the gradient.
    private readonly double[] _pull;

    // The rows that count come first, ascending.
    private readonly int[] _rows;
    private int _activeCount;

    private KernelSvm(RowMatrix rows, Func<int, bool> isPositive, double c)
    {
        _c = c;
        _rows = new int[rows.RowCount];
        CountAll();
        _isPositive = Array.ConvertAll(_rows, row => isPositive(row));
        _alpha = new double[rows.RowCount];
        _pull = Array.ConvertAll(_isPositive, PullOfNone);
        _kernel = new GaussianKernel(rows, ScaledGamma(rows));
        int size = Math.Clamp((int)Math.Sqrt((double)rows.RowCount * rows.Dimension), SmallestSet, LargestSet);
        _set = new SvmWorkingSet(_kernel, c, Math.Min(size, rows.RowCount));
    }

    /// <summary>The rows that the border rests on, ascending.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="isPositive">Whether a row is of the class.</param>
    /// <param name="c">The penalty of a row on the wrong side.</param>
    public static int[] FindSupportVectors(RowMatrix rows, Func<int, bool> isPositive, double c)
    {
        var svm = new KernelSvm(rows, isPositive, c);
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

    private ReadOnlySpan<int> Active => _rows.AsSpan(0, _activeCount);

    /// <summary>γ = 1 / (d · variance of all values), so that scaling all features changes nothing; 1 if all values are equal.</summary>
    private static double ScaledGamma(RowMatrix rows)
    {
        ReadOnlySpan<float> values = rows.Values.AsSpan(0, rows.RowCount * rows.Dimension);
        double sum = 0, squares = 0;
        foreach (float value in values)
            sum += value;
        double mean = sum / values.Length;
        foreach (float value in values)
            squares += (value - mean) * (value - mean);
        return squares > 0 ? values.Length / (rows.Dimension * squares) : 1;
    }

    private static double PullOfNone(bool isPositive) => isPositive ? 1 : -1;

    /// <summary>Improves the rows that violate optimality most, and returns in how many steps; 0 once no pair that counts violates it by more than the tolerance.</summary>
    private int Improve()
    {
        double most = double.NegativeInfinity, least = double.PositiveInfinity;
        foreach (int row in Active)
        {
            if (CanRise(row))
                most = Math.Max(most, _pull[row]);
            if (CanFall(row))
                least = Math.Min(least, _pull[row]);
        }
        if (most - least < Tolerance)
            return 0;
        int[] chosen = Choose(most, least);
        int steps = _set.Solve(chosen, _isPositive, _alpha, _pull, Math.Max(Tolerance, Improvement * (most - least)), StepsPerRow * chosen.Length);
        int[] changed = [.. Enumerable.Range(0, chosen.Length).Where(place => _set.AlphaOf(place) != _alpha[chosen[place]])];
        float[] weights = Array.ConvertAll(changed, place => (float)(_alpha[chosen[place]] - _set.AlphaOf(place)) * Sign(chosen[place]));
        foreach (int place in changed)
            _alpha[chosen[place]] = _set.AlphaOf(place);
        LeaveOutSettled(most, least);
        _kernel.AddWeighted(_rows.AsMemory(0, _activeCount), Array.ConvertAll(changed, place => chosen[place]), weights, _pull);
        return steps;
    }

    // Those at a bound that nothing pulls away from it.
    private void LeaveOutSettled(double most, double least)
    {
        int count = 0;
        foreach (int row in Active)
        {
            if (CanRise(row) ? CanFall(row) || _pull[row] >= least : _pull[row] <= most)
                _rows[count++] = row;
        }
        _activeCount = count;
    }

    private void CountAll()
    {
        for (int row = 0; row < _rows.Length; row++)
            _rows[row] = row;
        _activeCount = _rows.Length;
    }

    /// <summary>Has all rows count again; false if they did.</summary>
    private bool LookAtAll()
    {
        if (_activeCount == _rows.Length)
            return false;
        var isActive = new bool[_rows.Length];
        foreach (int row in Active)
            isActive[row] = true;
        int count = 0;
        for (int row = 0; row < _rows.Length; row++)
        {
            if (isActive[row])
                continue;
            _rows[count++] = row;
            _pull[row] = PullOfNone(_isPositive[row]);
        }
        int[] support = RowsOfAlpha();
        _kernel.AddWeighted(_rows.AsMemory(0, count), support, Array.ConvertAll(support, row => (float)-_alpha[row] * Sign(row)), _pull);
        CountAll();
        return true;
    }

    // Half of them those that are to rise and are pulled most, half those that are to fall and are pulled least; in the order of rows.
    private int[] Choose(double most, double least)
    {
        if (_activeCount <= _set.Size)
            return [.. Active];
        var rising = new PriorityQueue<int, (double Pull, int Row)>(_set.Size / 2);
        var falling = new PriorityQueue<int, (double Pull, int Row)>(_set.Size / 2);
        foreach (int row in Active)
        {
            if (_pull[row] > least && CanRise(row))
                Offer(rising, row, _pull[row]);
            if (_pull[row] < most && CanFall(row))
                Offer(falling, row, -_pull[row]);
        }
        return [.. rising.UnorderedItems.Select(item => item.Element).Union(falling.UnorderedItems.Select(item => item.Element)).Order()];
    }

    private void Offer(PriorityQueue<int, (double Pull, int Row)> queue, int row, double pull)
    {
        if (queue.Count < _set.Size / 2)
            queue.Enqueue(row, (pull, -row));
        else if (queue.TryPeek(out _, out (double Pull, int Row) last) && pull > last.Pull)
            queue.DequeueEnqueue(row, (pull, -row));
    }

    private int[] RowsOfAlpha() => [.. Enumerable.Range(0, _alpha.Length).Where(row => _alpha[row] > 0)];

    private float Sign(int row) => _isPositive[row] ? 1 : -1;

    // Whether y α can grow within its bounds.
    private bool CanRise(int row) => _isPositive[row] ? _alpha[row] < _c : _alpha[row] > 0;

    private bool CanFall(int row) => _isPositive[row] ? _alpha[row] > 0 : _alpha[row] < _c;
}
