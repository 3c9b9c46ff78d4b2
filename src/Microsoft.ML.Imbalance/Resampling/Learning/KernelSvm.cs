using System.Numerics;

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
    private const int StepsBetweenReports = 64;

    private readonly double _c;
    private readonly int _rowCount;
    private readonly bool[] _isPositive;
    private readonly double[] _alpha;
    private readonly KernelRows _kernel;

    // -y times the gradient: pairs are chosen by it, and it changes by the difference of two kernel rows.
    private readonly double[] _pull;

    // Added to the pull: 0 where y α can still grow, or shrink, within its bounds, and else what makes the row the last to be chosen. Rows that fill up the last vector never can.
    private readonly double[] _riseBar;
    private readonly double[] _fallBar;

    private KernelSvm(RowMatrix rows, Func<int, bool> isPositive, double c)
    {
        _c = c;
        _rowCount = rows.RowCount;
        _isPositive = [.. Enumerable.Range(0, _rowCount).Select(isPositive)];
        _alpha = new double[_rowCount];
        _kernel = new KernelRows(rows, ScaledGamma(rows));
        _pull = new double[_kernel.Length];
        _riseBar = new double[_kernel.Length];
        _fallBar = new double[_kernel.Length];
        Array.Fill(_riseBar, double.NegativeInfinity);
        Array.Fill(_fallBar, double.PositiveInfinity);
        for (int row = 0; row < _rowCount; row++)
        {
            _pull[row] = _isPositive[row] ? 1 : -1;
            Change(row, 0);
        }
    }

    /// <summary>The rows that the border rests on, ascending.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="isPositive">Whether a row is of the class.</param>
    /// <param name="c">The penalty of a row on the wrong side.</param>
    public static int[] FindSupportVectors(RowMatrix rows, Func<int, bool> isPositive, double c)
    {
        var svm = new KernelSvm(rows, isPositive, c);
        long limit = Math.Max(10_000_000L, 100L * rows.RowCount);
        var work = new LongWork("steps of the support vector machine");
        for (long step = 1; step <= limit && svm.Improve(); step++)
        {
            if (step % StepsBetweenReports == 0)
                work.Step(StepsBetweenReports);
        }
        return [.. Enumerable.Range(0, svm._rowCount).Where(row => svm._alpha[row] > 0)];
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

    /// <summary>One step on the pair that promises most; false once no pair violates optimality by more than the tolerance.</summary>
    private bool Improve()
    {
        // 1. The row that violates most.
        int i = FirstOfLargest(_pull, _riseBar);
        double most = _pull[i] + _riseBar[i];
        if (double.IsNegativeInfinity(most))
            return false;

        // 2. The partner that lowers the objective most: (violation)² / curvature.
        float[] fromI = _kernel[i];
        (int j, double largestViolation) = FindPartner(most, fromI);
        if (j < 0 || largestViolation < Tolerance)
            return false;
        Move(i, j, (most - _pull[j]) / Curvature(fromI[j]), fromI);
        return true;
    }

    private static int FirstOfLargest(double[] values, double[] bars)
    {
        var largest = new Vector<double>(double.NegativeInfinity);
        for (int row = 0; row < values.Length; row += Vector<double>.Count)
            largest = Vector.Max(largest, new Vector<double>(values, row) + new Vector<double>(bars, row));
        double most = double.NegativeInfinity;
        for (int lane = 0; lane < Vector<double>.Count; lane++)
            most = Math.Max(most, largest[lane]);
        int first = 0;
        while (values[first] + bars[first] != most)
            first++;
        return first;
    }

    private (int Row, double LargestViolation) FindPartner(double most, float[] fromI)
    {
        Vector<double> violations = Vector<double>.Zero, gains = Vector<double>.Zero;
        for (int row = 0; row < _pull.Length; row += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(fromI, row), out Vector<double> low, out Vector<double> high);
            violations = Vector.Max(violations, Vector.Max(ViolationsFrom(most, row), ViolationsFrom(most, row + Vector<double>.Count)));
            gains = Vector.Max(gains, Vector.Max(Gains(ViolationsFrom(most, row), low), Gains(ViolationsFrom(most, row + Vector<double>.Count), high)));
        }
        double largest = 0, best = 0;
        for (int lane = 0; lane < Vector<double>.Count; lane++)
        {
            largest = Math.Max(largest, violations[lane]);
            best = Math.Max(best, gains[lane]);
        }
        return (best > 0 ? FirstWithGain(best, most, fromI) : -1, largest);
    }

    private int FirstWithGain(double gain, double most, float[] fromI)
    {
        for (int row = 0; ; row += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(fromI, row), out Vector<double> low, out Vector<double> high);
            if (!Vector.EqualsAny(Gains(ViolationsFrom(most, row), low), new Vector<double>(gain)) && !Vector.EqualsAny(Gains(ViolationsFrom(most, row + Vector<double>.Count), high), new Vector<double>(gain)))
                continue;
            for (int lane = row; ; lane++)
            {
                double violation = Math.Max(0, most - (_pull[lane] + _fallBar[lane]));
                if (violation * violation / Curvature(fromI[lane]) == gain)
                    return lane;
            }
        }
    }

    // How much less each row is pulled than the one that is pulled most, if it can fall; else 0.
    private Vector<double> ViolationsFrom(double most, int row)
        => Vector.Max(Vector<double>.Zero, new Vector<double>(most) - (new Vector<double>(_pull, row) + new Vector<double>(_fallBar, row)));

    private static Vector<double> Gains(Vector<double> violations, Vector<double> kernel)
        => violations * violations / Vector.Max(new Vector<double>(2) - new Vector<double>(2) * kernel, new Vector<double>(SmallestCurvature));

    // K(a, a) = 1 for this kernel, so the curvature along the pair is 1 + 1 - 2 K(a, b).
    private static double Curvature(float kernel) => Math.Max(2 - 2.0 * kernel, SmallestCurvature);

    // y_i α_i rises and y_j α_j falls by the length, as far as both stay within their bounds.
    private void Move(int i, int j, double length, float[] fromI)
    {
        length = Math.Min(length, _isPositive[i] ? _c - _alpha[i] : _alpha[i]);
        length = Math.Min(length, _isPositive[j] ? _alpha[j] : _c - _alpha[j]);
        Change(i, length);
        Change(j, -length);
        float[] fromJ = _kernel[j];
        var step = new Vector<double>(length);
        for (int row = 0; row < _pull.Length; row += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(fromI, row), out Vector<double> lowI, out Vector<double> highI);
            Vector.Widen(new Vector<float>(fromJ, row), out Vector<double> lowJ, out Vector<double> highJ);
            (new Vector<double>(_pull, row) - step * (lowI - lowJ)).CopyTo(_pull, row);
            (new Vector<double>(_pull, row + Vector<double>.Count) - step * (highI - highJ)).CopyTo(_pull, row + Vector<double>.Count);
        }
    }

    private void Change(int row, double rise)
    {
        _alpha[row] = Math.Clamp(_alpha[row] + (_isPositive[row] ? rise : -rise), 0, _c);
        bool canGrow = _alpha[row] < _c, canShrink = _alpha[row] > 0;
        (bool canRise, bool canFall) = _isPositive[row] ? (canGrow, canShrink) : (canShrink, canGrow);
        _riseBar[row] = canRise ? 0 : double.NegativeInfinity;
        _fallBar[row] = canFall ? 0 : double.PositiveInfinity;
    }
}
