namespace Microsoft.ML.Imbalance;

/// <content>Methods that choose, by the features, which rows stay.</content>
public sealed partial class TransformsImbalanceCatalog
{
    /// <summary>Keeps the rows that are nearest to the smallest class (Zhang and Mani, 2003).</summary>
    /// <param name="labelColumnName">The label column: Boolean, key, text, Single, Double or an integer type.</param>
    /// <param name="featureColumnName">The column that distances are measured in: a vector of known size of Single or Double, or a number. Normalize it first.</param>
    /// <param name="version">1: near to the nearest rows of the smallest class; 2: near to the farthest; 3: of those around rows of the smallest class, the far ones.</param>
    /// <param name="neighborCount">Over how many rows of the smallest class the distance is averaged.</param>
    /// <param name="target">How many rows each class shall have; by default as many as the smallest.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator NearMiss(
        string labelColumnName = DefaultColumns.Label, string featureColumnName = DefaultColumns.Features, int version = 1,
        int neighborCount = NearMissOptions.DefaultNeighborCount, SamplingTarget? target = null)
        => NearMiss(new NearMissOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnNames = [featureColumnName],
            Version = version,
            NeighborCount = neighborCount,
            Target = target ?? SamplingTarget.Auto,
        });

    /// <summary>Keeps the rows that are nearest to the smallest class (Zhang and Mani, 2003).</summary>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator NearMiss(NearMissOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ResamplingEstimator(_environment, new NearMiss(options));
    }

    /// <summary>Clusters a class by k-means into as many groups as it shall have rows, and keeps one row for each.</summary>
    /// <param name="labelColumnName">The label column: Boolean, key, text, Single, Double or an integer type.</param>
    /// <param name="featureColumnName">The column that distances are measured in: a vector of known size of Single or Double, or a number. Normalize it first.</param>
    /// <param name="voting">What stands for a cluster: its mean (Soft), or the row nearest to it (Hard).</param>
    /// <param name="target">How many rows each class shall have; by default as many as the smallest.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator ClusterCentroids(
        string labelColumnName = DefaultColumns.Label, string featureColumnName = DefaultColumns.Features, ClusterVoting voting = ClusterVoting.Soft,
        SamplingTarget? target = null, int? seed = null)
        => ClusterCentroids(new ClusterCentroidsOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnNames = [featureColumnName],
            Voting = voting,
            Target = target ?? SamplingTarget.Auto,
            Seed = seed,
        });

    /// <summary>Clusters a class by k-means into as many groups as it shall have rows, and keeps one row for each.</summary>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator ClusterCentroids(ClusterCentroidsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ResamplingEstimator(_environment, new ClusterCentroids(options));
    }
}
