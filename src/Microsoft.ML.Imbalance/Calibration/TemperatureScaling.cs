namespace Microsoft.ML.Imbalance;

/// <summary>
/// ln p_k becomes ln p_k / T + b_k, scaled to the sum 1 (Guo et al., "On calibration of modern neural networks", ICML 2017, with b = 0; with b, "bias-corrected", Alexandari,
/// Kundaje and Shrikumar, "Maximum likelihood with bias-corrected calibration is hard-to-beat at label shift adaptation", ICML 2020).
/// </summary>
internal static class TemperatureScaling
{
    // Colder or hotter than this, the rows do not determine the temperature.
    private const double LeastExponent = 0.05;
    private const double GreatestExponent = 20;

    // A class without rows is ever less likely: this is enough.
    private const double LargestBias = 20;
    private const double SmallestProbability = 1e-38;
    private const int MaximumIterations = 100;
    private const double Tolerance = 1e-10;
    private const double Ridge = 1e-6;

    /// <summary>1 / T for two classes: the factor on the logarithm of the odds.</summary>
    public static double Fit(ReadOnlySpan<double> logOdds, ReadOnlySpan<bool> positive, ReadOnlySpan<double> weights)
    {
        // The slope of the likelihood falls with the factor: halving an interval finds where it is 0.
        double low = LeastExponent, high = GreatestExponent;
        var work = new LongWork("halvings");
        while (high - low > Tolerance)
        {
            work.Step();
            double middle = (low + high) / 2, slope = 0;
            for (int i = 0; i < logOdds.Length; i++)
            {
                double z = logOdds[i], weight = weights.IsEmpty ? 1 : weights[i];
                slope += weight * z * ((positive[i] ? 1 : 0) - 1 / (1 + Math.Exp(-middle * z)));
            }
            if (slope > 0)
                low = middle;
            else
                high = middle;
        }
        return (low + high) / 2;
    }

    /// <summary>1 / T and, if wanted, exp(b_k) for several classes, the first of them 1.</summary>
    public static (double Exponent, double[] Factors) Fit(ScoreTable probabilities, ClassCodes actual, ReadOnlySpan<double> weights, bool withBias)
    {
        int classCount = probabilities.ColumnCount;
        double[][] logarithms = [.. Enumerable.Range(0, classCount).Select(k => Array.ConvertAll(probabilities.Column(k).ToArray(), p => Math.Log(Math.Max(p, SmallestProbability))))];
        // The exponent first, then the biases of all classes but the first.
        double[] solution = new double[withBias ? classCount : 1];
        solution[0] = 1;
        double loss = Loss(logarithms, actual, weights, solution);
        var work = new LongWork("steps of the fit");
        for (int iteration = 0; iteration < MaximumIterations; iteration++)
        {
            work.Step();
            double[] step = NewtonStep(logarithms, actual, weights, solution);
            double scale = 1, next = double.PositiveInfinity;
            double[] trial = solution;
            for (; scale > 1e-6; scale /= 2)
            {
                trial = [.. solution.Zip(step, (s, d) => s + scale * d)];
                trial[0] = Math.Clamp(trial[0], LeastExponent, Math.Min(GreatestExponent, MostForClasses(classCount)));
                for (int k = 1; k < trial.Length; k++)
                    trial[k] = Math.Clamp(trial[k], -LargestBias, LargestBias);
                next = Loss(logarithms, actual, weights, trial);
                if (next <= loss)
                    break;
            }
            if (!(next <= loss))
                break;
            bool isDone = loss - next <= Tolerance * Math.Abs(loss);
            (solution, loss) = (trial, next);
            if (isDone)
                break;
        }
        return (solution[0], [1, .. Enumerable.Range(1, classCount - 1).Select(k => withBias ? Math.Exp(solution[k]) : 1)]);
    }

    // (K p)^(1/T) is to stay a number in single precision.
    private static double MostForClasses(int classCount) => 80 / Math.Log(classCount);

    private static double[] NewtonStep(double[][] logarithms, ClassCodes actual, ReadOnlySpan<double> weights, double[] solution)
    {
        int size = solution.Length, classCount = logarithms.Length;
        var gradient = new double[size];
        var hessian = new double[size, size];
        var p = new double[classCount];
        for (int row = 0; row < actual.Count; row++)
        {
            Probabilities(logarithms, row, solution, p);
            double weight = weights.IsEmpty ? 1 : weights[row], mean = 0, square = 0;
            for (int k = 0; k < classCount; k++)
            {
                mean += p[k] * logarithms[k][row];
                square += p[k] * logarithms[k][row] * logarithms[k][row];
            }
            // z_k = s_0 x_k + s_k has the derivatives x_k, and 1 for its own bias; the Hessian is their covariance under p.
            gradient[0] += weight * (logarithms[actual[row]][row] - mean);
            hessian[0, 0] += weight * (square - mean * mean);
            for (int i = 1; i < size; i++)
            {
                gradient[i] += weight * ((actual[row] == i ? 1 : 0) - p[i]);
                hessian[i, 0] += weight * p[i] * (logarithms[i][row] - mean);
                hessian[i, i] += weight * p[i];
                for (int j = 1; j <= i; j++)
                    hessian[i, j] -= weight * p[i] * p[j];
            }
        }
        for (int i = 0; i < size; i++)
        {
            hessian[i, i] += Ridge * (1 + hessian[i, i]);
            for (int j = i + 1; j < size; j++)
                hessian[i, j] = hessian[j, i];
        }
        return LinearEquations.Solve(hessian, gradient);
    }

    private static double Loss(double[][] logarithms, ClassCodes actual, ReadOnlySpan<double> weights, double[] solution)
    {
        var p = new double[logarithms.Length];
        double sum = 0;
        for (int row = 0; row < actual.Count; row++)
        {
            Probabilities(logarithms, row, solution, p);
            sum -= (weights.IsEmpty ? 1 : weights[row]) * Math.Log(Math.Max(p[actual[row]], SmallestProbability));
        }
        return sum;
    }

    private static void Probabilities(double[][] logarithms, int row, double[] solution, double[] p)
    {
        double largest = double.NegativeInfinity, sum = 0;
        for (int k = 0; k < p.Length; k++)
        {
            p[k] = solution[0] * logarithms[k][row] + (k > 0 && k < solution.Length ? solution[k] : 0);
            largest = Math.Max(largest, p[k]);
        }
        for (int k = 0; k < p.Length; k++)
            sum += p[k] = Math.Exp(p[k] - largest);
        for (int k = 0; k < p.Length; k++)
            p[k] /= sum;
    }
}
