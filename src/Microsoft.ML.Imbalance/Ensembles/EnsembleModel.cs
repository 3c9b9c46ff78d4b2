namespace Microsoft.ML.Imbalance;

/// <summary>What an ensemble consists of.</summary>
public sealed class EnsembleModel
{
    internal EnsembleModel(string method, int seed, IReadOnlyList<EnsembleMember> members)
    {
        Method = method;
        Seed = seed;
        Members = members;
    }

    /// <summary>The ensemble, e.g. <c>EasyEnsemble</c>.</summary>
    public string Method { get; }

    /// <summary>The seed that was used; give it back in the options to draw the same rows.</summary>
    public int Seed { get; }

    /// <summary>The members, in the order of their training.</summary>
    public IReadOnlyList<EnsembleMember> Members { get; }
}

/// <summary>One model of an ensemble.</summary>
public sealed class EnsembleMember
{
    internal EnsembleMember(ITransformer transformer, double weight, IReadOnlyList<ClassCountChange> classes)
    {
        Transformer = transformer;
        Weight = weight;
        Classes = classes;
    }

    /// <summary>The model, as its trainer or pipeline made it; calibrated, if the trainer gives no probabilities and they are needed.</summary>
    public ITransformer Transformer { get; }

    /// <summary>Its share of the vote; those of all members add up to 1.</summary>
    public double Weight { get; }

    /// <summary>The rows of each class: those there are, or that its bag held where a resampler balanced it; and those that this member was trained on.</summary>
    public IReadOnlyList<ClassCountChange> Classes { get; }
}
