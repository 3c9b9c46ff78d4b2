using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Imbalance;

/// <summary>Trains an ensemble whose members each see other, balanced rows.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>Members are trained by any trainer of ML.NET, or by a whole pipeline that ends in one, on views of the data; no row is copied.</item>
/// <item>With a function that makes each member's trainer, members are trained several at a time; a trainer that all share is fitted to one after the other.
/// Either way the result does not depend on the number of threads, as far as the trainer's own does not.</item>
/// <item>It is a trainer like ML.NET's: it checks columns like them, adds the same columns, and works in cross-validation, evaluation, prediction engines and permutation feature importance.</item>
/// </list>
/// </remarks>
/// <typeparam name="TMetrics"><see cref="BinaryImbalanceMetrics"/> or <see cref="MulticlassImbalanceMetrics"/>.</typeparam>
public sealed class EnsembleEstimator<TMetrics> : ITrainerEstimator<EnsembleTransformer<TMetrics>, EnsembleModel>
    where TMetrics : ImbalanceMetrics
{
    private readonly IHost _host;
    private readonly IHostEnvironment _environment;
    private readonly EnsembleTask<TMetrics> _task;
    private readonly EnsembleMethod _method;
    private readonly MemberFactory _factory;
    private readonly EnsembleOptionsBase _options;
    private readonly EnsembleShape _shape;
    private readonly int _seed;

    internal EnsembleEstimator(IHostEnvironment environment, EnsembleTask<TMetrics> task, EnsembleMethod method, MemberFactory factory, EnsembleOptionsBase options)
    {
        _environment = environment;
        _host = environment.Register(method.Name);
        _task = task;
        _method = method;
        _factory = factory;
        _options = options;
        _shape = new EnsembleShape(task, method, factory, options);
        // Drawn once: an estimator that is fitted twice draws the same rows twice.
        _seed = options.Seed ?? _host.Rand.Next();
    }

    /// <summary>What the trainer is like; as for ML.NET's trainers with the same columns.</summary>
    public TrainerInfo Info => _shape.Info;

    /// <summary>Trains the members, and puts them together.</summary>
    /// <param name="input">The training data.</param>
    /// <returns>The trained ensemble.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has a wrong type.</exception>
    /// <exception cref="InvalidOperationException">The data has one class only, or too few rows; or the trainer does not give what the ensemble needs.</exception>
    /// <exception cref="OperationCanceledException">The token of the options was cancelled.</exception>
    public EnsembleTransformer<TMetrics> Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        _shape.Check(input.Schema);
        using IChannel channel = _host.Start("Fit");
        return Cancellation.Run(_options.CancellationToken, () => LongWork.Run(channel, _method.Name, () => FitMembers(input, channel)));
    }

    private EnsembleTransformer<TMetrics> FitMembers(IDataView input, IChannel channel)
    {
        LabeledView view = LabeledView.Read(_options.CacheInput ? new MLContext(seed: 0).Data.Cache(input) : input, _options.LabelColumnName);
        if (view.Partition.ClassCount < 2)
        {
            throw new InvalidOperationException(
                $"Label column '{_options.LabelColumnName}' has one class, \"{view.Partition.Names[0]}\", in all {view.Partition.Counts[0]} rows. {_method.Name} needs at least two classes; check the label and the filters before this step.");
        }
        var training = new EnsembleTraining(_host, _environment, channel, _factory, view, _task, _method, _options, _seed);
        IReadOnlyList<TrainedMember> members = training.Run();
        TMetrics? outOfBag = _method.EvaluatesOutOfBag ? OutOfBag.Evaluate(training, _task, members, _method.Voting, _options.ExampleWeightColumnName) : null;
        outOfBag?.Environment = _environment;

        double sum = members.Sum(member => member.Weight);
        double[]? weights = members.All(member => member.Weight == members[0].Weight) ? null : [.. members.Select(member => member.Weight / sum)];
        ITransformer[] parts = MemberChain.Build(input.Schema, [.. members.Select(member => member.Model)], weights, _task, _method.Voting);
        var priors = new TrainingPriorsMarker(_task.ProbabilityColumnName, view.Partition.Names, [.. Enumerable.Range(0, view.Partition.ClassCount).Select(c => members.Average(member => member.ShareOf(c)))]);
        var model = new EnsembleModel(_method.Name, _seed, [.. members.Select(member => new EnsembleMember(member.Model, member.Weight / sum, member.Classes))]);
        return new EnsembleTransformer<TMetrics>([.. parts, priors], model, outOfBag, _options.FeatureColumnName, input.Schema.GetColumnOrNull(_options.FeatureColumnName)?.Type);
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return _shape.GetOutputSchema(inputSchema);
    }
}
