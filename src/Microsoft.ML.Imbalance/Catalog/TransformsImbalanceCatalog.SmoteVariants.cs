namespace Microsoft.ML.Imbalance;

/// <content>The kin of SMOTE that weigh, cluster or filter, on numeric features.</content>
public sealed partial class TransformsImbalanceCatalog
{
    /// <summary>Adds synthetic rows within clusters where a smaller class prevails, the more the sparser it is there (Last et al., 2017).</summary>
    /// <param name="labelColumnName">The label column: Boolean, key, text, Single, Double or an integer type.</param>
    /// <param name="featureColumnName">The column that is interpolated: a vector of known size of Single or Double, or a number. Normalize it first.</param>
    /// <param name="neighborCount">How many nearest rows of the same class and cluster each row may be joined with.</param>
    /// <param name="clusterCount">How many clusters all rows are sorted into.</param>
    /// <param name="imbalanceRatioThreshold">A cluster is used if it has fewer rows of other classes for each row of the class than this.</param>
    /// <param name="target">How many rows each class shall have; by default as many as the largest.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator KMeansSmote(
        string labelColumnName = DefaultColumns.Label, string featureColumnName = DefaultColumns.Features,
        int neighborCount = KMeansSmoteOptions.DefaultNeighborCount,
        int clusterCount = KMeansSmoteOptions.DefaultClusterCount,
        double imbalanceRatioThreshold = KMeansSmoteOptions.DefaultImbalanceRatioThreshold,
        SamplingTarget? target = null, int? seed = null)
        => KMeansSmote(new KMeansSmoteOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnNames = [featureColumnName],
            NeighborCount = neighborCount,
            ClusterCount = clusterCount,
            ImbalanceRatioThreshold = imbalanceRatioThreshold,
            Target = target ?? SamplingTarget.Auto,
            Seed = seed,
        });

    /// <summary>Adds synthetic rows within clusters where a smaller class prevails, the more the sparser it is there (Last et al., 2017).</summary>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator KMeansSmote(KMeansSmoteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ResamplingEstimator(_environment, new KMeansSmote(options));
    }

    /// <summary>Adds synthetic rows from the support vectors of the smaller classes: between rows near other classes, outwards elsewhere (Nguyen et al., 2011).</summary>
    /// <param name="labelColumnName">The label column: Boolean, key, text, Single, Double or an integer type.</param>
    /// <param name="featureColumnName">The column that is interpolated: a vector of known size of Single or Double, or a number. Normalize it first.</param>
    /// <param name="neighborCount">How many nearest rows of the same class each row may be joined with.</param>
    /// <param name="dangerNeighborCount">How many nearest rows of any class tell whether other classes press in on a row.</param>
    /// <param name="outStep">How far outwards rows are drawn at most, as a part of the distance to the neighbor.</param>
    /// <param name="target">How many rows each class shall have; by default as many as the largest.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator SvmSmote(
        string labelColumnName = DefaultColumns.Label, string featureColumnName = DefaultColumns.Features,
        int neighborCount = SmoteOptions.DefaultNeighborCount,
        int dangerNeighborCount = BorderlineSmoteOptions.DefaultDangerNeighborCount,
        double outStep = SvmSmoteOptions.DefaultOutStep,
        SamplingTarget? target = null, int? seed = null)
        => SvmSmote(new SvmSmoteOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnNames = [featureColumnName],
            NeighborCount = neighborCount,
            DangerNeighborCount = dangerNeighborCount,
            OutStep = outStep,
            Target = target ?? SamplingTarget.Auto,
            Seed = seed,
        });

    /// <summary>Adds synthetic rows from the support vectors of the smaller classes: between rows near other classes, outwards elsewhere (Nguyen et al., 2011).</summary>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator SvmSmote(SvmSmoteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ResamplingEstimator(_environment, new SvmSmote(options));
    }

    /// <summary>Adds synthetic rows at equal distances on lines through the smaller classes, or on a curve fitted to them (Gazzah and Ben Amara, 2008).</summary>
    /// <param name="labelColumnName">The label column: Boolean, key, text, Single, Double or an integer type.</param>
    /// <param name="featureColumnName">The column that is interpolated: a vector of known size of Single or Double, or a number. Normalize it first.</param>
    /// <param name="topology">The lines; by default from each row to the mean of its class.</param>
    /// <param name="target">How many rows each class shall have; by default as many as the largest.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator PolynomialFitSmote(
        string labelColumnName = DefaultColumns.Label, string featureColumnName = DefaultColumns.Features,
        PolynomialFitTopology? topology = null,
        SamplingTarget? target = null, int? seed = null)
        => PolynomialFitSmote(new PolynomialFitSmoteOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnNames = [featureColumnName],
            Topology = topology ?? PolynomialFitTopology.Star,
            Target = target ?? SamplingTarget.Auto,
            Seed = seed,
        });

    /// <summary>Adds synthetic rows at equal distances on lines through the smaller classes, or on a curve fitted to them (Gazzah and Ben Amara, 2008).</summary>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator PolynomialFitSmote(PolynomialFitSmoteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ResamplingEstimator(_environment, new PolynomialFitSmote(options));
    }

    /// <summary>Adds synthetic rows between rows of the smaller classes that are equally near to other classes, the more the nearer (Barua et al., 2013).</summary>
    /// <param name="labelColumnName">The label column: Boolean, key, text, Single, Double or an integer type.</param>
    /// <param name="featureColumnName">The column that is interpolated: a vector of known size of Single or Double, or a number. Normalize it first.</param>
    /// <param name="neighborCount">How many nearest rows of the class each row of the other classes puts into a level.</param>
    /// <param name="levelCount">How many levels there are at most.</param>
    /// <param name="theta">How fast weights fall from level to level.</param>
    /// <param name="target">How many rows each class shall have; by default as many as the largest.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator ProWSyn(
        string labelColumnName = DefaultColumns.Label, string featureColumnName = DefaultColumns.Features,
        int neighborCount = SmoteOptions.DefaultNeighborCount,
        int levelCount = ProWSynOptions.DefaultLevelCount,
        double theta = ProWSynOptions.DefaultTheta,
        SamplingTarget? target = null, int? seed = null)
        => ProWSyn(new ProWSynOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnNames = [featureColumnName],
            NeighborCount = neighborCount,
            LevelCount = levelCount,
            Theta = theta,
            Target = target ?? SamplingTarget.Auto,
            Seed = seed,
        });

    /// <summary>Adds synthetic rows between rows of the smaller classes that are equally near to other classes, the more the nearer (Barua et al., 2013).</summary>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator ProWSyn(ProWSynOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ResamplingEstimator(_environment, new ProWSyn(options));
    }

    /// <summary>Adds synthetic rows as SMOTE does, but draws those again that land among other classes (Lee et al., 2015).</summary>
    /// <param name="labelColumnName">The label column: Boolean, key, text, Single, Double or an integer type.</param>
    /// <param name="featureColumnName">The column that is interpolated: a vector of known size of Single or Double, or a number. Normalize it first.</param>
    /// <param name="neighborCount">How many nearest rows of the same class each row may be joined with, and how many of any class judge the new row.</param>
    /// <param name="rejectionLevel">A new row is rejected if this share of its neighbors, or more, is of other classes.</param>
    /// <param name="target">How many rows each class shall have; by default as many as the largest.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator Lee(
        string labelColumnName = DefaultColumns.Label, string featureColumnName = DefaultColumns.Features,
        int neighborCount = SmoteOptions.DefaultNeighborCount,
        double rejectionLevel = LeeOptions.DefaultRejectionLevel,
        SamplingTarget? target = null, int? seed = null)
        => Lee(new LeeOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnNames = [featureColumnName],
            NeighborCount = neighborCount,
            RejectionLevel = rejectionLevel,
            Target = target ?? SamplingTarget.Auto,
            Seed = seed,
        });

    /// <summary>Adds synthetic rows as SMOTE does, but draws those again that land among other classes (Lee et al., 2015).</summary>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator Lee(LeeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ResamplingEstimator(_environment, new Lee(options));
    }

    /// <summary>Adds synthetic rows in boxes between rows of the smaller classes, weighted by density and without outliers (Cao and Wang, 2011).</summary>
    /// <param name="labelColumnName">The label column: Boolean, key, text, Single, Double or an integer type.</param>
    /// <param name="featureColumnName">The column that is interpolated: a vector of known size of Single or Double, or a number. Normalize it first.</param>
    /// <param name="neighborCount">How many nearest rows of the same class each row may be joined with.</param>
    /// <param name="coreDistanceWeight">How much the core distance counts in the weight of a row, against the number of rows around it.</param>
    /// <param name="noiseFactor">A row whose core distance and reachability are above this many times their means is no origin.</param>
    /// <param name="target">How many rows each class shall have; by default as many as the largest.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator Smobd(
        string labelColumnName = DefaultColumns.Label, string featureColumnName = DefaultColumns.Features,
        int neighborCount = SmoteOptions.DefaultNeighborCount,
        double coreDistanceWeight = SmobdOptions.DefaultCoreDistanceWeight,
        double noiseFactor = SmobdOptions.DefaultNoiseFactor,
        SamplingTarget? target = null, int? seed = null)
        => Smobd(new SmobdOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnNames = [featureColumnName],
            NeighborCount = neighborCount,
            CoreDistanceWeight = coreDistanceWeight,
            NoiseFactor = noiseFactor,
            Target = target ?? SamplingTarget.Auto,
            Seed = seed,
        });

    /// <summary>Adds synthetic rows in boxes between rows of the smaller classes, weighted by density and without outliers (Cao and Wang, 2011).</summary>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator Smobd(SmobdOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ResamplingEstimator(_environment, new Smobd(options));
    }

    /// <summary>Adds synthetic rows as SMOTE does, and draws those again that a vote of trees finds in the wrong place (Sáez et al., 2015).</summary>
    /// <param name="labelColumnName">The label column: Boolean, key, text, Single, Double or an integer type.</param>
    /// <param name="featureColumnName">The column that is interpolated: a vector of known size of Single or Double, or a number. Normalize it first.</param>
    /// <param name="neighborCount">How many nearest rows of the same class each row may be joined with.</param>
    /// <param name="numberOfFolds">How many parts the rows are dealt to; a tree learns from each, and all vote.</param>
    /// <param name="voting">How many trees must contradict a row.</param>
    /// <param name="target">How many rows each class shall have; by default as many as the largest.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator SmoteIpf(
        string labelColumnName = DefaultColumns.Label, string featureColumnName = DefaultColumns.Features,
        int neighborCount = SmoteOptions.DefaultNeighborCount,
        int numberOfFolds = SmoteIpfOptions.DefaultNumberOfFolds,
        SmoteIpfVoting voting = SmoteIpfVoting.Majority,
        SamplingTarget? target = null, int? seed = null)
        => SmoteIpf(new SmoteIpfOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnNames = [featureColumnName],
            NeighborCount = neighborCount,
            NumberOfFolds = numberOfFolds,
            Voting = voting,
            Target = target ?? SamplingTarget.Auto,
            Seed = seed,
        });

    /// <summary>Adds synthetic rows as SMOTE does, and draws those again that a vote of trees finds in the wrong place (Sáez et al., 2015).</summary>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator SmoteIpf(SmoteIpfOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ResamplingEstimator(_environment, new SmoteIpf(options));
    }
}
