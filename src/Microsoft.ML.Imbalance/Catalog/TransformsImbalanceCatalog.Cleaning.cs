namespace Microsoft.ML.Imbalance;

/// <content>Methods that remove rows by their neighbors.</content>
public sealed partial class TransformsImbalanceCatalog
{
    /// <summary>Removes rows that form a Tomek link: two rows of different classes, each the nearest neighbor of the other (Tomek, 1976).</summary>
    /// <param name="labelColumnName">The label column: Boolean, key, text, Single, Double or an integer type.</param>
    /// <param name="featureColumnName">The column that distances are measured in: a vector of known size of Single or Double, or a number. Normalize it first.</param>
    /// <param name="target">From which classes rows may be removed; by default from all but the smallest.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator TomekLinks(
        string labelColumnName = DefaultColumns.Label, string featureColumnName = DefaultColumns.Features, SamplingTarget? target = null)
        => TomekLinks(new TomekLinksOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnNames = [featureColumnName],
            Target = target ?? SamplingTarget.Auto,
        });

    /// <summary>Removes rows that form a Tomek link: two rows of different classes, each the nearest neighbor of the other (Tomek, 1976).</summary>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator TomekLinks(TomekLinksOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ResamplingEstimator(_environment, new TomekLinks(options));
    }

    /// <summary>Removes rows whose nearest neighbors speak for another class (Wilson, 1972).</summary>
    /// <param name="labelColumnName">The label column: Boolean, key, text, Single, Double or an integer type.</param>
    /// <param name="featureColumnName">The column that distances are measured in: a vector of known size of Single or Double, or a number. Normalize it first.</param>
    /// <param name="neighborCount">How many nearest rows have a say about a row.</param>
    /// <param name="vote">How many of the neighbors must be of the row's class: all, or no fewer than are of any other.</param>
    /// <param name="target">From which classes rows may be removed; by default from all but the smallest.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator EditedNearestNeighbors(
        string labelColumnName = DefaultColumns.Label, string featureColumnName = DefaultColumns.Features,
        int neighborCount = EditedNearestNeighborsOptions.DefaultNeighborCount, NeighborVote vote = NeighborVote.All, SamplingTarget? target = null)
        => EditedNearestNeighbors(new EditedNearestNeighborsOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnNames = [featureColumnName],
            NeighborCount = neighborCount,
            Vote = vote,
            Target = target ?? SamplingTarget.Auto,
        });

    /// <summary>Removes rows whose nearest neighbors speak for another class (Wilson, 1972).</summary>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator EditedNearestNeighbors(EditedNearestNeighborsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ResamplingEstimator(_environment, new EditedNearestNeighbors(options));
    }

    /// <summary>Removes rows whose nearest neighbors speak for another class, until no row is left to remove (Tomek, 1976).</summary>
    /// <param name="labelColumnName">The label column: Boolean, key, text, Single, Double or an integer type.</param>
    /// <param name="featureColumnName">The column that distances are measured in: a vector of known size of Single or Double, or a number. Normalize it first.</param>
    /// <param name="neighborCount">How many nearest rows have a say about a row.</param>
    /// <param name="vote">How many of the neighbors must be of the row's class: all, or no fewer than are of any other.</param>
    /// <param name="maximumIterations">After how many passes to stop.</param>
    /// <param name="target">From which classes rows may be removed; by default from all but the smallest.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator RepeatedEditedNearestNeighbors(
        string labelColumnName = DefaultColumns.Label, string featureColumnName = DefaultColumns.Features,
        int neighborCount = RepeatedEditedNearestNeighborsOptions.DefaultNeighborCount, NeighborVote vote = NeighborVote.All,
        int maximumIterations = RepeatedEditedNearestNeighborsOptions.DefaultMaximumIterations, SamplingTarget? target = null)
        => RepeatedEditedNearestNeighbors(new RepeatedEditedNearestNeighborsOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnNames = [featureColumnName],
            NeighborCount = neighborCount,
            Vote = vote,
            MaximumIterations = maximumIterations,
            Target = target ?? SamplingTarget.Auto,
        });

    /// <summary>Removes rows whose nearest neighbors speak for another class, until no row is left to remove (Tomek, 1976).</summary>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator RepeatedEditedNearestNeighbors(RepeatedEditedNearestNeighborsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ResamplingEstimator(_environment, new RepeatedEditedNearestNeighbors(options));
    }

    /// <summary>Removes rows whose nearest neighbors speak for another class, first by 1 neighbor, then by 2, and so on (Tomek, 1976).</summary>
    /// <param name="labelColumnName">The label column: Boolean, key, text, Single, Double or an integer type.</param>
    /// <param name="featureColumnName">The column that distances are measured in: a vector of known size of Single or Double, or a number. Normalize it first.</param>
    /// <param name="neighborCount">How many nearest rows have a say about a row.</param>
    /// <param name="vote">How many of the neighbors must be of the row's class: all, or no fewer than are of any other.</param>
    /// <param name="allowMinority">Whether to go on when a class has become smaller than the smallest class was.</param>
    /// <param name="target">From which classes rows may be removed; by default from all but the smallest.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator AllKnn(
        string labelColumnName = DefaultColumns.Label, string featureColumnName = DefaultColumns.Features,
        int neighborCount = AllKnnOptions.DefaultNeighborCount, NeighborVote vote = NeighborVote.All, bool allowMinority = false,
        SamplingTarget? target = null)
        => AllKnn(new AllKnnOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnNames = [featureColumnName],
            NeighborCount = neighborCount,
            Vote = vote,
            AllowMinority = allowMinority,
            Target = target ?? SamplingTarget.Auto,
        });

    /// <summary>Removes rows whose nearest neighbors speak for another class, first by 1 neighbor, then by 2, and so on (Tomek, 1976).</summary>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator AllKnn(AllKnnOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ResamplingEstimator(_environment, new AllKnn(options));
    }

    /// <summary>Removes rows that their neighbors outvote, and rows that outvote a row of the smallest class (Laurikkala, 2001).</summary>
    /// <param name="labelColumnName">The label column: Boolean, key, text, Single, Double or an integer type.</param>
    /// <param name="featureColumnName">The column that distances are measured in: a vector of known size of Single or Double, or a number. Normalize it first.</param>
    /// <param name="neighborCount">How many nearest rows have a say about a row.</param>
    /// <param name="threshold">Neighbors of misjudged rows go only if their class has at least this many times the rows of the smallest.</param>
    /// <param name="target">From which classes rows may be removed; by default from all but the smallest.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator NeighborhoodCleaningRule(
        string labelColumnName = DefaultColumns.Label, string featureColumnName = DefaultColumns.Features,
        int neighborCount = NeighborhoodCleaningRuleOptions.DefaultNeighborCount, double threshold = NeighborhoodCleaningRuleOptions.DefaultThreshold,
        SamplingTarget? target = null)
        => NeighborhoodCleaningRule(new NeighborhoodCleaningRuleOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnNames = [featureColumnName],
            NeighborCount = neighborCount,
            Threshold = threshold,
            Target = target ?? SamplingTarget.Auto,
        });

    /// <summary>Removes rows that their neighbors outvote, and rows that outvote a row of the smallest class (Laurikkala, 2001).</summary>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator NeighborhoodCleaningRule(NeighborhoodCleaningRuleOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ResamplingEstimator(_environment, new NeighborhoodCleaningRule(options));
    }

    /// <summary>Keeps a consistent subset: the nearest kept row of every removed row is of its class (Hart, 1968).</summary>
    /// <param name="labelColumnName">The label column: Boolean, key, text, Single, Double or an integer type.</param>
    /// <param name="featureColumnName">The column that distances are measured in: a vector of known size of Single or Double, or a number. Normalize it first.</param>
    /// <param name="target">From which classes rows may be removed; by default from all but the smallest.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator CondensedNearestNeighbor(
        string labelColumnName = DefaultColumns.Label, string featureColumnName = DefaultColumns.Features, SamplingTarget? target = null)
        => CondensedNearestNeighbor(new CondensedNearestNeighborOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnNames = [featureColumnName],
            Target = target ?? SamplingTarget.Auto,
        });

    /// <summary>Keeps a consistent subset: the nearest kept row of every removed row is of its class (Hart, 1968).</summary>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator CondensedNearestNeighbor(CondensedNearestNeighborOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ResamplingEstimator(_environment, new CondensedNearestNeighbor(options));
    }

    /// <summary>Removes rows that lie safely within their class, and then borderline rows that form a Tomek link (Kubat and Matwin, 1997).</summary>
    /// <param name="labelColumnName">The label column: Boolean, key, text, Single, Double or an integer type.</param>
    /// <param name="featureColumnName">The column that distances are measured in: a vector of known size of Single or Double, or a number. Normalize it first.</param>
    /// <param name="seedCount">How many rows of each class to be cleaned are drawn to judge the others by.</param>
    /// <param name="target">From which classes rows may be removed; by default from all but the smallest.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator OneSidedSelection(
        string labelColumnName = DefaultColumns.Label, string featureColumnName = DefaultColumns.Features,
        int seedCount = OneSidedSelectionOptions.DefaultSeedCount, SamplingTarget? target = null, int? seed = null)
        => OneSidedSelection(new OneSidedSelectionOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnNames = [featureColumnName],
            SeedCount = seedCount,
            Target = target ?? SamplingTarget.Auto,
            Seed = seed,
        });

    /// <summary>Removes rows that lie safely within their class, and then borderline rows that form a Tomek link (Kubat and Matwin, 1997).</summary>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator OneSidedSelection(OneSidedSelectionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ResamplingEstimator(_environment, new OneSidedSelection(options));
    }
}
