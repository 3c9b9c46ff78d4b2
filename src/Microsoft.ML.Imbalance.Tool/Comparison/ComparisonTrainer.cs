using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A way of training, with ML.NET's defaults, one thread and a fixed seed: comparisons run side by side, and each must always give the same model.</summary>
internal sealed class ComparisonTrainer
{
    private const int TrainerSeed = 1;

    private readonly Func<MLContext, string?, IEstimator<ITransformer>> _binary;
    private readonly Func<MLContext, string?, IEstimator<ITransformer>> _multiclass;

    private ComparisonTrainer(string name, Func<MLContext, string?, IEstimator<ITransformer>> binary, Func<MLContext, string?, IEstimator<ITransformer>> multiclass)
    {
        Name = name;
        _binary = binary;
        _multiclass = multiclass;
    }

    public static ComparisonTrainer LogisticRegression { get; } = new(
        "logistic-regression",
        (context, weight) => As(context.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            ExampleWeightColumnName = weight,
            NumberOfThreads = 1,
        })),
        (context, weight) => As(context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            ExampleWeightColumnName = weight,
            NumberOfThreads = 1,
        })));

    public static ComparisonTrainer FastTree { get; } = new(
        "fast-tree",
        (context, weight) => As(context.BinaryClassification.Trainers.FastTree(FastTreeOptions(weight))),
        (context, weight) => As(context.MulticlassClassification.Trainers.OneVersusAll(context.BinaryClassification.Trainers.FastTree(FastTreeOptions(weight)))));

    public static ComparisonTrainer LightGbm { get; } = new(
        "light-gbm",
        (context, weight) => As(context.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options
        {
            ExampleWeightColumnName = weight,
            NumberOfThreads = 1,
            Seed = TrainerSeed,
        })),
        (context, weight) => As(context.MulticlassClassification.Trainers.LightGbm(new LightGbmMulticlassTrainer.Options
        {
            ExampleWeightColumnName = weight,
            NumberOfThreads = 1,
            Seed = TrainerSeed,
        })));

    public static ComparisonTrainer[] All { get; } = [LogisticRegression, FastTree, LightGbm];

    public string Name { get; }

    /// <summary>Trains on the label and features of <see cref="PreparedSplit"/>.</summary>
    /// <exception cref="ToolException">There are so few rows that no tree could be grown.</exception>
    public ITransformer Train(MLContext context, IDataView rows, bool isBinary, string? weightColumn)
    {
        try
        {
            return (isBinary ? _binary : _multiclass)(context, weightColumn).Fit(rows);
        }
        // ML.NET can't read LightGBM's trees if none has a split, and says only that a value is null.
        catch (ArgumentNullException) when (this == LightGbm)
        {
            throw new ToolException("LightGBM found no split: every leaf needs about 20 rows, and there are too few.");
        }
    }

    /// <summary>Trains on a few rows. Native libraries are loaded at the first training, so that nothing less tells whether they are there.</summary>
    /// <returns>Null if it works; otherwise why it does not.</returns>
    public string? FindObstacle()
    {
        // Fewer, and LightGBM grows no tree, which ML.NET can't read.
        const int RowCount = 200;
        VBuffer<float>[] values = [.. Enumerable.Range(0, RowCount).Select(row => new VBuffer<float>(1, [row]))];
        var label = new ViewColumn<bool>(ComparisonData.Label, BooleanDataViewType.Instance, row => row >= RowCount / 2);
        var features = new VectorColumn<float>(FeaturePipeline.Features, new VectorDataViewType(NumberDataViewType.Single, 1), values);
        try
        {
            Train(new MLContext(TrainerSeed), new ColumnarView(RowCount, label, features), isBinary: true, weightColumn: null);
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

    private static FastTreeBinaryTrainer.Options FastTreeOptions(string? weightColumn) => new()
    {
        ExampleWeightColumnName = weightColumn,
        NumberOfThreads = 1,
        Seed = TrainerSeed,
    };

    private static IEstimator<ITransformer> As<T>(IEstimator<T> estimator)
        where T : class, ITransformer => (IEstimator<ITransformer>)estimator;
}
