using System.Globalization;

namespace Microsoft.ML.Imbalance;

/// <summary>
/// Whether one of two models is right more often than the other on the same rows (McNemar, "Note on the sampling error of the difference between correlated
/// proportions or percentages", Psychometrika 12, 1947).
/// </summary>
/// <remarks>
/// Only rows on which one is right and the other wrong tell anything: if the models are equally good, each of those is a toss of a coin. It is a test of accuracy, and on
/// imbalanced data of the frequent class above all; <see cref="ModelComparison{TMetrics}.PerClassDecisions"/> asks each class apart.
/// </remarks>
public sealed class McNemarTest
{
    internal McNemarTest(double bothRight, double onlyARight, double onlyBRight, double bothWrong)
    {
        BothRight = bothRight;
        OnlyARight = onlyARight;
        OnlyBRight = onlyBRight;
        BothWrong = bothWrong;
        double fewer = Math.Min(onlyARight, onlyBRight), all = onlyARight + onlyBRight;
        // P(X ≤ k) of n tosses is P(B ≤ 1/2) for B of shapes n - k and k + 1.
        double tail = all > 0 ? BetaDistribution.Cumulative(0.5, all - fewer, fewer + 1) : 1;
        double before = fewer > 0 ? BetaDistribution.Cumulative(0.5, all - fewer + 1, fewer) : 0;
        ExactPValue = Math.Min(1, 2 * tail);
        MidPValue = Math.Min(1, tail + before);
    }

    /// <summary>Rows on which both models are right, or the sum of their weights.</summary>
    public double BothRight { get; }

    /// <summary>Rows on which only the first model is right.</summary>
    public double OnlyARight { get; }

    /// <summary>Rows on which only the second model is right.</summary>
    public double OnlyBRight { get; }

    /// <summary>Rows on which both models are wrong.</summary>
    public double BothWrong { get; }

    /// <summary>The exact two-sided p-value, 2 P(X ≤ k) of a binomial count: it never rejects too often, and rather too seldom. 1 if the models never differ.</summary>
    public double ExactPValue { get; }

    /// <summary>
    /// The mid-p-value, 2 P(X &lt; k) + P(X = k): rejects about as often as it says (Fagerland, Lydersen and Laake, "The McNemar test for binary matched-pairs data",
    /// BMC Medical Research Methodology 13, 2013). 1 if the models never differ.
    /// </summary>
    public double MidPValue { get; }

    /// <summary>The rows on which one model is right alone, and the p-values, on one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"only A right on {OnlyARight:0.###}, only B on {OnlyBRight:0.###}: exact p = {ExactPValue:0.0000}, mid-p = {MidPValue:0.0000}");

    /// <param name="actual">The class of each row.</param>
    /// <param name="predictedA">What the first model says.</param>
    /// <param name="predictedB">What the second model says.</param>
    /// <param name="weights">A weight of each row, or nothing if all weigh 1.</param>
    /// <param name="onlyClass">The class whose rows are looked at; null for all.</param>
    internal static McNemarTest Of(ClassCodes actual, ClassCodes predictedA, ClassCodes predictedB, ReadOnlySpan<double> weights, int? onlyClass = null)
    {
        double bothRight = 0, onlyA = 0, onlyB = 0, bothWrong = 0;
        for (int row = 0; row < actual.Count; row++)
        {
            if (onlyClass is int c && actual[row] != c)
                continue;
            double weight = weights.IsEmpty ? 1 : weights[row];
            switch (predictedA[row] == actual[row], predictedB[row] == actual[row])
            {
                case (true, true): bothRight += weight; break;
                case (true, false): onlyA += weight; break;
                case (false, true): onlyB += weight; break;
                default: bothWrong += weight; break;
            }
        }
        return new McNemarTest(bothRight, onlyA, onlyB, bothWrong);
    }
}
