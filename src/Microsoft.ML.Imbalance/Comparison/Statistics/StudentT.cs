namespace Microsoft.ML.Imbalance;

/// <summary>Student's t distribution.</summary>
internal static class StudentT
{
    private const double Tolerance = 1e-12;

    /// <summary>The value t with P(|T| ≤ t) = <paramref name="confidence"/>.</summary>
    /// <param name="confidence">Above 0 and below 1.</param>
    /// <param name="degreesOfFreedom">At least 1.</param>
    public static double TwoSidedQuantile(double confidence, int degreesOfFreedom)
    {
        // P(|T| ≤ t) grows with t: doubling finds a bound, halving the value.
        double high = 1;
        while (Within(high, degreesOfFreedom) < confidence)
            high *= 2;
        double low = 0;
        while (high - low > Tolerance * high)
        {
            double middle = (low + high) / 2;
            if (Within(middle, degreesOfFreedom) < confidence)
                low = middle;
            else
                high = middle;
        }
        return (low + high) / 2;
    }

    /// <summary>P(|T| > |t|).</summary>
    /// <param name="t">Any number.</param>
    /// <param name="degreesOfFreedom">At least 1.</param>
    public static double TwoSidedPValue(double t, int degreesOfFreedom) => 1 - Within(Math.Abs(t), degreesOfFreedom);

    /// <summary>P(|T| ≤ t), as a finite sum (Abramowitz and Stegun, 26.7.3 and 26.7.4).</summary>
    private static double Within(double t, int degreesOfFreedom)
    {
        double angle = Math.Atan(t / Math.Sqrt(degreesOfFreedom));
        double squaredCosine = Math.Cos(angle) * Math.Cos(angle);
        bool isOdd = degreesOfFreedom % 2 == 1;
        // Odd: cos + 2/3 cos³ + 2·4/(3·5) cos⁵ …; even: 1 + 1/2 cos² + 1·3/(2·4) cos⁴ …; up to the power degreesOfFreedom - 2.
        double term = isOdd ? Math.Cos(angle) : 1;
        double sum = degreesOfFreedom == 1 ? 0 : term;
        for (int power = isOdd ? 3 : 2; power <= degreesOfFreedom - 2; power += 2)
        {
            term *= squaredCosine * (power - 1) / power;
            sum += term;
        }
        return isOdd ? 2 / Math.PI * (angle + Math.Sin(angle) * sum) : Math.Sin(angle) * sum;
    }
}
