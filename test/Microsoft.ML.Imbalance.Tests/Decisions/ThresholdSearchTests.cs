using CsCheck;

namespace Microsoft.ML.Imbalance.Tests.Decisions;

[TestClass]
public sealed class ThresholdSearchTests
{
    private static readonly string[] Classes = ["no", "yes"];

    [TestMethod]
    public void TheThresholdIsInTheMiddleOfTheBestInterval()
    {
        // From above: yes 0.9, yes 0.7, no 0.6, yes 0.4, no 0.1. F1 of the first two: 4 / (4 + 1) = 0.8; of four: 6 / (6 + 1) = 0.857.
        ThresholdCuts cuts = Cuts([0.9, 0.7, 0.6, 0.4, 0.1], [true, true, false, true, false]);
        Assert.AreEqual(0.25, Find(DecisionObjective.F1, cuts)!.Value, 1e-7);
        // Youden: 2/3 from 0.7 on; 1 - 1/2 from 0.4 on.
        Assert.AreEqual(0.65, Find(DecisionObjective.Youden, cuts)!.Value, 1e-7);
    }

    [TestMethod]
    public void OfEqualStretchesTheWidestIsTakenAndOfEquallyWideOnesTheUpper()
    {
        // Accuracy-like costs: one mistake from 0.8 on and from 0.3 on; both are best. (0.7, 0.8] is narrower than (0.1, 0.3].
        ThresholdCuts cuts = Cuts([0.8, 0.7, 0.3, 0.1], [true, false, true, false]);
        Assert.AreEqual(0.2, Find(DecisionObjective.Cost(CostMatrix.Binary(1, 1)), cuts)!.Value, 1e-7);
        // Both 0.25 wide, to the last bit.
        Assert.AreEqual(0.875, Find(DecisionObjective.Cost(CostMatrix.Binary(1, 1)), Cuts([1, 0.75, 0.5, 0.25], [true, false, true, false]))!.Value);
    }

    [TestMethod]
    public void NeighboringIntervalsThatAreAsGoodAreOneStretch()
    {
        // Recall of both from 0.6 on, whatever comes below: the middle of (0.0, 0.6], not of (0.5, 0.6].
        DecisionObjective recall = DecisionObjective.Custom("recall", m => m["yes", "yes"]);
        Assert.AreEqual(0.3, Find(recall, Cuts([0.9, 0.6, 0.5, 0.2], [true, true, false, false]))!.Value, 1e-7);
        // A bound on precision prefers the more precise of equal recalls: (0.5, 0.6] alone.
        Assert.AreEqual(0.55, Find(DecisionObjective.PrecisionAtLeast(0.4), Cuts([0.9, 0.6, 0.5, 0.2], [true, true, false, false]))!.Value, 1e-7);
    }

    [TestMethod]
    public void TheEndsAreThoseOfProbabilitiesOrOneBeyondTheScores()
    {
        // All rows yes: everything is called yes, from anywhere up to the least.
        Assert.AreEqual(0.2, Find(DecisionObjective.F1, Cuts([0.9, 0.4], [true, true]))!.Value, 1e-7);
        Assert.AreEqual(-0.1, Find(DecisionObjective.F1, Cuts([0.9, 0.4], [true, true]), isProbability: false)!.Value, 1e-7);
        // Nothing is better called yes.
        DecisionObjective none = DecisionObjective.Custom("none", m => -m["no", "yes"] - m["yes", "yes"]);
        Assert.AreEqual(0.95, Find(none, Cuts([0.9, 0.4], [false, false]))!.Value, 1e-7);
        Assert.AreEqual(1.4, Find(none, Cuts([0.9, 0.4], [false, false]), isProbability: false)!.Value, 1e-7);
        // A probability of 1 is at or above every threshold there is.
        Assert.AreEqual(0.7, Find(none, Cuts([1, 0.4], [false, false]))!.Value, 1e-7);
        Assert.AreEqual(0, Find(DecisionObjective.F1, Cuts([0.5, 0], [true, true])));
    }

    [TestMethod]
    public void ScoresANeighborApartAreStillToldApart()
    {
        double low = 0.3f, high = MathF.BitIncrement(0.3f);
        Assert.AreEqual(high, Find(DecisionObjective.F1, Cuts([high, low], [true, false])));
    }

    [TestMethod]
    public void AnImpossiblePrecisionIsAnErrorThatNamesTheBest()
    {
        // From above: no, yes, no, no: precisions 0, 1/2, 1/3, 1/4.
        ThresholdCuts cuts = Cuts([0.9, 0.7, 0.6, 0.1], [false, true, false, false]);
        DecisionObjective objective = DecisionObjective.PrecisionAtLeast(0.9);
        Assert.IsNull(Find(objective, cuts));
        Assert.AreEqual(
            "Objective 'precision>=0.9' is not reached: the best precision is 0.5, with recall 1, from 0.65 on. Lower the bound, or improve the model.",
            new ThresholdSearch(objective, Classes, isProbability: true).NotReached(cuts).Message);
        Assert.AreEqual(
            "Objective 'never' allows no decision: its function is NaN for each. Return a number for the decisions that are allowed.",
            new ThresholdSearch(DecisionObjective.Custom("never", _ => double.NaN), Classes, isProbability: true).NotReached(cuts).Message);
    }

