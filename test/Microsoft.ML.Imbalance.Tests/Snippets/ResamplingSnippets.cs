using Microsoft.ML.Data;
using Microsoft.ML.Imbalance.Tests.Evaluation;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>The code of the pages of docs/reference about resampling.</summary>
[TestClass]
public sealed class ResamplingSnippets
{
    private readonly MLContext _context = new(seed: 1);

    private IDataView Train => LabeledRows.Gaussian([300, 40]).ToView(_context, LabelKind.Boolean);

    [TestMethod]
    public void RandomOversample()
    {
        MLContext mlContext = _context;
        var trainer = mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression();

        var pipeline = mlContext.Transforms.NormalizeMeanVariance("Features")
            .Append(mlContext.Transforms.Imbalance.RandomOversample(target: SamplingTarget.Ratio(0.5), seed: 1))
            .Append(trainer);

        Assert.AreEqual(150, CountAfter(pipeline.Fit(Train), "True"));
    }

    [TestMethod]
    public void SmoothedOversample()
    {
        MLContext mlContext = _context;

        var smoothed = mlContext.Transforms.Imbalance.RandomOversample(new RandomOversampleOptions
        {
            FeatureColumnNames = ["Features"],
            Shrinkage = 0.5,
            Seed = 1,
        });

        Assert.AreEqual(260, smoothed.FitResample(Train).Provenance.Count(row => row.IsSynthetic));
    }

    [TestMethod]
    public void RandomUndersample()
    {
        MLContext mlContext = _context;
        var trainer = mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression();

        var pipeline = mlContext.Transforms.NormalizeMeanVariance("Features")
            .Append(mlContext.Transforms.Imbalance.RandomUndersample(target: SamplingTarget.Ratio(0.2), seed: 1))
            .Append(trainer);

        Assert.AreEqual(200, CountAfter(pipeline.Fit(Train), "False"));
    }

    [TestMethod]
    public void SmoteOptions()
    {
        MLContext mlContext = _context;

        var smote = mlContext.Transforms.Imbalance.Smote(new SmoteOptions
        {
            LabelColumnName = "Label",
            FeatureColumnNames = ["Features"],
            NeighborCount = 3,
            Target = SamplingTarget.Ratio(0.5),
            Seed = 1,
        });

        Assert.AreEqual(450, smote.FitResample(Train).GetRowCount());
    }

    [TestMethod]
    public void WithResampling()
    {
        MLContext mlContext = _context;

        var trainer = mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression()
            .WithResampling(mlContext.Transforms.Imbalance.Smote(seed: 1));

        Assert.HasCount(340, trainer.Fit(Train).Transform(Train).GetColumn<float>("Score").ToArray());
    }

    [TestMethod]
    public void Then()
    {
        MLContext mlContext = _context;

        ResamplingEstimator both = mlContext.Transforms.Imbalance.Smote(target: SamplingTarget.Ratio(0.2), seed: 1)
            .Then(mlContext.Transforms.Imbalance.RandomUndersample(target: SamplingTarget.Ratio(0.5), seed: 1));

        ResamplingReport report = both.FitResample(Train).Report;
        Assert.AreEqual("Smote + RandomUndersample", report.Method);
        CollectionAssert.AreEqual(new long[] { 120, 60 }, report.Classes.Select(c => c.CountAfter).ToArray());
    }

    [TestMethod]
    public void Targets()
    {
        SamplingTarget[] targets =
        [
            SamplingTarget.Auto,
            SamplingTarget.Ratio(0.5),
            SamplingTarget.Ratios(new Dictionary<string, double> { ["fraud"] = 0.5, ["error"] = 0.2 }),
            SamplingTarget.Counts(new Dictionary<string, int> { ["fraud"] = 500 }),
            SamplingTarget.Parse("counts(fraud=500;error=200)"),
        ];

        CollectionAssert.AreEqual(
            new[] { "auto", "0.5", "ratios(fraud=0.5;error=0.2)", "counts(fraud=500)", "counts(fraud=500;error=200)" }, targets.Select(t => t.ToString()).ToArray());
    }

    [TestMethod]
    public void RatiosInsideTheFolds()
    {
        MLContext mlContext = _context;
        IDataView data = Sample.Binary(mlContext, seed: 1, count: 1000);
        var trainer = mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression();
        IEstimator<ITransformer> features = mlContext.Transforms.NormalizeMeanVariance("Features");
        var scores = new Dictionary<double, double>();

        foreach (double ratio in new[] { 0.2, 0.5, 1 })
        {
            var pipeline = features.Append(mlContext.Transforms.Imbalance.RandomUndersample(target: SamplingTarget.Ratio(ratio), seed: 1)).Append(trainer);
            var result = mlContext.BinaryClassification.Imbalance.CrossValidate(data, pipeline, numberOfFolds: 5, seed: 1);
            scores[ratio] = result.Mean["areaUnderPrecisionRecallCurve"];
        }

        Assert.HasCount(3, scores.Values.Distinct().ToArray());
    }

    private static long CountAfter(IEnumerable<ITransformer> model, string className)
        => model.OfType<ResamplingTransformer>().Single().Report.Classes.Single(c => c.Name == className).CountAfter;
}
