using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests.Ensembles;

/// <summary>Options that single ensembles have: each does what it says.</summary>
[TestClass]
public sealed class EnsembleOptionTests
{
    private readonly MLContext _ml = new(seed: 1);

    private BinaryTrainersImbalanceCatalog Catalog => _ml.BinaryClassification.Trainers.Imbalance;

    private IDataView Train => LabeledRows.Gaussian([160, 40]).ToView(_ml, LabelKind.Boolean);

    [TestMethod]
    public void TheTargetOfRusBoostSaysHowManyRowsARoundHas()
    {
        var options = new RusBoostOptions { NumberOfMembers = 3, BoostingWeightColumnName = "Boosting", Target = SamplingTarget.Ratio(0.5), Seed = 1 };
        foreach (EnsembleMember member in Catalog.RusBoost(Trainer("Boosting"), options).Fit(Train).Model.Members)
            CollectionAssert.AreEqual(new long[] { 80, 40 }, member.Classes.Select(c => c.CountAfter).ToArray());
    }

    [TestMethod]
    public void TheLearningRateOfRusBoostSaysHowFarWeightsOfRowsMove()
    {
        // A missed row grows by ((1 - e) / e) to the power of the learning rate; the round of the second member sees it, drawn at random from the same stream.
        float[][] quick = WeightsOfSecondRound(1), slow = WeightsOfSecondRound(0.1);
        Assert.AreEqual(Math.Log(Spread(quick[1])) / 10, Math.Log(Spread(slow[1])), 1e-3);
        CollectionAssert.AreEqual(quick[0], slow[0]);
        Assert.AreEqual(1, Spread(quick[0]), 1e-6, "at first all rows weigh the same");

        float[][] WeightsOfSecondRound(double rate)
        {
            var seen = new List<float[]>();
            var options = new RusBoostOptions { NumberOfMembers = 2, BoostingWeightColumnName = "Boosting", LearningRate = rate, Seed = 1 };
            Catalog.RusBoost(new WeightRecorder(seen, Trainer("Boosting")), options).Fit(Train);
            return [.. seen];
        }

        static double Spread(float[] weights) => weights.Max() / weights.Min();
    }

    [TestMethod]
    public void EasyEnsembleBoostsByWeightsWhereTheTrainerReadsThem()
    {
        var options = new EasyEnsembleOptions { NumberOfMembers = 2, NumberOfBoostingRounds = 3, BoostingWeightColumnName = "Boosting", Seed = 1 };
        foreach (EnsembleMember member in Catalog.EasyEnsemble(Trainer("Boosting"), options).Fit(Train).Model.Members)
        {
            EnsembleModel inner = ((EnsembleTransformer<BinaryImbalanceMetrics>)member.Transformer).Model;
            Assert.IsTrue(inner.Members.All(m => m.Classes.All(c => c.CountAfter == 40)), "no row is drawn by weight");
            Assert.IsGreaterThan(1, inner.Members.Select(m => m.Weight).Distinct().Count());
        }
        StringAssert.StartsWith(
            Assert.ThrowsExactly<InvalidOperationException>(() => Catalog.EasyEnsemble(Trainer(null), options).Fit(Train)).Message,
            "BoostingWeightColumnName is 'Boosting', but the trainer did not read that column: the weights would have no effect.");
    }

    [TestMethod]
    public void EveryMeasureOfHardnessDrawsHarderRowsAndEachItsOwn()
    {
        LabeledRows rows = LabeledRows.Gaussian([1600, 40], dimension: 2);
        List<int[]>[] draws = [.. Enum.GetValues<HardnessMeasure>().Select(measure =>
        {
            var seen = new List<int[]>();
            Catalog.SelfPacedEnsemble(new RowRecorder(seen, Trainer(null)), new SelfPacedEnsembleOptions { NumberOfMembers = 6, Hardness = measure, Seed = 1 }).Fit(rows.ToView(_ml, LabelKind.Boolean));
            return seen;
        })];
        // A row of class 0 is the harder, the further it is on the side of class 1.
        foreach (List<int[]> seen in draws)
        {
            CollectionAssert.AreEqual(draws[0][0], seen[0], "the first member draws at random");
            Assert.IsGreaterThan(Hardness(seen[0]) + 0.3, Hardness(seen[5]));
        }
        Assert.HasCount(3, draws.Select(seen => string.Join(' ', seen[5])).Distinct());

        double Hardness(int[] drawn) => drawn.Where(row => rows.Classes[row] == 0).Average(row => rows.Features[row][1] - rows.Features[row][0]);
    }

    [TestMethod]
    public void OneBinOfHardnessDrawsAtRandom()
    {
        LabeledRows rows = LabeledRows.Gaussian([1600, 40], dimension: 2);
        var seen = new List<int[]>();
        Catalog.SelfPacedEnsemble(new RowRecorder(seen, Trainer(null)), new SelfPacedEnsembleOptions { NumberOfMembers = 6, BinCount = 1, Seed = 1 }).Fit(rows.ToView(_ml, LabelKind.Boolean));
        double[] means = [.. seen.Select(drawn => drawn.Where(row => rows.Classes[row] == 0).Average(row => rows.Features[row][1] - rows.Features[row][0]))];
        // Means of 40 rows whose deviation is √2: no member is further than chance from the others.
        Assert.IsLessThan(5 * Math.Sqrt(2.0 / 40), means.Max() - means.Min());
    }

    [TestMethod]
    [DataRow("feature subsets")]
    [DataRow("feature subsets, voted")]
    [DataRow("boosted within bags")]
    [DataRow("balanced by SMOTE")]
    public void ModelsMadeWithOptionsAreSavedWithoutThisLibraryToo(string what)
    {
        EnsembleEstimator<BinaryImbalanceMetrics> ensemble = what switch
        {
            "feature subsets" => Catalog.BalancedBagging(Trainer(null), new BalancedBaggingOptions { NumberOfMembers = 3, FeatureFraction = 0.5, Seed = 1 }),
            "feature subsets, voted" => Catalog.BalancedBagging(Trainer(null), new BalancedBaggingOptions { NumberOfMembers = 3, FeatureFraction = 0.5, Voting = EnsembleVoting.Hard, Seed = 1 }),
            "boosted within bags" => Catalog.EasyEnsemble(Trainer("Boosting"), new EasyEnsembleOptions { NumberOfMembers = 2, NumberOfBoostingRounds = 3, BoostingWeightColumnName = "Boosting", Seed = 1 }),
            _ => Catalog.BalancedBagging(Trainer(null), new BalancedBaggingOptions { NumberOfMembers = 3, Resampler = _ml.Transforms.Imbalance.Smote(seed: 1), Seed = 1 }),
        };
        PlainProcess.AssertSameAnswers(_ml, ensemble.Fit(Train), LabeledRows.Gaussian([60, 20], seed: 2).ToView(_ml, LabelKind.Boolean));
    }

    private IEstimator<ITransformer> Trainer(string? weight) => _ml.BinaryClassification.Trainers.LbfgsLogisticRegression(new() { NumberOfThreads = 1, ExampleWeightColumnName = weight });

    private sealed class WeightRecorder(List<float[]> seen, IEstimator<ITransformer> trainer) : IEstimator<ITransformer>
    {
        public ITransformer Fit(IDataView input)
        {
            seen.Add([.. input.GetColumn<float>("Boosting")]);
            return trainer.Fit(input);
        }

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => trainer.GetOutputSchema(inputSchema);
    }
}