    [TestMethod]
    public void NoThresholdIsBetter() => Gen.Select(Gen.Int[0, 8].Array[1, 12], Gen.Bool.Array[12], Gen.OneOf<string>("f1", "mcc", "g-mean", "youden", "cost:fp=1,fn=3", "recall>=0.5"))
        .Sample((eighths, labels, text) =>
        {
            // Thresholds on a fine grid, and what each decides, counted row by row.
            DecisionObjective objective = DecisionObjective.Parse(text);
            double[] scores = Array.ConvertAll(eighths, e => e / 8.0);
            bool[] actual = labels[..scores.Length];
            // Without a positive row no recall is reached.
            actual[0] = true;
            double found = Find(objective, Cuts(scores, actual))!.Value;
            ObjectiveValue value = Count(found);
            for (int step = 0; step <= 80; step++)
                Assert.IsFalse(Count(step / 80.0).IsBetterThan(value), $"{text}: {found} gives {value}, {step / 80.0} gives {Count(step / 80.0)}");

            ObjectiveValue Count(double threshold)
            {
                int Rows(bool isPositive, bool isCalled) => scores.Where((s, i) => actual[i] == isPositive && (s >= threshold) == isCalled).Count();
                return objective.Of(new OneVersusRestCounts(Rows(true, true), Rows(false, true), Rows(true, false), Rows(false, false)), Classes);
            }
        });

    [TestMethod]
    public void WeightsCountAsRepeatedRows()
    {
        double[] scores = [0.9, 0.7, 0.6, 0.4, 0.1];
        bool[] actual = [true, false, true, false, true];
        ThresholdCuts weighted = Cuts(scores, actual, [1, 3, 2, 1, 1]);
        ThresholdCuts repeated = Cuts([0.9, 0.7, 0.7, 0.7, 0.6, 0.6, 0.4, 0.1], [true, false, false, false, true, true, false, true]);
        for (int cut = 0; cut < weighted.Count; cut++)
            Assert.AreEqual(repeated[cut], weighted[cut]);
    }

    [TestMethod]
    public void EveryDrawHasAsManyRowsOfEachClassAndWholeGroups()
    {
        // Groups of five rows; one of fifty is positive: 20 of 1,000 rows.
        const int Count = 1000;
        int[] groups = [.. Enumerable.Range(0, Count).Select(row => row / 5)];
        bool[] actual = [.. groups.Select(group => group % 50 == 7)];
        ThresholdCuts cuts = Cuts([.. Enumerable.Range(0, Count).Select(row => row % 97 / 97.0)], actual);
        foreach (int[]? drawnTogether in new[] { null, groups })
        {
            DecisionBootstrap.Intervals(BootstrapUnits.Of(Codes(actual), 2, drawnTogether), count: 20, seed: 1, numberCount: 1, counts =>
            {
                OneVersusRestCounts all = cuts.Redraw(counts)[cuts.Count - 1];
                Assert.AreEqual(20, all.TruePositives);
                Assert.AreEqual(980, all.FalsePositives);
                bool areWhole = Enumerable.Range(0, Count).All(row => counts[row] == counts[row / 5 * 5]);
                Assert.AreEqual(drawnTogether is not null, areWhole);
                return [0];
            });
        }
    }

    [TestMethod]
    public void TheIntervalCoversTheThresholdAndNarrowsWithMoreRows()
    {
        (double lower, double upper) = Interval(400);
        (double narrow, double wide) = Interval(40_000);
        Assert.IsTrue(lower < 0.5 && upper > 0.5, $"{lower} … {upper}");
        Assert.IsTrue(narrow < 0.5 && wide > 0.5, $"{narrow} … {wide}");
        // Thresholds settle with the cube root of the number of rows: about 4.6 times as narrow, and at least half as wide by chance.
        Assert.IsLessThan((upper - lower) / 2, wide - narrow);
        Assert.AreEqual((lower, upper), Interval(400));

        // P(yes) is the score: Youden's index is best where the odds are even, at 1/2.
        static (double, double) Interval(int count)
        {
            RandomStream random = RandomStream.Create(3, "interval");
            double[] scores = [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())];
            bool[] actual = Array.ConvertAll(scores, s => random.NextDouble() < s);
            ThresholdCuts cuts = Cuts(scores, actual);
            var search = new ThresholdSearch(DecisionObjective.Youden, Classes, isProbability: true);
            return DecisionBootstrap.Intervals(BootstrapUnits.Of(Codes(actual), 2, groups: null), 100, seed: 5, 1, counts => [search.Find(cuts.Redraw(counts))!.Value])[0];
        }
    }

    private static double? Find(DecisionObjective objective, ThresholdCuts cuts, bool isProbability = true) => new ThresholdSearch(objective, Classes, isProbability).Find(cuts);

    private static ThresholdCuts Cuts(double[] scores, bool[] actual, double[]? weights = null) => new(scores, Codes(actual), positive: 1, weights ?? []);

    private static ClassCodes Codes(bool[] actual)
    {
        var codes = new ClassCodes(actual.Length);
        foreach (bool positive in actual)
            codes.Add(positive ? 1 : 0);
        return codes;
    }
}
