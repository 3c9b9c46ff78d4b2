namespace Microsoft.ML.Imbalance.Tests;

/// <summary>The code of the pages of docs/reference about methods that clean, undersample and combine.</summary>
[TestClass]
public sealed class UndersamplingSnippets
{
    [TestMethod]
    public void TomekLinks()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView train = LabeledRows.Gaussian([120, 30]).ToView(mlContext, LabelKind.Boolean);

        var pipeline = mlContext.Transforms.NormalizeMeanVariance("Features")
            .Append(mlContext.Transforms.Imbalance.TomekLinks("Label", "Features"))
            .Append(mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression());
        var model = pipeline.Fit(train);

        Assert.IsNotNull(model.LastTransformer);
    }

    [TestMethod]
    public void EditedNearestNeighbors()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView train = LabeledRows.Gaussian([120, 30]).ToView(mlContext, LabelKind.Boolean);

        ResampledDataView cleaned = mlContext.Transforms.Imbalance.EditedNearestNeighbors(neighborCount: 3, vote: NeighborVote.Mode).FitResample(train);
        Console.WriteLine(cleaned.Report);

        Assert.IsLessThan(cleaned.Report.CountBefore, cleaned.Report.CountAfter);
    }

    [TestMethod]
    public void RepeatedEditedNearestNeighbors()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView train = LabeledRows.Gaussian([120, 30]).ToView(mlContext, LabelKind.Boolean);

        ResamplingEstimator cleaner = mlContext.Transforms.Imbalance.RepeatedEditedNearestNeighbors(maximumIterations: 10);
        ResampledDataView cleaned = cleaner.FitResample(train);

        Assert.AreEqual(30, cleaned.Report.Classes[1].CountAfter);
    }

    [TestMethod]
    public void AllKnn()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView train = LabeledRows.Gaussian([120, 30]).ToView(mlContext, LabelKind.Boolean);

        ResampledDataView cleaned = mlContext.Transforms.Imbalance.AllKnn(neighborCount: 5, vote: NeighborVote.Mode).FitResample(train);

        Assert.AreEqual(30, cleaned.Report.Classes[1].CountAfter);
    }

    [TestMethod]
    public void NeighborhoodCleaningRule()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView train = LabeledRows.Gaussian([120, 30]).ToView(mlContext, LabelKind.Boolean);

        ResampledDataView cleaned = mlContext.Transforms.Imbalance.NeighborhoodCleaningRule(neighborCount: 3, threshold: 0.5).FitResample(train);

        Assert.AreEqual(30, cleaned.Report.Classes[1].CountAfter);
    }

    [TestMethod]
    public void CondensedNearestNeighbor()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView train = LabeledRows.Gaussian([120, 30]).ToView(mlContext, LabelKind.Boolean);

        ResampledDataView condensed = mlContext.Transforms.Imbalance.CondensedNearestNeighbor("Label", "Features").FitResample(train);

        Assert.IsLessThan(60, condensed.Report.CountAfter);
    }

    [TestMethod]
    public void OneSidedSelection()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView train = LabeledRows.Gaussian([120, 30]).ToView(mlContext, LabelKind.Boolean);

        ResampledDataView selected = mlContext.Transforms.Imbalance.OneSidedSelection(seedCount: 1, seed: 7).FitResample(train);

        Assert.AreEqual(30, selected.Report.Classes[1].CountAfter);
    }

    [TestMethod]
    public void NearMiss()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView train = LabeledRows.Gaussian([120, 30]).ToView(mlContext, LabelKind.Boolean);

        ResampledDataView balanced = mlContext.Transforms.Imbalance.NearMiss(version: 1, neighborCount: 3).FitResample(train);
        long rows = balanced.Report.CountAfter;

        Assert.AreEqual(60, rows);
    }

    [TestMethod]
    public void ClusterCentroids()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView train = LabeledRows.Gaussian([120, 30]).ToView(mlContext, LabelKind.Boolean);

        ResampledDataView balanced = mlContext.Transforms.Imbalance.ClusterCentroids(voting: ClusterVoting.Hard, seed: 7).FitResample(train);

        Assert.AreEqual(60, balanced.Report.CountAfter);
    }

    [TestMethod]
    public void SmoteEnn()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView train = LabeledRows.Gaussian([120, 30]).ToView(mlContext, LabelKind.Boolean);

        ResampledDataView resampled = mlContext.Transforms.Imbalance.SmoteEnn(smoteNeighborCount: 5, neighborCount: 3, seed: 7).FitResample(train);

        Assert.IsGreaterThan(30, resampled.Report.Classes[1].CountAfter);
    }

    [TestMethod]
    public void SmoteTomek()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView train = LabeledRows.Gaussian([120, 30]).ToView(mlContext, LabelKind.Boolean);

        ResampledDataView resampled = mlContext.Transforms.Imbalance.SmoteTomek(smoteNeighborCount: 5, seed: 7).FitResample(train);

        Assert.IsGreaterThan(30, resampled.Report.Classes[1].CountAfter);
    }
}
