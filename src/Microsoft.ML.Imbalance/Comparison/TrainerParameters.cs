namespace Microsoft.ML.Imbalance;

/// <summary>What the trainer of a comparison is made for.</summary>
public sealed class TrainerParameters
{
    internal TrainerParameters(MLContext context, string label, string features, string? weight, int seed)
    {
        Context = context;
        LabelColumnName = label;
        FeatureColumnName = features;
        ExampleWeightColumnName = weight;
        Seed = seed;
    }

    /// <summary>A context of its own.</summary>
    public MLContext Context { get; }

    /// <summary>The label column: Boolean for two classes, else a key.</summary>
    public string LabelColumnName { get; }

    /// <summary>The feature column, a vector of Single.</summary>
    public string FeatureColumnName { get; }

    /// <summary>The column of the example weights; null where rows weigh alike.</summary>
    public string? ExampleWeightColumnName { get; }

    /// <summary>The seed.</summary>
    public int Seed { get; }
}
