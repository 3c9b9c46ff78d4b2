using CsCheck;

namespace Microsoft.ML.Imbalance.Tests.Calibration;

[TestClass]
public sealed class CalibrationMathTests
{
    [TestMethod]
    public void EquationsAreSolved()
    {
        // 2 y = 4, x + y - z = 0, 3 x + z = 6: the first pivot is 0.
        double[] x = LinearEquations.Solve(new double[,] { { 0, 2, 0 }, { 1, 1, -1 }, { 3, 0, 1 } }, [4, 0, 6]);
        CollectionAssert.AreEqual(new[] { 1.0, 2, 3 }, Array.ConvertAll(x, v => Math.Round(v, 12)));
    }

    [TestMethod]
    public void TwoGroupsOfRowsHaveTheirOwnOdds()
    {
        // At x = 0 one of four, at x = 1 three of four: b_0 = ln(1/3), b = ln 3 - ln(1/3).
        double[] solution = LogisticFit.Solve([[0, 0, 0, 0, 1, 1, 1, 1]], [1, 0, 0, 0, 1, 1, 1, 0], []);
        Assert.AreEqual(2 * Math.Log(3), solution[0], 1e-6);
        Assert.AreEqual(-Math.Log(3), solution[1], 1e-6);
        // The same with weights instead of rows.
        double[] weighted = LogisticFit.Solve([[0, 0, 1, 1]], [1, 0, 1, 0], [1, 3, 3, 1]);
        Assert.AreEqual(solution[0], weighted[0], 1e-6);
        Assert.AreEqual(solution[1], weighted[1], 1e-6);
        // A column that says nothing gets no weight.
        double[] constant = LogisticFit.Solve([[2, 2, 2, 2]], [1, 0, 0, 0], []);
        Assert.AreEqual(-Math.Log(3), 2 * constant[0] + constant[1], 1e-6);
    }

    [TestMethod]
    public void TargetsAreThoseOfPlatt()
    {
        // 3 positive rows, 2 negative: 4/5 and 1/4.
        CollectionAssert.AreEqual(new[] { 0.8, 0.8, 0.25, 0.8, 0.25 }, SmoothedTargets.Of([true, true, false, true, false], []));
        CollectionAssert.AreEqual(new[] { 0.8, 0.25 }, SmoothedTargets.Of([true, false], [3, 2]));
    }

    [TestMethod]
    public void PlattFindsSlopeAndIntercept()
    {
        (double[] scores, bool[] positive) = Draw(50_000, s => 1 / (1 + Math.Exp(-(1.5 * s - 2))));
        (double slope, double intercept) = PlattScaling.Fit(scores, positive, []);
        Assert.AreEqual(1.5, slope, 0.05);
        Assert.AreEqual(-2, intercept, 0.05);
    }

    [TestMethod]
    public void ScoresThatSeparateDoNotMakePlattCertain()
    {
        (double slope, double intercept) = PlattScaling.Fit([1, 2, 3, 4], [false, false, true, true], []);
        // Targets 3/4 and 1/4: no row is sure.
        Assert.IsTrue(slope is > 0 and < 3, $"{slope}");
        Assert.AreEqual(0, slope * 2.5 + intercept, 1e-6);
    }

    [TestMethod]
    public void BetaFindsItsThreeNumbersAndLeavesWhatIsRight()
    {
        // The true odds are p² / (1 - p)^0.5 · e^-1.
        RandomStream random = RandomStream.Create(2, "beta");
        double[] p = [.. Enumerable.Range(0, 50_000).Select(_ => 0.001 + 0.998 * random.NextDouble())];
        bool[] positive = Array.ConvertAll(p, q =>
        {
            double odds = q * q / Math.Sqrt(1 - q) * Math.Exp(-1);
            return random.NextDouble() < odds / (1 + odds);
        });
        (double a, double b, double c) = BetaCalibration.Fit(p, positive, []);
        // Standard errors are about 0.05.
        Assert.AreEqual(2, a, 0.15);
        Assert.AreEqual(0.5, b, 0.15);
        Assert.AreEqual(-1, c, 0.2);
        (a, b, c) = BetaCalibration.Fit(p, Array.ConvertAll(p, q => random.NextDouble() < q), []);
        Assert.AreEqual(1, a, 0.15);
        Assert.AreEqual(1, b, 0.15);
        Assert.AreEqual(0, c, 0.15);
    }

