namespace Microsoft.ML.Imbalance;

/// <summary>A resampling method with its options: plans from classes and features, and knows nothing of pipelines.</summary>
internal abstract class Resampler
{
    /// <summary>The verb users know it by, e.g. <c>Smote</c>. It also keys the random streams.</summary>
    public abstract string Name { get; }

    public abstract string LabelColumnName { get; }

    /// <summary>The feature columns the method reads; empty for methods that read none.</summary>
    public virtual IReadOnlyList<string> FeatureColumnNames => [];

    /// <summary>The feature columns and how they are read: by default as finite numbers.</summary>
    public virtual FeatureSelection Features => new(FeatureColumnNames);

    /// <summary>Columns of another kind, which the method reads only when rows are handed out.</summary>
    public virtual IReadOnlyList<RequiredColumn> RequiredColumns => [];

    /// <summary>The seed of the options; null to take one from the context.</summary>
    public abstract int? Seed { get; }

    /// <summary>Why there may be nothing to do, for the warning that says so.</summary>
    public virtual string WhyNothingChanged => "every class has the size that the target asks for already";

    /// <summary>Refuses feature columns that are not for this method, before any row is read.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Other columns, or another method, are needed.</exception>
    public virtual void CheckFeatures(FeatureLayout layout)
    {
    }

    public abstract ResamplingPlan Plan(ResamplingContext context);
}
