using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>The code of the pages of docs/reference on the kin of SMOTE.</summary>
[TestClass]
public sealed class SmoteFamilySnippets
{
    [TestMethod]
    public void BorderlineSmote()
    {
        (MLContext mlContext, IDataView train) = Load();

        IEstimator<ITransformer> pipeline = mlContext.Transforms.NormalizeMeanVariance("Features")
            .Append(mlContext.Transforms.Imbalance.BorderlineSmote("Label", "Features", neighborCount: 5, dangerNeighborCount: 10))
            .Append(mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression());
        ITransformer model = pipeline.Fit(train);

        AssertPredictsBothClasses(model, train);
    }

    [TestMethod]
    public void Adasyn()
    {
        (MLContext mlContext, IDataView train) = Load();

        IEstimator<ITransformer> pipeline = mlContext.Transforms.NormalizeMeanVariance("Features")
            .Append(mlContext.Transforms.Imbalance.Adasyn("Label", "Features", neighborCount: 5))
            .Append(mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression());
        ITransformer model = pipeline.Fit(train);

        AssertPredictsBothClasses(model, train);
    }

    [TestMethod]
    public void GeometricSmote()
    {
        (MLContext mlContext, IDataView train) = Load();

        IEstimator<ITransformer> pipeline = mlContext.Transforms.NormalizeMeanVariance("Features")
            .Append(mlContext.Transforms.Imbalance.GeometricSmote("Label", "Features", neighborCount: 5, truncationFactor: 1, deformationFactor: 0))
            .Append(mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression());
        ITransformer model = pipeline.Fit(train);

        AssertPredictsBothClasses(model, train);
    }

    [TestMethod]
    public void KMeansSmote()
    {
        (MLContext mlContext, IDataView train) = Load();

        IEstimator<ITransformer> pipeline = mlContext.Transforms.NormalizeMeanVariance("Features")
            .Append(mlContext.Transforms.Imbalance.KMeansSmote("Label", "Features", clusterCount: 20, imbalanceRatioThreshold: 5))
            .Append(mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression());
        ITransformer model = pipeline.Fit(train);

        AssertPredictsBothClasses(model, train);
    }

    [TestMethod]
    public void SvmSmote()
    {
        (MLContext mlContext, IDataView train) = Load();

        IEstimator<ITransformer> pipeline = mlContext.Transforms.NormalizeMeanVariance("Features")
            .Append(mlContext.Transforms.Imbalance.SvmSmote("Label", "Features", neighborCount: 5, outStep: 0.5))
            .Append(mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression());
        ITransformer model = pipeline.Fit(train);

        AssertPredictsBothClasses(model, train);
    }

    [TestMethod]
    public void PolynomialFitSmote()
    {
        (MLContext mlContext, IDataView train) = Load();

        IEstimator<ITransformer> pipeline = mlContext.Transforms.NormalizeMeanVariance("Features")
            .Append(mlContext.Transforms.Imbalance.PolynomialFitSmote("Label", "Features", topology: PolynomialFitTopology.Star))
            .Append(mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression());
        ITransformer model = pipeline.Fit(train);

        AssertPredictsBothClasses(model, train);
    }

    [TestMethod]
    public void ProWSyn()
    {
        (MLContext mlContext, IDataView train) = Load();

        IEstimator<ITransformer> pipeline = mlContext.Transforms.NormalizeMeanVariance("Features")
            .Append(mlContext.Transforms.Imbalance.ProWSyn("Label", "Features", neighborCount: 5, levelCount: 5))
            .Append(mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression());
        ITransformer model = pipeline.Fit(train);

        AssertPredictsBothClasses(model, train);
    }

    [TestMethod]
    public void Lee()
    {
        (MLContext mlContext, IDataView train) = Load();

        IEstimator<ITransformer> pipeline = mlContext.Transforms.NormalizeMeanVariance("Features")
            .Append(mlContext.Transforms.Imbalance.Lee("Label", "Features", neighborCount: 5, rejectionLevel: 0.5))
            .Append(mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression());
        ITransformer model = pipeline.Fit(train);

        AssertPredictsBothClasses(model, train);
    }

    [TestMethod]
    public void Smobd()
    {
        (MLContext mlContext, IDataView train) = Load();

        IEstimator<ITransformer> pipeline = mlContext.Transforms.NormalizeMeanVariance("Features")
            .Append(mlContext.Transforms.Imbalance.Smobd("Label", "Features", neighborCount: 5, noiseFactor: 1.8))
            .Append(mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression());
        ITransformer model = pipeline.Fit(train);

        AssertPredictsBothClasses(model, train);
    }

    [TestMethod]
    public void SmoteIpf()
    {
        (MLContext mlContext, IDataView train) = Load();

        IEstimator<ITransformer> pipeline = mlContext.Transforms.NormalizeMeanVariance("Features")
            .Append(mlContext.Transforms.Imbalance.SmoteIpf("Label", "Features", neighborCount: 5, numberOfFolds: 9))
            .Append(mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression());
        ITransformer model = pipeline.Fit(train);

        AssertPredictsBothClasses(model, train);
    }

    private static (MLContext MlContext, IDataView Train) Load()
    {
        var mlContext = new MLContext(seed: 1);
        return (mlContext, LabeledRows.Gaussian([300, 40]).ToView(mlContext, LabelKind.Boolean));
    }

    private static void AssertPredictsBothClasses(ITransformer model, IDataView train)
    {
        IDataView scored = model.Transform(train);
        Assert.AreEqual(340, scored.GetColumn<bool>("PredictedLabel").Count(), "no row is added where a model predicts");
        Assert.AreEqual(2, scored.GetColumn<bool>("PredictedLabel").Distinct().Count());
    }
}
