using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>The code of docs/reference/splits.md.</summary>
[TestClass]
public sealed class SplitSnippets
{
    [TestMethod]
    public void TrainTestSplit()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView data = LabeledGroups.Load(LabeledGroups.Labels(90, 10));

        StratifiedSplit split = mlContext.Data.Imbalance.StratifiedTrainTestSplit(data, labelColumnName: "Label", testFraction: 0.2, seed: 1);
        IDataView train = split.TrainSet, test = split.TestSet;

        Assert.AreEqual(80, train.GetRowCount());
        Assert.AreEqual(2, test.GetColumn<string>("Label").Count(label => label == "b"));
    }

    [TestMethod]
    public void Folds()
    {
        var mlContext = new MLContext(seed: 1);
        using var sources = new SourceViews();
        IDataView data = sources.Create("Cached");
        IEstimator<ITransformer> pipeline = mlContext.Transforms.NormalizeMinMax("Features").Append(mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression());
        var recalls = new List<double>();

        foreach (StratifiedSplit fold in mlContext.Data.Imbalance.StratifiedCrossValidationSplit(data, numberOfFolds: 5, seed: 1))
        {
            ITransformer model = pipeline.Fit(fold.TrainSet);
            IDataView scored = model.Transform(fold.TestSet);
            recalls.Add(mlContext.BinaryClassification.Evaluate(scored).PositiveRecall);
        }

        Assert.HasCount(5, recalls);
    }

    [TestMethod]
    public void Groups()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView data = LabeledGroups.Load(LabeledGroups.Labels(90, 10), Enumerable.Range(0, 100).Select(i => $"person {i / 2}"));

        StratifiedSplit split = mlContext.Data.Imbalance.StratifiedTrainTestSplit(data, testFraction: 0.2, groupColumnName: "Group", seed: 1);

        Assert.IsEmpty(split.TrainSet.GetColumn<string>("Group").Intersect(split.TestSet.GetColumn<string>("Group")));
    }

    [TestMethod]
    public void MakeImbalance()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView data = LabeledGroups.Load(Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? "ok" : "fraud"));

        IDataView imbalanced = mlContext.Data.Imbalance.MakeImbalance(data, new Dictionary<string, int> { ["fraud"] = 20 }, seed: 1);

        Assert.AreEqual(120, imbalanced.GetRowCount());
    }
}
