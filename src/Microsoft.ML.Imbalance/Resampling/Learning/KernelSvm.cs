namespace Microsoft.ML.Imbalance;

/// <summary>Finds the support vectors of a class against all others: a support vector classifier with a Gaussian kernel.</summary>
/// <remarks>
/// Sequential minimal optimization; the pair to improve is chosen by second-order information (Fan, Chen and Lin, "Working Set Selection Using Second
/// Order Information for Training Support Vector Machines", JMLR 6, 2005). It minimizes ½ αᵀQα - Σα, 0 ≤ α ≤ C, yᵀα = 0, Q = y yᵀ K. Memory: numbers
/// a row, and the kernel rows that <see cref="KernelRows"/> keeps.
/// </remarks>
internal sealed class KernelSvm
{
    private const double Tolerance = 1e-3;
    private const double SmallestCurvature = 1e-12;

    private readonly double _c;
    private readonly sbyte[] _y;
    private readonly double[] _alpha;
    private readonly double[] _gradient;
    private readonly KernelRows _kernel;

    private KernelSvm(RowMatrix rows, Func<int, bool> isPositive, double c)
    {
        _c = c;
        _y = [.. Enumerable.Range(0, rows.RowCount).Select(row => (sbyte)(isPositive(row) ? 1 : -1))];
        _alpha = new double[rows.RowCount];
        _gradient = new double[rows.RowCount];
        Array.Fill(_gradient, -1);
        _kernel = new KernelRows(rows, ScaledGamma(rows));
    }

    /// <summary>The rows that the border rests on, ascending.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="isPositive">Whether a row is of the class.</param>
    /// <param name="c">The penalty of a row on the wrong side.</param>
    public static int[] FindSupportVectors(RowMatrix rows, Func<int, bool> isPositive, double c)
    {
        var svm = new KernelSvm(rows, isPositive, c);
        long limit = Math.Max(10_000_000L, 100L * rows.RowCount);
        for (long step = 0; step < limit && svm.Improve(); step++)
        {
        }
        return [.. Enumerable.Range(0, rows.RowCount).Where(row => svm._alpha[row] > 0)];
    }

    /// <summary>γ = 1 / (d · variance of all values), so that scaling all features changes nothing; 1 if all values are equal.</summary>
    private static double ScaledGamma(RowMatrix rows)
    {
        ReadOnlySpan<float> values = rows.Values.AsSpan(0, rows.RowCount * rows.Dimension);
        double mean = 0, squares = 0;
        foreach (float value in values)
            mean += value / (double)values.Length;
        foreach (float value in values)
            squares += (value - mean) * (value - mean) / values.Length;
        return squares > 0 ? 1 / (rows.Dimension * squares) : 1;
    }

    private bool CanRise(int row) => _y[row] > 0 ? _alpha[row] < _c : _alpha[row] > 0;

    private bool CanFall(int row) => _y[row] > 0 ? _alpha[row] > 0 : _alpha[row] < _c;

    /// <summary>One step on the pair that promises most; false once no pair violates optimality by more than the tolerance.</summary>
    private bool Improve()
    {
        // 1. The row that violates most, by -y G.
        int i = -1;
        double most = double.NegativeInfinity;
        for (int row = 0; row < _y.Length; row++)
        {
            if (CanRise(row) && -_y[row] * _gradient[row] > most)
                (i, most) = (row, -_y[row] * _gradient[row]);
        }
        if (i < 0)
            return false;

        // 2. The partner that lowers the objective most: (violation)² / curvature.
        float[] fromI = _kernel[i];
        int j = -1;
        double least = double.PositiveInfinity, best = 0;
        for (int row = 0; row < _y.Length; row++)
        {
            if (!CanFall(row))
                continue;
            double value = -_y[row] * _gradient[row];
            least = Math.Min(least, value);
            double violation = most - value;
            if (violation <= 0)
                continue;
            double gain = violation * violation / Curvature(fromI[row]);
            if (gain > best)
                (j, best) = (row, gain);
        }
        if (j < 0 || most - least < Tolerance)
            return false;
        Move(i, j, (most + _y[j] * _gradient[j]) / Curvature(fromI[j]), fromI);
        return true;
    }

    // K(a, a) = 1 for this kernel, so the curvature along the pair is 1 + 1 - 2 K(a, b).
    private static double Curvature(float kernel) => Math.Max(2 - 2.0 * kernel, SmallestCurvature);

    private void Move(int i, int j, double length, float[] fromI)
    {
        // y_i α_i rises and y_j α_j falls by the length, as far as both stay within [0, C].
        length = Math.Min(length, _y[i] > 0 ? _c - _alpha[i] : _alpha[i]);
        length = Math.Min(length, _y[j] > 0 ? _alpha[j] : _c - _alpha[j]);
        _alpha[i] = Math.Clamp(_alpha[i] + _y[i] * length, 0, _c);
        _alpha[j] = Math.Clamp(_alpha[j] - _y[j] * length, 0, _c);
        float[] fromJ = _kernel[j];
        for (int row = 0; row < _gradient.Length; row++)
            _gradient[row] += _y[row] * length * ((double)fromI[row] - fromJ[row]);
    }
}
