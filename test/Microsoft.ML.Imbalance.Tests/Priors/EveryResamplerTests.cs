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
    private static readonly IDataView Test = ShiftedRows.Binary(Context, 23_500, 1_500, shift: 0.7, seed: 2);

    // Methods that need categories have rows of their own.
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
    [DataRow("SmoteN")]
    [DataRow("SmoteNC")]
    public void SoItIsForMethodsOfCategories(string name)
    {
        TransformsImbalanceCatalog transforms = Context.Transforms.Imbalance;
        ResamplingEstimator resampler = name == "SmoteN"
            ? transforms.SmoteN(new SmoteNOptions { FeatureColumnNames = ["Color", "Shape"], Seed = 7 })
            : transforms.SmoteNC(new SmoteNCOptions { FeatureColumnNames = ["Features", "Color", "Shape"], Seed = 7 });
        EstimatorChain<CorrectPriorsTransformer> pipeline = resampler
            .Append(Context.Transforms.Categorical.OneHotEncoding([new InputOutputColumnPair("Color"), new InputOutputColumnPair("Shape")]))
            .Append(Context.Transforms.Concatenate("Features", "Features", "Color", "Shape"))
            .Append(Trainer)
            .Append(Context.Transforms.Imbalance.CorrectPriors());
        AssertShare(pipeline, PriorCorrectionMethod.MeanProbability, Colored(Train), Colored(Test));
    }

    public static IEnumerable<object[]> Ensembles => StrategyRegistry.Default.All.Where(m => m.Family == StrategyFamily.Ensemble).Select(m => new object[] { m.Name });

    [TestMethod]
    [DynamicData(nameof(Ensembles))]
    public void SoItIsForEnsembles(string name)
    {
        var ensemble = (EnsembleStrategy)ImbalanceStrategy.Parse($"{name}:numberOfMembers=4");
        var columns = new StrategyColumns("Label", ["Features"], Categories: [], Seed: 7);
        EstimatorChain<CorrectPriorsTransformer> pipeline = new EstimatorChain<ITransformer>()
            .Append(ensemble.Create(new EnsembleSetting(Context, IsBinary: true, columns, (_, _) => Trainer)))
            .Append(Context.Transforms.Imbalance.CorrectPriors());
        AssertShare(pipeline, PriorCorrectionMethod.MeanProbability, Many);
    }

    [TestMethod]
    public void EveryResamplerOfTheRegistryIsAmongThem()
    {
        string[] tested = [.. Resamplers.Select(r => ((string)r[0]).ToLowerInvariant()), .. OtherColumns.Select(name => name.ToLowerInvariant())];
        string[] resamplers = [.. StrategyRegistry.Default.All.Where(m => m.Family is not (StrategyFamily.None or StrategyFamily.Threshold or StrategyFamily.Weights or StrategyFamily.Ensemble)).Select(m => m.Name.Replace("-", ""))];
        CollectionAssert.IsSubsetOf(resamplers, tested);
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

    /// <summary>The rows with two categories, of which each class has exact shares: 5 : 3 : 2 and 2 : 3 : 5 of the colors, 3 : 1 and 1 : 3 of the shapes.</summary>
    private static IDataView Colored(IDataView rows)
    {
        int[] counts = [0, 0];
        return Context.Data.LoadFromEnumerable(rows.GetColumn<bool>("Label").Zip(rows.GetColumn<float[]>("Features"), (label, features) =>
        {
            int place = counts[label ? 1 : 0]++;
            return new ColoredInput
            {
                Label = label,
                Features = features,
                Color = (label ? "rrrrrbbbgg" : "rrbbbggggg")[place % 10].ToString(),
                Shape = (label ? "ooox" : "oxxx")[place / 10 % 4].ToString(),
            };
        }).ToArray());
    }

    private static void AssertShare(EstimatorChain<CorrectPriorsTransformer> pipeline, PriorCorrectionMethod method, IDataView train, IDataView? test = null)
    {
        TransformerChain<CorrectPriorsTransformer> model = pipeline.Fit(train);
        Assert.AreEqual(method, model.LastTransformer.Method);
        double mean = model.Transform(test ?? Test).GetColumn<float>("Probability").Average(p => (double)p);
        Assert.AreEqual(Share, mean, 0.02 * Share, $"{mean / Share:0.000} of the share");
    }

    private sealed class ColoredInput
    {
        public bool Label { get; set; }

        [VectorType(2)]
        public float[] Features { get; set; } = [];

        public string Color { get; set; } = "";

        public string Shape { get; set; } = "";
    }
}
