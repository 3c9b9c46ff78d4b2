using System.Numerics;
using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>Some rows of a support vector machine whose α are changed while those of all others stay as they are: by sequential minimal optimization, with all kernel values at hand.</summary>
/// <remarks>
/// The pair to improve is chosen by second-order information (Fan, Chen and Lin, "Working Set Selection Using Second Order Information for Training Support Vector Machines", JMLR 6, 2005).
/// </remarks>
internal sealed class SvmWorkingSet : IDisposable
{
    private const double SmallestCurvature = 1e-12;

    private readonly double _c;
    private readonly GaussianKernel _kernel;
    private readonly int _stride;
    private readonly AlignedBuffer _values;
    private readonly double[] _alpha;
    private readonly bool[] _isPositive;

    // -y times the gradient: pairs are chosen by it, and it changes by the difference of two kernel rows.
    private readonly double[] _pull;

    // Added to the pull: 0 where y α can still grow, or shrink, within its bounds, and else what makes the row the last to be chosen. Places that no row takes never can.
    private readonly double[] _riseBar;
    private readonly double[] _fallBar;

    private int _length;

    /// <param name="kernel">The kernel.</param>
    /// <param name="c">The largest α.</param>
    /// <param name="size">How many rows are taken at most.</param>
    public SvmWorkingSet(GaussianKernel kernel, double c, int size)
    {
        _c = c;
        Size = size;
        _kernel = kernel;
        _stride = (size + GaussianKernel.BlockSize - 1) / GaussianKernel.BlockSize * GaussianKernel.BlockSize;
        _values = AlignedBuffer.Of<float>((long)size * _stride);
        _alpha = new double[size];
        _isPositive = new bool[size];
        _pull = new double[_stride];
        _riseBar = new double[_stride];
        _fallBar = new double[_stride];
    }

    /// <summary>How many rows it takes at most.</summary>
    public int Size { get; }

    /// <summary>The α of the row at a place.</summary>
    public double AlphaOf(int place) => _alpha[place];

    /// <summary>Takes rows, and improves their α until no pair violates optimality by more than the tolerance.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="positives">Those of the class.</param>
    /// <param name="alpha">By row; left as it is.</param>
    /// <param name="pull">By row, -y times the gradient; left as it is.</param>
    /// <param name="tolerance">The tolerance.</param>
    /// <param name="mostSteps">After how many steps to stop, settled or not.</param>
    /// <returns>How many steps that took.</returns>
    public int Solve(ReadOnlyMemory<int> rows, RowSet positives, ReadOnlySpan<double> alpha, ReadOnlySpan<double> pull, double tolerance, int mostSteps)
    {
        _length = (rows.Length + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        _kernel.Fill(rows, _values, _stride);
        Array.Fill(_riseBar, double.NegativeInfinity);
        Array.Fill(_fallBar, double.PositiveInfinity);
        for (int place = 0; place < rows.Length; place++)
        {
            int row = rows.Span[place];
            _isPositive[place] = positives.Contains(row);
            _pull[place] = pull[row];
            _alpha[place] = alpha[row];
            Change(place, 0);
        }
        int steps = 0;
        while (steps < mostSteps && Improve(tolerance))
            steps++;
        return steps;
    }

    public void Dispose() => _values.Dispose();

    private ReadOnlySpan<float> KernelOf(int place) => _values.Values<float>(Size * _stride).Slice(place * _stride, _length);

    /// <summary>One step on the pair that promises most; false once no pair violates optimality by more than the tolerance.</summary>
    private bool Improve(double tolerance)
    {
        // 1. The row that violates most.
        int i = FirstOfLargest();
        if (i < 0)
            return false;

        // 2. The partner that lowers the objective most: (violation)² / curvature.
        ReadOnlySpan<float> fromI = KernelOf(i);
        (int j, double largestViolation) = FindPartner(_pull[i], fromI);
        if (j < 0 || largestViolation < tolerance)
            return false;
        Move(i, j, (_pull[i] - _pull[j]) / Curvature(fromI[j]), fromI);
        return true;
    }

    private int FirstOfLargest()
    {
        var largest = new Vector<double>(double.NegativeInfinity);
        for (int place = 0; place < _length; place += Vector<double>.Count)
            largest = Vector.Max(largest, new Vector<double>(_pull, place) + new Vector<double>(_riseBar, place));
        double most = double.NegativeInfinity;
        for (int lane = 0; lane < Vector<double>.Count; lane++)
            most = Math.Max(most, largest[lane]);
        if (double.IsNegativeInfinity(most))
            return -1;
        int first = 0;
        while (_pull[first] + _riseBar[first] != most)
            first++;
        return first;
    }

    private (int Place, double LargestViolation) FindPartner(double most, ReadOnlySpan<float> fromI)
    {
        Vector<double> violations = Vector<double>.Zero, gains = Vector<double>.Zero;
        for (int place = 0; place < _length; place += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(fromI[place..]), out Vector<double> low, out Vector<double> high);
            Vector<double> first = ViolationsFrom(most, place), second = ViolationsFrom(most, place + Vector<double>.Count);
            violations = Vector.Max(violations, Vector.Max(first, second));
            gains = Vector.Max(gains, Vector.Max(Gains(first, low), Gains(second, high)));
        }
        double largest = 0, best = 0;
        for (int lane = 0; lane < Vector<double>.Count; lane++)
        {
            largest = Math.Max(largest, violations[lane]);
            best = Math.Max(best, gains[lane]);
        }
        return (best > 0 ? FirstWithGain(best, most, fromI) : -1, largest);
    }