    [TestMethod]
    public void BetaNeverTurnsTheRankingAround()
    {
        double[] p = [0.1, 0.2, 0.3, 0.7, 0.8, 0.9];
        (double a, double b, _) = BetaCalibration.Fit(p, [true, true, false, true, false, false], []);
        Assert.IsTrue(a >= 0 && b >= 0, $"{a}, {b}");
        // More extreme at the low end than at the high one: only ln(1 - p) rises with the odds.
        (a, b, _) = BetaCalibration.Fit([0.001, 0.01, 0.1, 0.5, 0.9, 0.95], [true, false, false, false, true, true], []);
        Assert.AreEqual(0, a);
        Assert.IsGreaterThan(0, b);
    }

    [TestMethod]
    public void NeighborsThatFallArePooled()
    {
        // 1: no; 2: yes, no; 3: no; 4: yes; 5: yes. At 2 a half, at 3 none: pooled to 1/3. Then 1, and 1 again: pooled too.
        MonotoneFunction function = IsotonicRegression.Fit([1, 2, 2, 3, 4, 5], [false, true, false, false, true, true], []);
        (float From, float To, double Value)[] pieces = [.. function.Pieces];
        CollectionAssert.AreEqual(new[] { (1f, 1f), (2f, 3f), (4f, 5f) }, Array.ConvertAll(pieces, p => (p.From, p.To)));
        // 0 of 1 row becomes 0.5 / 2, 1 of 2 rows 1 - 0.5 / 3.
        Assert.AreEqual(0.25, pieces[0].Value);
        Assert.AreEqual(1.0 / 3, pieces[1].Value, 1e-12);
        Assert.AreEqual(1 - 0.5 / 3, pieces[2].Value, 1e-12);
    }

    [TestMethod]
    public void IsotonicRegressionIsTheBestFunctionThatNeverFalls() => Gen.Select(Gen.Int[0, 5].Array[1, 8], Gen.Bool.Array[8]).Sample(
        (levels, labels) =>
        {
            // Against the min-max formula: at x, the largest over lower ends of the smallest over upper ends of the mean between.
            bool[] positive = labels[..levels.Length];
            MonotoneFunction function = IsotonicRegression.Fit([.. levels.Select(l => (double)l)], positive, []);
            foreach (int x in levels.Distinct())
            {
                double expected = levels.Where(l => l <= x).Max(low => levels.Where(l => l >= x).Min(high =>
                    levels.Zip(positive).Where(r => r.First >= low && r.First <= high).Average(r => r.Second ? 1.0 : 0)));
                var piece = function.Pieces.Single(p => p.From <= x && x <= p.To);
                int count = levels.Count(l => piece.From <= l && l <= piece.To);
                Assert.AreEqual(Math.Clamp(expected, 0.5 / (count + 1), 1 - 0.5 / (count + 1)), piece.Value, 1e-12);
            }
        },
        iter: 2000);

    [TestMethod]
    public void TheTemperatureOfTwoClassesIsFound()
    {
        (double[] z, bool[] positive) = Draw(50_000, s => 1 / (1 + Math.Exp(-0.4 * s)));
        Assert.AreEqual(0.4, TemperatureScaling.Fit(z, positive, []), 0.02);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void TemperatureAndBiasOfSeveralClassesAreFound(bool withBias)
    {
        RandomStream random = RandomStream.Create(1, "temperature");
        double[] bias = withBias ? [0, 1, -2] : [0, 0, 0];
        var table = new ScoreTable(3);
        var actual = new ClassCodes(0);
        for (int row = 0; row < 30_000; row++)
        {
            double[] z = [2 * random.NextGaussian(), 2 * random.NextGaussian(), 2 * random.NextGaussian()];
            double[] truth = ClassShares.Of([.. z.Zip(bias, (v, b) => Math.Exp(0.5 * v + b))]);
            double draw = random.NextDouble();
            actual.Add(draw < truth[0] ? 0 : draw < truth[0] + truth[1] ? 1 : 2);
            table.Add(ClassShares.Of(Array.ConvertAll(z, Math.Exp)));
        }
        (double exponent, double[] factors) = TemperatureScaling.Fit(table, actual, [], withBias);
        Assert.AreEqual(0.5, exponent, 0.02);
        Assert.AreEqual(1, factors[0]);
        Assert.AreEqual(Math.Exp(bias[1]), factors[1], 0.15);
        Assert.AreEqual(Math.Exp(bias[2]), factors[2], 0.02);
    }

    private static (double[] Scores, bool[] Positive) Draw(int count, Func<double, double> probability)
    {
        RandomStream random = RandomStream.Create(1, "draw");
        double[] scores = [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextGaussian())];
        return (scores, Array.ConvertAll(scores, s => random.NextDouble() < probability(s)));
    }
}
