using System.Text.Json;

namespace Microsoft.ML.Imbalance.Tests.Evaluation.Statistics;

/// <summary>Distributions, intervals and tests against SciPy.</summary>
[TestClass]
public sealed class DistributionTests
{
    private static readonly JsonElement Values = ReferenceFile.Cases("curves.json").Single(c => c.GetProperty("kind").GetString() == "distributions");

    [TestMethod]
    public void NormalProbabilitiesAgree()
    {
        foreach (JsonElement value in Values.GetProperty("normal").EnumerateArray())
        {
            double x = Number(value, "x");
            AssertClose(Number(value, "cdf"), NormalDistribution.Cumulative(x), $"P(Z <= {x})");
            AssertClose(Number(value, "tail"), NormalDistribution.UpperTail(x), $"P(Z > {x})");
        }
    }

    [TestMethod]
    public void NormalQuantilesAgree()
    {
        foreach (JsonElement value in Values.GetProperty("normal_quantile").EnumerateArray())
            Assert.AreEqual(Number(value, "x"), NormalDistribution.Quantile(Number(value, "p")), 1e-11, $"quantile of {Number(value, "p")}");
        Assert.AreEqual(double.NegativeInfinity, NormalDistribution.Quantile(0));
        Assert.AreEqual(double.PositiveInfinity, NormalDistribution.Quantile(1));
    }

    [TestMethod]
    public void BetaProbabilitiesAgree()
    {
        foreach (JsonElement value in Values.GetProperty("beta").EnumerateArray())
        {
            double x = Number(value, "x"), a = Number(value, "a"), b = Number(value, "b"), expected = Number(value, "cdf");
            // Of shapes in the ten thousands the logarithms are as large, and leave 10 of 16 digits.
            AssertClose(expected, BetaDistribution.Cumulative(x, a, b), $"P(B({a}, {b}) <= {x})", 1e-9);
            if (expected is > 1e-10 and < 1 - 1e-6)
                Assert.AreEqual(x, BetaDistribution.Quantile(expected, a, b), 1e-9, $"quantile of B({a}, {b})");
        }
    }

    [TestMethod]
    public void IntervalsOfProportionsAgree()
    {
        foreach (JsonElement value in Values.GetProperty("proportion").EnumerateArray())
        {
            ProportionIntervalMethod method = value.GetProperty("method").GetString() == "wilson" ? ProportionIntervalMethod.Wilson : ProportionIntervalMethod.ClopperPearson;
            (double lower, double upper) = ProportionInterval.Of(Number(value, "successes"), Number(value, "trials"), Number(value, "level"), method);
            Assert.AreEqual(Number(value, "lower"), lower, 1e-10, value.GetRawText());
            Assert.AreEqual(Number(value, "upper"), upper, 1e-10, value.GetRawText());
        }
    }

    [TestMethod]
    public void WilsonsIntervalByHand()
    {
        // 1 of 4 at z = 1: center (0.25 + 1/8) / (1 + 1/4) = 0.3, half width √(0.1875 / 4 + 1 / 64) / 1.25 = 0.25 / 1.25 = 0.2. z = 1 is a level of 0.6827.
        (double lower, double upper) = ProportionInterval.Of(1, 4, 1 - 2 * NormalDistribution.UpperTail(1), ProportionIntervalMethod.Wilson);
        Assert.AreEqual(0.1, lower, 1e-12);
        Assert.AreEqual(0.5, upper, 1e-12);
    }

    [TestMethod]
    public void McNemarsExactTestIsTheBinomialTest()
    {
        foreach (JsonElement value in Values.GetProperty("binomial").EnumerateArray())
        {
            double fewer = Number(value, "fewer"), all = Number(value, "all");
            var test = new McNemarTest(10, fewer, all - fewer, 3);
            Assert.AreEqual(Number(value, "exact"), test.ExactPValue, 1e-12);
            double mid = fewer * 2 == all ? 1 : Number(value, "exact") - Number(value, "point");
            Assert.AreEqual(mid, test.MidPValue, 1e-12);
        }
    }

    private static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();

    private static void AssertClose(double expected, double actual, string what, double tolerance = 1e-12)
        => Assert.AreEqual(1, expected == actual ? 1 : actual / expected, tolerance, $"{what}: {expected} expected, {actual} found");
}
