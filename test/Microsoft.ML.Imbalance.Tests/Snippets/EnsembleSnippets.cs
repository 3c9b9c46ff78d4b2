namespace Microsoft.ML.Imbalance.Tests;

/// <summary>The code of the pages of docs/reference about ensembles.</summary>
[TestClass]
public sealed class EnsembleSnippets
{
    private static IDataView Rows(MLContext mlContext) => LabeledRows.Gaussian([240, 60]).ToView(mlContext, LabelKind.Boolean);

    [TestMethod]
    public void BalancedBagging()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView train = Rows(mlContext);

        var trainer = mlContext.BinaryClassification.Trainers.LightGbm();
        var ensemble = mlContext.BinaryClassification.Trainers.Imbalance.BalancedBagging(trainer, numberOfMembers: 10);
        var model = ensemble.Fit(train);

        Assert.HasCount(10, model.Model.Members);

        var bagging = mlContext.BinaryClassification.Trainers.Imbalance.BalancedBagging(
            (context, seed) => context.BinaryClassification.Trainers.FastTree(new() { Seed = seed, NumberOfThreads = 1 }),
            new BalancedBaggingOptions { NumberOfMembers = 5, FeatureFraction = 0.5, EvaluateOutOfBag = true });
        EnsembleTransformer<BinaryImbalanceMetrics> bagged = bagging.Fit(train);
        Console.WriteLine(bagged.OutOfBagMetrics!.AreaUnderPrecisionRecallCurve);

        var smoteBagging = mlContext.BinaryClassification.Trainers.Imbalance.BalancedBagging(
            trainer, resampler: mlContext.Transforms.Imbalance.Smote());

        Assert.IsTrue(smoteBagging.Fit(train).Model.Members[0].Classes.All(c => c.CountAfter == 240));
    }

    [TestMethod]
    public void EasyEnsemble()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView train = Rows(mlContext);

        var trainer = mlContext.BinaryClassification.Trainers.LightGbm();
        var ensemble = mlContext.BinaryClassification.Trainers.Imbalance.EasyEnsemble(trainer, numberOfMembers: 10);
        var model = ensemble.Fit(train);

        Assert.HasCount(10, model.Model.Members);

        var stumps = mlContext.BinaryClassification.Trainers.FastTree(numberOfTrees: 1, numberOfLeaves: 2);
        var boosted = mlContext.BinaryClassification.Trainers.Imbalance.EasyEnsemble(stumps, numberOfMembers: 5, numberOfBoostingRounds: 4);

        Assert.HasCount(5, boosted.Fit(train).Model.Members);
    }

    [TestMethod]
    public void RusBoost()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView train = Rows(mlContext);

        var stumps = mlContext.BinaryClassification.Trainers.FastTree(numberOfTrees: 1, numberOfLeaves: 8, exampleWeightColumnName: "Boosting");
        var ensemble = mlContext.BinaryClassification.Trainers.Imbalance.RusBoost(stumps, numberOfMembers: 10, boostingWeightColumnName: "Boosting");
        var model = ensemble.Fit(train);

        Assert.IsGreaterThan(1, model.Model.Members.Count);
    }

    [TestMethod]
    public void SelfPacedEnsemble()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView train = Rows(mlContext);

        var trainer = mlContext.BinaryClassification.Trainers.LightGbm();
        var ensemble = mlContext.BinaryClassification.Trainers.Imbalance.SelfPacedEnsemble(trainer, numberOfMembers: 10, binCount: 5);
        var model = ensemble.Fit(train);

        Assert.HasCount(10, model.Model.Members);
    }

    [TestMethod]
    public void BalanceCascade()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView train = Rows(mlContext);

        var trainer = mlContext.BinaryClassification.Trainers.LightGbm();
        var ensemble = mlContext.BinaryClassification.Trainers.Imbalance.BalanceCascade(trainer, numberOfMembers: 5);
        var model = ensemble.Fit(train);

        Assert.HasCount(5, model.Model.Members);
    }

    [TestMethod]
    public void BalancedForest()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView train = Rows(mlContext);

        var ensemble = mlContext.BinaryClassification.Trainers.Imbalance.BalancedForest("Label", "Features", numberOfMembers: 20);
        var model = ensemble.Fit(train);

        Assert.HasCount(20, model.Model.Members);
    }
}
