using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>The code of docs/guides/automl.md. What it calls of AutoML are stand-ins of the same shape, at the end.</summary>
[TestClass]
public sealed class AutoMLSnippets
{
    [TestMethod]
    public void ASweepableResampler()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView train = LabeledRows.Gaussian([200, 40]).ToView(mlContext, LabelKind.Boolean), test = LabeledRows.Gaussian([200, 40], seed: 2).ToView(mlContext, LabelKind.Boolean);
        var trainer = mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression();

        // How far and how to balance is searched together with everything else.
        var resampler = mlContext.Auto().CreateSweepableEstimator(
            (context, choice) => context.Transforms.Imbalance.Smote(
                neighborCount: choice.NeighborCount, target: SamplingTarget.Ratio(choice.Ratio), seed: 1),
            new SearchSpace<Balancing>());

        foreach (Balancing choice in new[] { new Balancing(), new Balancing { NeighborCount = 15, Ratio = 0.3 } })
        {
            IEstimator<ITransformer> chosen = resampler.Create(mlContext, choice);
            var model = new EstimatorChain<ITransformer>().Append(chosen).Append(trainer).Fit(train);
            Assert.AreEqual(240, model.Transform(test).GetColumn<bool>("PredictedLabel").Count());
        }
    }

    [TestMethod]
    public void OptionsThemselvesAsASearchSpace()
    {
        var mlContext = new MLContext(seed: 1);

        // Properties that are searched are set in a fresh options object; the others keep their defaults.
        var cleaner = mlContext.Auto().CreateSweepableEstimator(
            (context, options) => context.Transforms.Imbalance.EditedNearestNeighbors(options),
            new SearchSpace<EditedNearestNeighborsOptions>());

        Assert.IsInstanceOfType<ResamplingEstimator>(cleaner.Create(mlContext, new EditedNearestNeighborsOptions { NeighborCount = 5 }));
    }

    [TestMethod]
    public void ATrainerThatBringsItsResampler()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView train = LabeledRows.Gaussian([200, 40]).ToView(mlContext, LabelKind.Boolean);

        // Wherever the runner puts it, also at the end of a chain within another.
        var trainer = mlContext.Auto().CreateSweepableEstimator(
            (context, choice) => context.BinaryClassification.Trainers.LbfgsLogisticRegression(l2Regularization: choice.L2)
                .WithResampling(context.Transforms.Imbalance.Smote(seed: 1)),
            new SearchSpace<Regularization>());

        Assert.IsNotNull(trainer.Create(mlContext, new Regularization()).Fit(train));
    }

    [TestMethod]
    public void APipelineAsModelBuilderWritesIt()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView train = LabeledRows.Gaussian([200, 40]).ToView(mlContext, LabelKind.Boolean);
        Assert.IsNotNull(BuildPipeline(mlContext).Fit(train));
    }

    public static IEstimator<ITransformer> BuildPipeline(MLContext mlContext)
    {
        // Data process configuration with pipeline data transformations
        var pipeline = mlContext.Transforms.ReplaceMissingValues("Features")
            .Append(mlContext.Transforms.NormalizeMinMax("Features"))
            .Append(mlContext.Transforms.Imbalance.Smote())
            .Append(mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression());

        return pipeline;
    }
}

/// <summary>What is searched.</summary>
internal sealed class Balancing
{
    [Range(1, 15, init: 5)]
    public int NeighborCount { get; set; } = 5;

    [Range(0.2, 1.0, init: 1.0)]
    public double Ratio { get; set; } = 1;
}

internal sealed class Regularization
{
    [Range(0.03125f, 1f, init: 1f)]
    public float L2 { get; set; } = 1;
}

/// <summary>The shape of AutoML's methods: what compiles against these compiles against those.</summary>
internal static class AutoMLShape
{
    public static AutoCatalogShape Auto(this MLContext _) => new();
}

internal sealed class AutoCatalogShape
{
    public SweepableEstimatorShape<T> CreateSweepableEstimator<T>(Func<MLContext, T, IEstimator<ITransformer>> factory, SearchSpace<T> ss)
        where T : class, new() => new(factory, ss);
}

internal sealed class SweepableEstimatorShape<T>(Func<MLContext, T, IEstimator<ITransformer>> factory, SearchSpace<T> space)
    where T : class, new()
{
    public SearchSpace<T> Space { get; } = space;

    public IEstimator<ITransformer> Create(MLContext mlContext, T choice) => factory(mlContext, choice);
}

internal sealed class SearchSpace<T>
    where T : class, new();

[AttributeUsage(AttributeTargets.Property)]
internal sealed class RangeAttribute(double min, double max, double init) : Attribute
{
    public double Min { get; } = min;

    public double Max { get; } = max;

    public double Init { get; } = init;
}
