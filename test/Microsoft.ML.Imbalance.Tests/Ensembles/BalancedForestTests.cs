namespace Microsoft.ML.Imbalance.Tests.Ensembles;

/// <summary>Balanced forests, of the package for trees.</summary>
[TestClass]
public sealed class BalancedForestTests
{
    private const string Trees = "TreesConsumer";

    private readonly MLContext _ml = new(seed: 1);

    private IDataView Two(int seed = 1) => LabeledRows.Gaussian([320, 80], seed: seed).ToView(_ml, LabelKind.Boolean);

    private IDataView Three(int seed = 1) => LabeledRows.Gaussian([240, 90, 60], seed: seed).ToView(_ml, LabelKind.KeyWithNames);

    [TestMethod]
    public void ItLearnsAndIsTheSameForAnyNumberOfThreads()
    {
        IDataView one = Scored(1), eight = Scored(8);
        CollectionAssert.AreEqual(Data.ColumnCursorExtensions.GetColumn<float>(one, "Probability").ToArray(), Data.ColumnCursorExtensions.GetColumn<float>(eight, "Probability").ToArray());
        Assert.IsGreaterThan(0.85, _ml.BinaryClassification.Imbalance.Evaluate(eight).AreaUnderRocCurve);

        IDataView Scored(int degree) => _ml.BinaryClassification.Trainers.Imbalance.BalancedForest(new BalancedForestOptions { NumberOfMembers = 4, NumberOfThreads = degree, Seed = 1 })
            .Fit(Two()).Transform(Two(seed: 2));
    }

    [TestMethod]
    public void ATreeSaysWhichShareOfALeafIsOfTheClass()
    {
        EnsembleTransformer<BinaryImbalanceMetrics> model = _ml.BinaryClassification.Trainers.Imbalance.BalancedForest(new BalancedForestOptions { NumberOfMembers = 1, NumberOfLeaves = 2, FeatureFractionPerSplit = 1, Seed = 1 }).Fit(Two());
        float[] shares = [.. Data.ColumnCursorExtensions.GetColumn<float>(model.Transform(Two()), "Probability").Distinct().Order()];
        Assert.HasCount(2, shares);
        Assert.IsTrue(shares[0] is > 0 and < 0.5f && shares[1] is > 0.5f and < 1);
    }

    [TestMethod]
    public void TreesDifferAndOutOfBagRowsAreScored()
    {
        EnsembleTransformer<BinaryImbalanceMetrics> model = _ml.BinaryClassification.Trainers.Imbalance.BalancedForest(new BalancedForestOptions { NumberOfMembers = 12, EvaluateOutOfBag = true, Seed = 1 }).Fit(Two());
        Assert.HasCount(12, model.Model.Members);
        Assert.IsTrue(model.Model.Members.All(m => m.Classes.All(c => c.CountAfter == 80)));
        Assert.IsGreaterThan(0.8, model.OutOfBagMetrics!.AreaUnderRocCurve);
        Assert.AreEqual("BalancedForest", model.Model.Method);
    }

    [TestMethod]
    public void OnNoiseTheOutOfBagEstimateIsChance()
    {
        LabeledRows noise = LabeledRows.Gaussian([1500], dimension: 6);
        var random = new Random(3);
        IDataView data = new LabeledRows([.. noise.Features.Select(_ => random.NextDouble() < 0.2 ? 1 : 0)], noise.Features).ToView(_ml, LabelKind.Boolean);
        Assert.AreEqual(0.5, _ml.BinaryClassification.Trainers.Imbalance.BalancedForest(new BalancedForestOptions { NumberOfMembers = 12, EvaluateOutOfBag = true, Seed = 1 }).Fit(data).OutOfBagMetrics!.AreaUnderRocCurve, 0.06);
    }

