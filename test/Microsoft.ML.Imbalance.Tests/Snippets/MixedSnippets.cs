using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>The code of docs/reference/smote-nc.md, smote-n.md, distance-metrics.md and instance-hardness-threshold.md.</summary>
[TestClass]
public sealed class MixedSnippets
{
    [TestMethod]
    public void SmoteNC()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView train = Load(mlContext);

        var pipeline = mlContext.Transforms.Concatenate("Numbers", "Age", "DailyRate", "MonthlyIncome")
            .Append(mlContext.Transforms.NormalizeMeanVariance("Numbers"))
            .Append(mlContext.Transforms.Imbalance.SmoteNC("Label", "Numbers", categoricalColumnNames: ["Department", "Gender"], seed: 1))
            .Append(mlContext.Transforms.Categorical.OneHotEncoding([new("Department"), new("Gender")]))
            .Append(mlContext.Transforms.Concatenate("Features", "Numbers", "Department", "Gender"))
            .Append(mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression());

        Assert.HasCount(400, pipeline.Fit(train).Transform(train).GetColumn<float>("Score").ToArray());
    }

    [TestMethod]
    public void SmoteN()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView train = Load(mlContext);

        var pipeline = mlContext.Transforms.Imbalance.SmoteN("Label", ["Department", "EducationField", "Gender"], seed: 1)
            .Append(mlContext.Transforms.Categorical.OneHotEncoding([new("Department"), new("EducationField"), new("Gender")]))
            .Append(mlContext.Transforms.Concatenate("Features", "Department", "EducationField", "Gender"))
            .Append(mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression());

        Assert.HasCount(400, pipeline.Fit(train).Transform(train).GetColumn<float>("Score").ToArray());
    }

    [TestMethod]
    public void Metric()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView train = Load(mlContext);

        ResamplingEstimator smote = mlContext.Transforms.Imbalance.Smote(new SmoteOptions
        {
            FeatureColumnNames = ["Age", "MonthlyIncome", "Department", "Gender"],
            Metric = DistanceMetric.Hvdm,
        });

        Assert.AreEqual(680, smote.FitResample(train).GetRowCount());
    }

    [TestMethod]
    public void InstanceHardness()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView train = LabeledRows.Gaussian([90, 20]).ToView(mlContext, LabelKind.Boolean);

        var pipeline = mlContext.Transforms.Imbalance.InstanceHardnessThreshold("Label", "Features", target: SamplingTarget.Ratio(0.5))
            .Append(mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression());
        ResamplingEstimator byLogisticRegression = mlContext.Transforms.Imbalance.InstanceHardnessThreshold(
            "Label", estimator: mlContext.BinaryClassification.Trainers.SdcaLogisticRegression());

        Assert.IsNotNull(pipeline.Fit(train));
        Assert.AreEqual(40, byLogisticRegression.FitResample(train).GetRowCount());
    }

    private static IDataView Load(MLContext mlContext)
    {
        IDataView view = Attrition.Mixed(mlContext);
        return mlContext.Transforms.Conversion.ConvertType("Label", outputKind: DataKind.Boolean).Fit(view).Transform(view);
    }
}
