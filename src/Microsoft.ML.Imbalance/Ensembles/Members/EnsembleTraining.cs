using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>One call of Fit: the data, and what every method does with it in the same way.</summary>
internal sealed class EnsembleTraining(
    IHost host, IHostEnvironment environment, IChannel channel, MemberFactory factory, LabeledView view, EnsembleTask task, EnsembleMethod method, EnsembleOptionsBase options, int seed)
{
    private readonly object _lock = new();
    private readonly long _start = Stopwatch.GetTimestamp();
    private IProgressChannel? _progressChannel;

    // Apart from this object: ML.NET's progress reporting keeps what it is to call, and must not keep the data with it.
    private readonly StrongBox<int> _completed = new();

    public LabeledView View { get; } = view;

    public ClassPartition Classes => View.Partition;

    public EnsembleTask Task { get; } = task;

    public int MemberCount => options.NumberOfMembers;

    public bool SharesTrainer => factory.IsShared;

    public CancellationToken Cancellation => options.CancellationToken;

    public IChannel Channel { get; } = channel;

    /// <summary>The random stream of one class in one member.</summary>
    public RandomStream StreamOf(int member, int classIndex) => RandomStream.Create(seed, method.Name, Classes.StreamKey(classIndex), member);

    /// <summary>A seed for what makes or resamples one member.</summary>
    public int SeedOf(int member) => RandomStream.Create(seed, method.Name, Classes.ClassCount, member).Next(int.MaxValue);

    /// <summary>Trains a member on rows drawn from the data.</summary>
    public TrainedMember Train(int member, RowDraw draw)
    {
        ResampledDataView rows = View.Resample(draw.ToPlan(), method.Name, SeedOf(member));
        return new TrainedMember(Train(member, rows), rows.Report.Classes, InBag: draw.Rows);
    }

    /// <summary>Trains a member.</summary>
    /// <param name="member">Its number.</param>
    /// <param name="rows">The rows to train on.</param>
    /// <param name="before">A step between the rows and the trainer; it becomes part of the member.</param>
    public ITransformer Train(int member, IDataView rows, ITransformer? before = null)
    {
        Cancellation.ThrowIfCancellationRequested();
        var watched = new WatchedDataView(rows, Cancellation);
        IDataView input = before?.Transform(watched) ?? watched;
        ITransformer model = factory.Create(host, environment, SeedOf(member)).Fit(input);
        if (!method.AppliesExampleWeights)
            CheckIsRead(watched, options.ExampleWeightColumnName, nameof(options.ExampleWeightColumnName));
        CheckIsRead(watched, method.BoostingWeightColumnName, nameof(method.BoostingWeightColumnName));
        var columns = new EnsembleColumns(options.LabelColumnName, options.FeatureColumnName, method.BoostingWeightColumnName ?? options.ExampleWeightColumnName);
        model = Task.Complete(model, input, columns, method.Voting, Channel);
        return before is null ? model : new Microsoft.ML.Data.TransformerChain<ITransformer>(before, model);
    }

    /// <summary>Tells whoever wants to know that one more member is trained.</summary>
    public void Complete()
    {
        lock (_lock)
        {
            var progress = new EnsembleProgress(method.Name, ++_completed.Value, MemberCount);
            Channel.Info(MessageSensitivity.None, "{0}{1}", progress, TimeLeft.After(Stopwatch.GetElapsedTime(_start), _completed.Value, MemberCount));
            _progressChannel?.Checkpoint(_completed.Value);
            options.Progress?.Report(progress);
        }
    }

    /// <summary>Runs the method under ML.NET's progress channel.</summary>
    public IReadOnlyList<TrainedMember> Run()
    {
        using (_progressChannel = host.StartProgressChannel(method.Name))
        {
            SetHeader(_progressChannel, _completed, MemberCount);
            return method.Train(this);
        }
    }

    private static void SetHeader(IProgressChannel progress, StrongBox<int> completed, int count)
        => progress.SetHeader(new ProgressHeader(["members"]), entry => entry.SetProgress(0, completed.Value, count));

    private static void CheckIsRead(WatchedDataView rows, string? columnName, string optionName)
    {
        if (columnName is null || rows.HasRead(columnName))
            return;
        throw new InvalidOperationException(
            $"{optionName} is '{columnName}', but the trainer did not read that column: the weights would have no effect. Make the trainer with exampleWeightColumnName: \"{columnName}\"; "
            + "if it takes no weights or ignores them, leave the option null.");
    }
}
