namespace Microsoft.ML.Imbalance;

/// <content>SMOTE, followed by a method that cleans.</content>
public sealed partial class TransformsImbalanceCatalog
{
    /// <summary>Adds synthetic rows (SMOTE), then removes rows whose nearest neighbors speak for another class (Batista et al., 2004).</summary>
    /// <param name="labelColumnName">The label column: Boolean, key, text, Single, Double or an integer type.</param>
    /// <param name="featureColumnName">The column that distances are measured in: a vector of known size of Single or Double, or a number. Normalize it first.</param>
    /// <param name="smoteNeighborCount">How many nearest rows of the same class SMOTE may join each row with.</param>
    /// <param name="neighborCount">How many nearest rows have a say about a row when cleaning.</param>
    /// <param name="target">How many rows each class shall have before cleaning; by default as many as the largest.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator SmoteEnn(
        string labelColumnName = DefaultColumns.Label, string featureColumnName = DefaultColumns.Features,
        int smoteNeighborCount = SmoteOptions.DefaultNeighborCount, int neighborCount = EditedNearestNeighborsOptions.DefaultNeighborCount,
        SamplingTarget? target = null, int? seed = null)
        => SmoteEnn(new SmoteEnnOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnNames = [featureColumnName],
            SmoteNeighborCount = smoteNeighborCount,
            NeighborCount = neighborCount,
            Target = target ?? SamplingTarget.Auto,
            Seed = seed,
        });

    /// <summary>Adds synthetic rows (SMOTE), then removes rows whose nearest neighbors speak for another class (Batista et al., 2004).</summary>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator SmoteEnn(SmoteEnnOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Smote(SmotePart(options.LabelColumnName, options.FeatureColumnNames, OptionChecks.AtLeast(1, options.SmoteNeighborCount), options.Target, options.Seed))
            .Then(EditedNearestNeighbors(new EditedNearestNeighborsOptions
            {
                LabelColumnName = options.LabelColumnName,
                FeatureColumnNames = options.FeatureColumnNames,
                NeighborCount = options.NeighborCount,
                Vote = options.Vote,
                Target = options.CleaningTarget,
            }));
    }

    /// <summary>Adds synthetic rows (SMOTE), then removes both rows of every Tomek link (Batista et al., 2004).</summary>
    /// <param name="labelColumnName">The label column: Boolean, key, text, Single, Double or an integer type.</param>
    /// <param name="featureColumnName">The column that distances are measured in: a vector of known size of Single or Double, or a number. Normalize it first.</param>
    /// <param name="smoteNeighborCount">How many nearest rows of the same class SMOTE may join each row with.</param>
    /// <param name="target">How many rows each class shall have before cleaning; by default as many as the largest.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator SmoteTomek(
        string labelColumnName = DefaultColumns.Label, string featureColumnName = DefaultColumns.Features,
        int smoteNeighborCount = SmoteOptions.DefaultNeighborCount, SamplingTarget? target = null, int? seed = null)
        => SmoteTomek(new SmoteTomekOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnNames = [featureColumnName],
            SmoteNeighborCount = smoteNeighborCount,
            Target = target ?? SamplingTarget.Auto,
            Seed = seed,
        });

    /// <summary>Adds synthetic rows (SMOTE), then removes both rows of every Tomek link (Batista et al., 2004).</summary>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator SmoteTomek(SmoteTomekOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Smote(SmotePart(options.LabelColumnName, options.FeatureColumnNames, OptionChecks.AtLeast(1, options.SmoteNeighborCount), options.Target, options.Seed))
            .Then(TomekLinks(new TomekLinksOptions
            {
                LabelColumnName = options.LabelColumnName,
                FeatureColumnNames = options.FeatureColumnNames,
                Target = options.CleaningTarget,
            }));
    }

    private static SmoteOptions SmotePart(string labelColumnName, IReadOnlyList<string> featureColumnNames, int neighborCount, SamplingTarget target, int? seed) => new()
    {
        LabelColumnName = labelColumnName,
        FeatureColumnNames = featureColumnNames,
        NeighborCount = neighborCount,
        Target = target,
        Seed = seed,
    };
}
