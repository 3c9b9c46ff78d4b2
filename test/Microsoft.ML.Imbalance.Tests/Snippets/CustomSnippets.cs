namespace Microsoft.ML.Imbalance.Tests;

/// <summary>The code of docs/reference/custom.md.</summary>
[TestClass]
public sealed class CustomSnippets
{
    [TestMethod]
    public void TowardsTheCenter()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView train = LabeledRows.Gaussian([90, 20]).ToView(mlContext, LabelKind.Boolean);

        ResamplingEstimator towardsCenter = mlContext.Transforms.Imbalance.Custom("TowardsCenter", resampling =>
        {
            int rare = resampling.ClassNamed("True"), missing = resampling.ClassCounts.Max() - resampling.ClassCounts[rare];
            IReadOnlyList<int> rows = resampling.RowsOf(rare);
            var center = new float[resampling.FeatureCount];
            foreach (int row in rows)
            {
                for (int slot = 0; slot < center.Length; slot++)
                    center[slot] += resampling.Features(row)[slot] / rows.Count;
            }
            var added = new float[center.Length];
            for (int i = 0; i < missing; i++)
            {
                ResamplingRandom random = resampling.RandomOf(rare, index: i);
                int origin = rows[random.Next(rows.Count)];
                float step = random.NextSingle();
                for (int slot = 0; slot < center.Length; slot++)
                    added[slot] = resampling.Features(origin)[slot] + step * (center[slot] - resampling.Features(origin)[slot]);
                resampling.Add(added, origin);
            }
        }, featureColumnNames: ["Features"]);

        var pipeline = towardsCenter.Append(mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression());
        Assert.AreEqual(180, towardsCenter.FitResample(train).GetRowCount());
        Assert.IsNotNull(pipeline.Fit(train));
    }

    [TestMethod]
    public void EveryThirdRow()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView train = LabeledRows.Gaussian([90, 20]).ToView(mlContext, LabelKind.Boolean);

        ResamplingEstimator everyThird = mlContext.Transforms.Imbalance.Custom("EveryThird", resampling =>
        {
            foreach (int row in resampling.RowsOf(resampling.ClassNamed("False")).Where((_, place) => place % 3 != 0))
                resampling.Remove(row);
        });

        Assert.AreEqual(50, everyThird.FitResample(train).GetRowCount());
    }
}