    [TestMethod]
    public void SeveralClassesWorkAndAModelIsSavedWithoutThisLibrary()
    {
        EnsembleTransformer<MulticlassImbalanceMetrics> model = _ml.MulticlassClassification.Trainers.Imbalance.BalancedForest(numberOfMembers: 12, seed: 1).Fit(Three());
        IDataView test = Three(seed: 2), scored = model.Transform(test);
        MulticlassImbalanceMetrics metrics = _ml.MulticlassClassification.Imbalance.Evaluate(scored);
        Assert.IsGreaterThan(0.75, metrics.BalancedAccuracy);
        Assert.IsFalse(double.IsNaN(metrics.LogLoss), "scores are probabilities");
        PlainProcess.AssertSameAnswers(_ml, model, test, Trees);
    }

    [TestMethod]
    public void AForestWithCorrectedPriorsAndATunedThresholdIsSavedWithoutThisLibrary()
    {
        IEstimator<ITransformer> corrected = new Data.EstimatorChain<ITransformer>()
            .Append((IEstimator<ITransformer>)_ml.BinaryClassification.Trainers.Imbalance.BalancedForest(numberOfMembers: 3, seed: 1)).Append(_ml.Transforms.Imbalance.CorrectPriors());
        TunedThresholdTransformer tuned = _ml.BinaryClassification.Imbalance.TuneThreshold(corrected, DecisionObjective.BalancedAccuracy, numberOfFolds: 2, seed: 1).Fit(Two());
        PlainProcess.AssertSameAnswers(_ml, tuned, Two(seed: 2), Trees);
    }

    [TestMethod]
    public void SoIsAnEnsembleOfBoostedTrees()
    {
        var trainer = _ml.BinaryClassification.Trainers.LightGbm(new Trainers.LightGbm.LightGbmBinaryTrainer.Options { NumberOfIterations = 5, MinimumExampleCountPerLeaf = 5, NumberOfThreads = 1 });
        PlainProcess.AssertSameAnswers(_ml, _ml.BinaryClassification.Trainers.Imbalance.SelfPacedEnsemble(trainer, numberOfMembers: 3, seed: 1).Fit(Two()), Two(seed: 2), Trees);
    }

    [TestMethod]
    public void ExampleWeightsReachTheTrees()
    {
        // A row of weight 9 counts in a leaf as nine rows do: with positive rows that heavy, trees of two leaves find either leaf likelier positive.
        IDataView plain = Weighted(1), heavy = Weighted(9);
        Assert.AreEqual(Mean(null, heavy), Mean("Ones", plain), 1e-6, "weights of 1 change nothing");
        Assert.IsGreaterThan(Mean(null, heavy) + 0.15, Mean("W", heavy));

        double Mean(string? weight, IDataView data)
            => Data.ColumnCursorExtensions.GetColumn<float>(_ml.BinaryClassification.Trainers.Imbalance.BalancedForest(
                new BalancedForestOptions { NumberOfMembers = 3, NumberOfLeaves = 2, FeatureFractionPerSplit = 1, ExampleWeightColumnName = weight, Seed = 1 }).Fit(data).Transform(data), "Probability").Average();

        IDataView Weighted(float ofPositive) => _ml.Transforms.CustomMapping<Labeled, Weights>((row, weights) => (weights.W, weights.Ones) = (row.Label ? ofPositive : 1, 1), contractName: null).Fit(Two()).Transform(Two());
    }

    [TestMethod]
    public void OptionsAreChecked()
    {
        StringAssert.StartsWith(Refused(new BalancedForestOptions { NumberOfLeaves = 1 }), "NumberOfLeaves is 1; it must be at least 2.");
        StringAssert.StartsWith(Refused(new BalancedForestOptions { FeatureFractionPerSplit = 2 }), "FeatureFractionPerSplit is 2; it must be above 0 and at most 1.");

        string Refused(BalancedForestOptions options) => Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.BinaryClassification.Trainers.Imbalance.BalancedForest(options)).Message;
    }

    private sealed class Labeled
    {
        public bool Label { get; set; }
    }

    private sealed class Weights
    {
        public float W { get; set; }

        public float Ones { get; set; }
    }
}
