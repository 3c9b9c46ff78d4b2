namespace Microsoft.ML.Imbalance;

/// <summary>Maximum likelihood of P(y = 1) = 1 / (1 + exp(-(b · x + b_0))) with few columns, by Newton's method with halved steps.</summary>
internal static class LogisticFit
{
    private const int MaximumIterations = 100;
    private const double Tolerance = 1e-10;

    // Keeps the equations solvable where a column is constant; too small to move what is well determined.
    private const double Ridge = 1e-9;

    /// <param name="columns">The columns of x.</param>
    /// <param name="targets">y of each row: 0, 1, or between.</param>
    /// <param name="weights">A weight of each row, or nothing if all weigh 1.</param>
    /// <returns>b, and b_0 last.</returns>
    public static double[] Solve(double[][] columns, ReadOnlySpan<double> targets, ReadOnlySpan<double> weights)
    {
        int size = columns.Length + 1;
        var coefficients = new double[size];
        var x = new double[size];
        x[^1] = 1;
        double loss = Loss(columns, coefficients, targets, weights);
        var work = new LongWork("steps of the fit");
        for (int iteration = 0; iteration < MaximumIterations; iteration++)
        {
            work.Step();
            var gradient = new double[size];
            var hessian = new double[size, size];
            for (int row = 0; row < targets.Length; row++)
            {
                for (int c = 0; c < columns.Length; c++)
                    x[c] = columns[c][row];
                double p = 1 / (1 + Math.Exp(-Dot(coefficients, x))), weight = weights.IsEmpty ? 1 : weights[row];
                for (int i = 0; i < size; i++)
                {
                    gradient[i] += weight * (targets[row] - p) * x[i];
                    for (int j = 0; j < size; j++)
                        hessian[i, j] += weight * p * (1 - p) * x[i] * x[j];
                }
            }
            for (int i = 0; i < size; i++)
                hessian[i, i] += Ridge * (1 + hessian[i, i]);
            double[] step = LinearEquations.Solve(hessian, gradient);

            double scale = 1, next = double.PositiveInfinity;
            double[] trial = coefficients;
            for (; scale > 1e-6; scale /= 2)
            {
                trial = [.. coefficients.Zip(step, (b, s) => b + scale * s)];
                next = Loss(columns, trial, targets, weights);
                if (next <= loss)
                    break;
            }
            if (!(next <= loss))
                break;
            bool isDone = loss - next <= Tolerance * Math.Abs(loss);
            (coefficients, loss) = (trial, next);
            if (isDone)
                break;
        }
        return coefficients;
    }

    private static double Loss(double[][] columns, double[] coefficients, ReadOnlySpan<double> targets, ReadOnlySpan<double> weights)
    {
        double sum = 0;
        for (int row = 0; row < targets.Length; row++)
        {
            double z = coefficients[^1];
            for (int c = 0; c < columns.Length; c++)
                z += coefficients[c] * columns[c][row];
            // -t ln p - (1 - t) ln (1 - p) = ln (1 + exp(-|z|)) + max(z, 0) - t z
            double loss = Math.Log(1 + Math.Exp(-Math.Abs(z))) + Math.Max(z, 0) - targets[row] * z;
            sum += weights.IsEmpty ? loss : weights[row] * loss;
        }
        return sum;
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