    private int FirstWithGain(double gain, double most, ReadOnlySpan<float> fromI)
    {
        for (int place = 0; ; place += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(fromI[place..]), out Vector<double> low, out Vector<double> high);
            if (!Vector.EqualsAny(Gains(ViolationsFrom(most, place), low), new Vector<double>(gain))
                && !Vector.EqualsAny(Gains(ViolationsFrom(most, place + Vector<double>.Count), high), new Vector<double>(gain)))
            {
                continue;
            }
            for (int lane = place; ; lane++)
            {
                double violation = Math.Max(0, most - (_pull[lane] + _fallBar[lane]));
                if (violation * violation / Curvature(fromI[lane]) == gain)
                    return lane;
            }
        }
    }

    // How much less each row is pulled than the one that is pulled most, if it can fall; else 0.
    private Vector<double> ViolationsFrom(double most, int place)
        => Vector.Max(Vector<double>.Zero, new Vector<double>(most) - (new Vector<double>(_pull, place) + new Vector<double>(_fallBar, place)));

    private static Vector<double> Gains(Vector<double> violations, Vector<double> kernel)
        => violations * violations / Vector.Max(new Vector<double>(2) - new Vector<double>(2) * kernel, new Vector<double>(SmallestCurvature));

    // K(a, a) = 1 for this kernel, so the curvature along the pair is 1 + 1 - 2 K(a, b).
    private static double Curvature(float kernel) => Math.Max(2 - 2.0 * kernel, SmallestCurvature);

    // y_i α_i rises and y_j α_j falls by the length, as far as both stay within their bounds.
    private void Move(int i, int j, double length, ReadOnlySpan<float> fromI)
    {
        length = Math.Min(length, _isPositive[i] ? _c - _alpha[i] : _alpha[i]);
        length = Math.Min(length, _isPositive[j] ? _alpha[j] : _c - _alpha[j]);
        Change(i, length);
        Change(j, -length);
        ReadOnlySpan<float> fromJ = KernelOf(j);
        var step = new Vector<double>(length);
        for (int place = 0; place < _length; place += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(fromI[place..]), out Vector<double> lowI, out Vector<double> highI);
            Vector.Widen(new Vector<float>(fromJ[place..]), out Vector<double> lowJ, out Vector<double> highJ);
            (new Vector<double>(_pull, place) - step * (lowI - lowJ)).CopyTo(_pull, place);
            (new Vector<double>(_pull, place + Vector<double>.Count) - step * (highI - highJ)).CopyTo(_pull, place + Vector<double>.Count);
        }
    }

    private void Change(int place, double rise)
    {
        _alpha[place] = Math.Clamp(_alpha[place] + (_isPositive[place] ? rise : -rise), 0, _c);
        bool canGrow = _alpha[place] < _c, canShrink = _alpha[place] > 0;
        (bool canRise, bool canFall) = _isPositive[place] ? (canGrow, canShrink) : (canShrink, canGrow);
        _riseBar[place] = canRise ? 0 : double.NegativeInfinity;
        _fallBar[place] = canFall ? 0 : double.PositiveInfinity;
    }
}
