namespace Microsoft.ML.Imbalance;

/// <summary>What a resampler of one's own is made for.</summary>
public sealed class ResamplerParameters
{
    internal ResamplerParameters(MLContext context, StrategyColumns columns)
    {
        Context = context;
        LabelColumnName = columns.Label;
        FeatureColumnNames = columns.All;
        Seed = columns.Seed;
    }

    /// <summary>A context of its own.</summary>
    public MLContext Context { get; }

    /// <summary>The label column.</summary>
    public string LabelColumnName { get; }

    /// <summary>The feature columns: one vector in a comparison, the columns of the table in the tool.</summary>
    public IReadOnlyList<string> FeatureColumnNames { get; }

    /// <summary>The seed.</summary>
    public int Seed { get; }
}
