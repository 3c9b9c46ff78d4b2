using System.Reflection;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests.Priors;

/// <summary>Whatever a resampler does to the rows: after the correction, the mean probability of rows that nobody has seen is the share of the class.</summary>
[TestClass]
public sealed class EveryResamplerTests
{
    private const int Negatives = 3760, Positives = 240;
    private const double Share = (double)Positives / (Negatives + Positives);

    private static readonly MLContext Context = new(seed: 1);
    private static readonly IDataView Train = ShiftedRows.Binary(Context, Negatives, Positives, shift: 0.7, seed: 1);

    // For means that few rows tell only roughly: of steep probabilities, or after most rows were dropped.
    private static readonly IDataView Many = ShiftedRows.Binary(Context, 10 * Negatives, 10 * Positives, shift: 0.7, seed: 3);
    private static readonly IDataView Test = ShiftedRows.Binary(Context, 94_000, 6_000, shift: 0.7, seed: 2);

    // Methods for categories only.
    private static readonly string[] OtherColumns = ["SmoteN", "SmoteNC"];

    public static IEnumerable<object[]> Resamplers => OptionsVerb.All
        .Where(v => v.Method.DeclaringType == typeof(TransformsImbalanceCatalog) && v.Method.ReturnType == typeof(ResamplingEstimator) && v.Options is not null)
        .Select(v => v.Method.Name).Where(name => !OtherColumns.Contains(name)).Select(name => new object[] { name });

    private static IEstimator<ITransformer> Trainer => Context.BinaryClassification.Trainers.LbfgsLogisticRegression(
        new() { L1Regularization = 0, L2Regularization = 0.01f, NumberOfThreads = 1, ExampleWeightColumnName = null });

    [TestMethod]
    [DynamicData(nameof(Resamplers))]
    public void TheMeanProbabilityIsTheShareAfterTheCorrection(string name)
    {
        MethodInfo verb = OptionsVerb.All.Single(v => v.Method.DeclaringType == typeof(TransformsImbalanceCatalog) && v.Method.Name == name && v.Options is not null).Method;
        object options = Activator.CreateInstance(verb.GetParameters()[0].ParameterType)!;
        options.GetType().GetProperty("Seed")?.SetValue(options, 7);
        var resampler = (ResamplingEstimator)verb.Invoke(new MLContext(seed: 1).Transforms.Imbalance, [options])!;
        AssertShare(
            resampler.Append(Trainer).Append(Context.Transforms.Imbalance.CorrectPriors()), PriorCorrectionMethod.MeanProbability,
            name == nameof(TransformsImbalanceCatalog.InstanceHardnessThreshold) ? Many : Train);
    }

    [TestMethod]
    [DataRow("nothing but weights")]
    [DataRow("RandomUndersample, then Smote")]
    [DataRow("RandomOversample, by class counts")]
    [DataRow("RandomUndersample, by class counts")]
    public void SoItIsForWeightsAndSeveralStepsAndByClassCounts(string what)
    {
        TransformsImbalanceCatalog transforms = Context.Transforms.Imbalance;
        IEstimator<ITransformer> weighted = Context.BinaryClassification.Trainers.LbfgsLogisticRegression(
            new() { L1Regularization = 0, L2Regularization = 0.01f, NumberOfThreads = 1, ExampleWeightColumnName = "Weight" });
        var counts = new CorrectPriorsOptions { Method = PriorCorrectionMethod.ClassCounts };
        switch (what)
        {
            case "nothing but weights":
                AssertShare(transforms.ClassWeights().Append(weighted).Append(transforms.CorrectPriors()), PriorCorrectionMethod.MeanProbability, Many);
                AssertShare(transforms.ClassWeights().Append(weighted).Append(transforms.CorrectPriors(counts)), PriorCorrectionMethod.ClassCounts, Many);
                break;
            case "RandomUndersample, then Smote":
                ResamplingEstimator some = transforms.RandomUndersample(target: SamplingTarget.Ratio(0.2), seed: 3);
                AssertShare(some.Append(transforms.Smote(seed: 3)).Append(Trainer).Append(transforms.CorrectPriors()), PriorCorrectionMethod.MeanProbability, Many);
                break;
            case "RandomOversample, by class counts":
                AssertShare(transforms.RandomOversample(seed: 3).Append(Trainer).Append(transforms.CorrectPriors(counts)), PriorCorrectionMethod.ClassCounts, Many);
                break;
            default:
                AssertShare(transforms.RandomUndersample(target: SamplingTarget.Ratio(0.25), seed: 3).Append(Trainer).Append(transforms.CorrectPriors(counts)), PriorCorrectionMethod.ClassCounts, Many);
                break;
        }
    }

    private static void AssertShare(EstimatorChain<CorrectPriorsTransformer> pipeline, PriorCorrectionMethod method, IDataView train)
    {
        TransformerChain<CorrectPriorsTransformer> model = pipeline.Fit(train);
        Assert.AreEqual(method, model.LastTransformer.Method);
        double mean = model.Transform(Test).GetColumn<float>("Probability").Average(p => (double)p);
        Assert.AreEqual(Share, mean, 0.02 * Share, $"{mean / Share:0.000} of the share");
    }
}
