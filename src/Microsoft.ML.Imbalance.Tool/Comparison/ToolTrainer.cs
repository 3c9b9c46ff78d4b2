using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A way of training, with ML.NET's defaults, one thread and a fixed seed: comparisons run side by side, and each must always give the same model.</summary>
internal sealed class ToolTrainer
{
    public const int TrainerSeed = 1;

    private readonly Lazy<string?> _obstacle;

    private ToolTrainer(
        string name, Func<MLContext, TrainerColumns, IEstimator<ITransformer>> binary, Func<MLContext, TrainerColumns, IEstimator<ITransformer>> multiclass)
    {
        Name = name;
        _obstacle = new Lazy<string?>(FindObstacle);
        Binary = new ComparisonTrainer(name, of => Create(binary, of));
        Multiclass = new ComparisonTrainer(name, of => Create(multiclass, of));
    }

    public static ToolTrainer LogisticRegression { get; } = new(
        "logistic-regression",
        (context, columns) => As(context.BinaryClassification.Trainers.LbfgsLogisticRegression(columns.For(new LbfgsLogisticRegressionBinaryTrainer.Options { NumberOfThreads = 1 }))),
        (context, columns) => As(context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(columns.For(new LbfgsMaximumEntropyMulticlassTrainer.Options { NumberOfThreads = 1 }))));

    public static ToolTrainer FastTree { get; } = new(
        "fast-tree",
        (context, columns) => As(context.BinaryClassification.Trainers.FastTree(FastTreeOptions(columns))),
        (context, columns) => As(context.MulticlassClassification.Trainers.OneVersusAll(context.BinaryClassification.Trainers.FastTree(FastTreeOptions(columns)), columns.Label)));

    public static ToolTrainer LightGbm { get; } = new(
        "light-gbm",
        (context, columns) => As(context.BinaryClassification.Trainers.LightGbm(columns.For(new LightGbmBinaryTrainer.Options { NumberOfThreads = 1, Seed = TrainerSeed }))),
        (context, columns) => As(context.MulticlassClassification.Trainers.LightGbm(columns.For(new LightGbmMulticlassTrainer.Options { NumberOfThreads = 1, Seed = TrainerSeed }))));

    public static ToolTrainer[] All { get; } = [LogisticRegression, FastTree, LightGbm];

    public string Name { get; }

    /// <summary>Why this way of training can't be used here; null if it can. Native libraries are loaded at the first training, so that nothing less tells whether they are there.</summary>
    public string? Obstacle => _obstacle.Value;

    /// <summary>For two classes.</summary>
    public ComparisonTrainer Binary { get; }

    /// <summary>For more.</summary>
    public ComparisonTrainer Multiclass { get; }

    /// <summary>For a key column of classes and a vector of features, any number of classes.</summary>
    /// <exception cref="ToolException">Its native library can't be loaded.</exception>
    public IEstimator<ITransformer> CreateMulticlass(MLContext context, string labelColumn, string featureColumn) => Obstacle is null
        ? Multiclass.Create(new TrainerParameters(context, labelColumn, featureColumn, weight: null, TrainerSeed))
        : throw new ToolException($"{Name} can't be used, its native library can't be loaded: {Obstacle}");

    private static IEstimator<ITransformer> Create(Func<MLContext, TrainerColumns, IEstimator<ITransformer>> create, TrainerParameters of)
        => new Guarded(create(of.Context, new TrainerColumns(of.LabelColumnName, of.FeatureColumnName, of.ExampleWeightColumnName)));

    private string? FindObstacle()
    {
        // Fewer, and LightGBM grows no tree, which ML.NET can't read.
        const int RowCount = 200;
        VBuffer<float>[] values = [.. Enumerable.Range(0, RowCount).Select(row => new VBuffer<float>(1, [row]))];
        var label = new ViewColumn<bool>("Label", BooleanDataViewType.Instance, row => row >= RowCount / 2);
        var features = new VectorColumn<float>("Features", new VectorDataViewType(NumberDataViewType.Single, 1), values);
        try
        {
            Binary.Create(new TrainerParameters(new MLContext(TrainerSeed), label.Name, features.Name, weight: null, TrainerSeed)).Fit(new ColumnarView(RowCount, label, features));
            return null;
        }
        catch (Exception e) when (NativeFailure(e) is not null)
        {
            return ErrorText.FirstLine(NativeFailure(e)!);
        }
    }

    private static Exception? NativeFailure(Exception? exception) => exception switch
    {
        null or DllNotFoundException or BadImageFormatException or EntryPointNotFoundException => exception,
        _ => NativeFailure(exception.InnerException),
    };

    private static FastTreeBinaryTrainer.Options FastTreeOptions(TrainerColumns columns) => columns.For(new FastTreeBinaryTrainer.Options { NumberOfThreads = 1, Seed = TrainerSeed });

    private static IEstimator<ITransformer> As<T>(IEstimator<T> estimator)
        where T : class, ITransformer => (IEstimator<ITransformer>)estimator;

    /// <summary>Where a trainer reads.</summary>
    private sealed record TrainerColumns(string Label, string Features, string? Weight)
    {
        public TOptions For<TOptions>(TOptions options)
            where TOptions : TrainerInputBaseWithWeight
        {
            options.LabelColumnName = Label;
            options.FeatureColumnName = Features;
            options.ExampleWeightColumnName = Weight;
            return options;
        }
    }

    /// <summary>A trainer that says so when there are too few rows.</summary>
    private sealed class Guarded(IEstimator<ITransformer> trainer) : IEstimator<ITransformer>
    {
        public ITransformer Fit(IDataView input)
        {
            try
            {
                return trainer.Fit(input);
            }
            // ML.NET can't read LightGBM's trees if none has a split, and says only that a value is null.
            catch (ArgumentNullException) when (trainer is LightGbmBinaryTrainer or LightGbmMulticlassTrainer)
            {
                throw new ToolException("LightGBM found no split: every leaf needs about 20 rows, and there are too few.");
            }
        }

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => trainer.GetOutputSchema(inputSchema);
    }
}
