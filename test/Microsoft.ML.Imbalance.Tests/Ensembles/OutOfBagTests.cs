using Microsoft.ML.Trainers.LightGbm;

namespace Microsoft.ML.Imbalance.Tests.Ensembles;

/// <summary>Out-of-bag estimates: chance where there is nothing to learn, and near a test set where there is.</summary>
[TestClass]
public sealed class OutOfBagTests
{
    private readonly MLContext _ml = new(seed: 1);

    private LightGbmBinaryTrainer Trees => _ml.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options { NumberOfIterations = 20, MinimumExampleCountPerLeaf = 2, NumberOfThreads = 1 });

    public static IEnumerable<object[]> Ensembles =>
    [
        ["bagging"], ["smote"], ["easy"], ["hard"], ["subsets"],
    ];

    private EnsembleEstimator<BinaryImbalanceMetrics> Create(string name)
    {
        BinaryTrainersImbalanceCatalog catalog = _ml.BinaryClassification.Trainers.Imbalance;
        return name switch
        {
            "bagging" => catalog.BalancedBagging(Trees, new BalancedBaggingOptions { NumberOfMembers = 20, EvaluateOutOfBag = true, Seed = 1 }),
            "smote" => catalog.BalancedBagging(Trees, new BalancedBaggingOptions { NumberOfMembers = 20, EvaluateOutOfBag = true, Resampler = _ml.Transforms.Imbalance.Smote(seed: 1), Seed = 1 }),
            "hard" => catalog.BalancedBagging(Trees, new BalancedBaggingOptions { NumberOfMembers = 20, EvaluateOutOfBag = true, Voting = EnsembleVoting.Hard, Seed = 1 }),
            "subsets" => catalog.BalancedBagging(Trees, new BalancedBaggingOptions { NumberOfMembers = 20, EvaluateOutOfBag = true, Bootstrap = false, ExampleFraction = 0.6, FeatureFraction = 0.5, Seed = 1 }),
            _ => catalog.EasyEnsemble(Trees, new EasyEnsembleOptions { NumberOfMembers = 20, EvaluateOutOfBag = true, Bootstrap = true, Seed = 1 }),
        };
    }

    [TestMethod]
    [DynamicData(nameof(Ensembles))]
    public void OnNoiseTheEstimateIsChance(string name)
    {
        // Labels that have nothing to do with the features; the trees learn them by heart.
        LabeledRows noise = LabeledRows.Gaussian([1500], dimension: 6);
        var random = new Random(3);
        IDataView data = new LabeledRows([.. noise.Features.Select(_ => random.NextDouble() < 0.2 ? 1 : 0)], noise.Features).ToView(_ml, LabelKind.Boolean);
        EnsembleTransformer<BinaryImbalanceMetrics> model = Create(name).Fit(data);
        Assert.AreEqual(0.5, model.OutOfBagMetrics!.AreaUnderRocCurve, 0.06);
        Assert.AreEqual(FormattableString.Invariant($"{model.Model.Method} of 20 members, seed 1, out-of-bag PR-AUC {model.OutOfBagMetrics.AreaUnderPrecisionRecallCurve:0.0000}"), model.ToString());
        Assert.IsGreaterThan(0.8, _ml.BinaryClassification.Imbalance.Evaluate(model.Transform(data)).AreaUnderRocCurve, "in the bags it is known by heart");
        Assert.IsGreaterThan(1400, model.OutOfBagMetrics.RowCount);
    }

    [TestMethod]
    public void OnRealStructureTheEstimateIsNearATestSet()
    {
        LabeledRows train = LabeledRows.Gaussian([900, 100]), test = LabeledRows.Gaussian([9000, 1000], seed: 5);
        EnsembleTransformer<BinaryImbalanceMetrics> model = Create("bagging").Fit(train.ToView(_ml, LabelKind.Boolean));
        double tested = _ml.BinaryClassification.Imbalance.Evaluate(model.Transform(test.ToView(_ml, LabelKind.Boolean))).AreaUnderRocCurve;
        Assert.AreEqual(tested, model.OutOfBagMetrics!.AreaUnderRocCurve, 0.04);
    }

    [TestMethod]
    public void ExampleWeightsCountInTheEstimate()
    {
        IDataView rows = LabeledRows.Gaussian([160, 40]).ToView(_ml, LabelKind.Boolean);
        IDataView data = _ml.Transforms.CustomMapping<Labeled, Weighted>((row, weighted) => weighted.W = row.Label ? 3 : 1, contractName: null).Fit(rows).Transform(rows);
        var trainer = _ml.BinaryClassification.Trainers.LbfgsLogisticRegression(new() { NumberOfThreads = 1, ExampleWeightColumnName = "W" });
        BinaryImbalanceMetrics estimate = _ml.BinaryClassification.Trainers.Imbalance.BalancedBagging(
            trainer, new BalancedBaggingOptions { NumberOfMembers = 20, ExampleWeightColumnName = "W", EvaluateOutOfBag = true, Seed = 1 }).Fit(data).OutOfBagMetrics!;
        // With twenty bags every row is out of some.
        Assert.AreEqual(200, estimate.RowCount);
        Assert.AreEqual(3 * 40 / (3 * 40 + 160.0), estimate.Prevalence, 1e-12);
    }

    [TestMethod]
    public void MulticlassEstimatesAreThereTooAndNullIfNotAskedFor()
    {
        IDataView data = LabeledRows.Gaussian([300, 100, 60]).ToView(_ml, LabelKind.KeyWithNames);
        var trainer = _ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy();
        MulticlassTrainersImbalanceCatalog catalog = _ml.MulticlassClassification.Trainers.Imbalance;
        Assert.IsGreaterThan(0.7, catalog.BalancedBagging(trainer, new BalancedBaggingOptions { EvaluateOutOfBag = true }).Fit(data).OutOfBagMetrics!.BalancedAccuracy);
        Assert.IsNull(catalog.BalancedBagging(trainer).Fit(data).OutOfBagMetrics);
    }

    [TestMethod]
    public void WhereEveryBagHoldsAllRowsOfAClassThereIsNoEstimate()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => _ml.BinaryClassification.Trainers.Imbalance.EasyEnsemble(Trees, new EasyEnsembleOptions { EvaluateOutOfBag = true }));
        StringAssert.StartsWith(error.Message, "EvaluateOutOfBag needs Bootstrap: without it every bag holds all rows of the smallest class, and none of them is out of bag. Set Bootstrap, or cross-validate.");
        EnsembleEstimator<BinaryImbalanceMetrics> bagging = _ml.BinaryClassification.Trainers.Imbalance.BalancedBagging(Trees, new BalancedBaggingOptions { EvaluateOutOfBag = true, Bootstrap = false });
        Assert.AreEqual(
            "Every bag holds all 40 rows of class \"True\", so none of them is out of bag. Set Bootstrap, an ExampleFraction below 1 or more members; or cross-validate.",
            Assert.ThrowsExactly<InvalidOperationException>(() => bagging.Fit(LabeledRows.Gaussian([160, 40]).ToView(_ml, LabelKind.Boolean))).Message);
    }

    private sealed class Labeled
    {
        public bool Label { get; set; }
    }

    private sealed class Weighted
    {
        public float W { get; set; }
    }
}
