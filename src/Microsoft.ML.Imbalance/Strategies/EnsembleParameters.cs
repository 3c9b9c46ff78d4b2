namespace Microsoft.ML.Imbalance;

/// <summary>What an ensemble of one's own is made for.</summary>
public sealed class EnsembleParameters
{
    internal EnsembleParameters(EnsembleSetting setting)
    {
        Context = setting.Context;
        Trainer = setting.Trainer;
        LabelColumnName = setting.Columns.Label;
        FeatureColumnName = setting.Columns.All[0];
        Seed = setting.Columns.Seed;
    }

    /// <summary>A context of its own.</summary>
    public MLContext Context { get; }

    /// <summary>Makes the trainer of a member from a context and a seed, as ensembles take it.</summary>
    public Func<MLContext, int, IEstimator<ITransformer>> Trainer { get; }

    /// <summary>The label column: Boolean for two classes, else a key.</summary>
    public string LabelColumnName { get; }

    /// <summary>The feature column, a vector of Single.</summary>
    public string FeatureColumnName { get; }

    /// <summary>The seed.</summary>
    public int Seed { get; }
}
