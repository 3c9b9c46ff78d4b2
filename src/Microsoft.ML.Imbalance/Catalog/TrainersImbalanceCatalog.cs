using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>Ensembles whose members are trained on balanced rows.</summary>
/// <remarks>
/// Of all methods for imbalanced data these do best in large studies. Each verb takes a trainer, or a pipeline that ends in one, that all members share; or a function (context, seed) that makes one for each, so that
/// several members can be trained at a time.
/// </remarks>
/// <typeparam name="TMetrics"><see cref="BinaryImbalanceMetrics"/> or <see cref="MulticlassImbalanceMetrics"/>.</typeparam>
public abstract partial class TrainersImbalanceCatalog<TMetrics>
    where TMetrics : ImbalanceMetrics
{
    private readonly EnsembleTask<TMetrics> _task;

    private protected TrainersImbalanceCatalog(IHostEnvironment environment, EnsembleTask<TMetrics> task)
    {
        Environment = environment;
        _task = task;
    }

    internal IHostEnvironment Environment { get; }

    internal EnsembleEstimator<TMetrics> Create(EnsembleMethod method, MemberFactory factory, EnsembleOptionsBase options) => new(Environment, _task, method, factory, options);

    private static MemberFactory From(IEstimator<ITransformer> trainer)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return new SharedTrainer(trainer);
    }

    private static MemberFactory From(Func<MLContext, int, IEstimator<ITransformer>> trainer)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return new OwnTrainers(trainer);
    }
}

/// <summary>Ensembles of binary classifiers: <c>mlContext.BinaryClassification.Trainers.Imbalance</c>.</summary>
public sealed class BinaryTrainersImbalanceCatalog : TrainersImbalanceCatalog<BinaryImbalanceMetrics>
{
    internal BinaryTrainersImbalanceCatalog(IHostEnvironment environment)
        : base(environment, new BinaryTask())
    {
    }
}

/// <summary>Ensembles of multiclass classifiers: <c>mlContext.MulticlassClassification.Trainers.Imbalance</c>.</summary>
public sealed class MulticlassTrainersImbalanceCatalog : TrainersImbalanceCatalog<MulticlassImbalanceMetrics>
{
    internal MulticlassTrainersImbalanceCatalog(IHostEnvironment environment)
        : base(environment, new MulticlassTask())
    {
    }
}
