using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>Where the trainers of members come from.</summary>
/// <remarks>
/// A trainer of ML.NET keeps a random stream, and some keep buffers, so one must not be fitted twice at the same time, and how it is fitted depends on the fits before. A trainer made in a context
/// of its own depends on its seed alone.
/// </remarks>
internal abstract class MemberFactory
{
    /// <summary>Whether members have to be trained one after the other.</summary>
    public abstract bool IsShared { get; }

    /// <summary>A trainer to ask what it needs and gives.</summary>
    public abstract IEstimator<ITransformer> Sample { get; }

    /// <param name="host">The ensemble's host, whose log hears what the member's context has to say.</param>
    /// <param name="environment">The user's environment, whose settings the member's context gets.</param>
    /// <param name="seed">The seed of the member.</param>
    public abstract IEstimator<ITransformer> Create(IHost host, IHostEnvironment environment, int seed);

    private protected static MLContext ContextOf(IHost host, IHostEnvironment environment, int seed)
    {
        var context = new MLContext(seed);
        if (environment is MLContext user)
        {
            context.GpuDeviceId = user.GpuDeviceId;
            context.FallbackToCpu = user.FallbackToCpu;
            context.TempFilePath = user.TempFilePath;
        }
        context.Log += (_, e) =>
        {
            using IChannel channel = host.Start(e.Source ?? "Member");
            if (e.Kind is ChannelMessageKind.Warning or ChannelMessageKind.Error)
                channel.Warning(MessageSensitivity.Unknown, "{0}", e.RawMessage);
            else
                channel.Trace(MessageSensitivity.Unknown, "{0}", e.RawMessage);
        };
        return context;
    }
}

/// <summary>One trainer that all members share.</summary>
internal sealed class SharedTrainer(IEstimator<ITransformer> trainer) : MemberFactory
{
    public override bool IsShared => true;

    public override IEstimator<ITransformer> Sample => trainer;

    public override IEstimator<ITransformer> Create(IHost host, IHostEnvironment environment, int seed) => trainer;
}

/// <summary>A function that makes a trainer for each member, in a context of its own.</summary>
internal sealed class OwnTrainers(Func<MLContext, int, IEstimator<ITransformer>> create) : MemberFactory
{
    public override bool IsShared => false;

    public override IEstimator<ITransformer> Sample => Create(new MLContext(seed: 0), seed: 0);

    public override IEstimator<ITransformer> Create(IHost host, IHostEnvironment environment, int seed) => Create(ContextOf(host, environment, seed), seed);

    private IEstimator<ITransformer> Create(MLContext context, int seed)
        => create(context, seed) ?? throw new InvalidOperationException("The function that makes the trainer of a member returned null. It has to return a trainer, or a pipeline that ends in one.");
}

/// <summary>Trainers inside of another estimator: boosted, for example.</summary>
/// <param name="inner">Where the trainers come from.</param>
/// <param name="wrap">Makes the other estimator from an environment, a seed, and where its trainers come from.</param>
internal sealed class WrappedTrainers(MemberFactory inner, Func<IHostEnvironment, int, MemberFactory, IEstimator<ITransformer>> wrap) : MemberFactory
{
    public override bool IsShared => inner.IsShared;

    public override IEstimator<ITransformer> Sample => wrap(new MLContext(seed: 0), 0, inner);

    public override IEstimator<ITransformer> Create(IHost host, IHostEnvironment environment, int seed) => wrap(ContextOf(host, environment, seed), seed, inner);
}
