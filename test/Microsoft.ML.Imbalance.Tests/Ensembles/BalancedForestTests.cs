namespace Microsoft.ML.Imbalance.Tests.Ensembles;

/// <summary>Balanced forests, of the package for trees.</summary>
[TestClass]
public sealed class BalancedForestTests
{
    private readonly MLContext _ml = new(seed: 1);

    private IDataView Two(int seed = 1) => LabeledRows.Gaussian([320, 80], seed: seed).ToView(_ml, LabelKind.Boolean);

    private IDataView Three(int seed = 1) => LabeledRows.Gaussian([240, 90, 60], seed: seed).ToView(_ml, LabelKind.KeyWithNames);

    [TestMethod]
    public void ItLearnsAndIsTheSameForAnyNumberOfThreads()
    {
        IDataView one = Scored(1), eight = Scored(8);
        CollectionAssert.AreEqual(Data.ColumnCursorExtensions.GetColumn<float>(one, "Probability").ToArray(), Data.ColumnCursorExtensions.GetColumn<float>(eight, "Probability").ToArray());
        Assert.IsGreaterThan(0.85, _ml.BinaryClassification.Imbalance.Evaluate(eight).AreaUnderRocCurve);

        IDataView Scored(int degree) => _ml.BinaryClassification.Trainers.Imbalance.BalancedForest(new BalancedForestOptions { NumberOfMembers = 10, NumberOfThreads = degree, Seed = 1 })
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
        EnsembleTransformer<MulticlassImbalanceMetrics> model = _ml.MulticlassClassification.Trainers.Imbalance.BalancedForest(numberOfMembers: 20, seed: 1).Fit(Three());
        IDataView test = Three(seed: 2), scored = model.Transform(test);
        MulticlassImbalanceMetrics metrics = _ml.MulticlassClassification.Imbalance.Evaluate(scored);
        Assert.IsGreaterThan(0.75, metrics.BalancedAccuracy);
        Assert.IsFalse(double.IsNaN(metrics.LogLoss), "scores are probabilities");
        using var stream = new MemoryStream();
        _ml.Model.Save(model, test.Schema, stream);
        stream.Position = 0;
        IDataView again = new MLContext().Model.Load(stream, out _).Transform(test);
        CollectionAssert.AreEqual(
            Data.ColumnCursorExtensions.GetColumn<float[]>(scored, "Score").SelectMany(s => s).ToArray(), Data.ColumnCursorExtensions.GetColumn<float[]>(again, "Score").SelectMany(s => s).ToArray());
    }

    [TestMethod]
    public void OptionsAreChecked()
    {
        StringAssert.StartsWith(Refused(new BalancedForestOptions { NumberOfLeaves = 1 }), "NumberOfLeaves is 1; it must be at least 2.");
        StringAssert.StartsWith(Refused(new BalancedForestOptions { FeatureFractionPerSplit = 2 }), "FeatureFractionPerSplit is 2; it must be above 0 and at most 1.");

        string Refused(BalancedForestOptions options) => Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.BinaryClassification.Trainers.Imbalance.BalancedForest(options)).Message;
    }
}
