namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>A method of ours: how it is made, the tables it is run on, and how many times faster than the peer's it is to be there.</summary>
internal sealed record PeerMethod(string Name, Func<TransformsImbalanceCatalog, ResamplingEstimator> Create, double Minority, params (string Table, double Limit)[] Tables)
{
    public bool ReadsCategories => Name is nameof(TransformsImbalanceCatalog.SmoteNC) or nameof(TransformsImbalanceCatalog.SmoteN);

    /// <summary>Whether it is compared with the peer on a table; where there is no limit, it is measured alone.</summary>
    public bool IsComparedOn(string table) => Array.Exists(Tables, t => !double.IsNaN(t.Limit)) && !Array.Exists(Tables, t => t.Table == table && double.IsNaN(t.Limit));

    public double LimitOn(string table) => Tables.Where(t => t.Table == table).Select(t => t.Limit).FirstOrDefault(double.NaN);
}

/// <summary>Methods with defaults, as the peer's, and others that search for neighbors: what those take in memory.</summary>
internal static class PeerMethods
{
    private static readonly (string, double)[] Cleaning = [("100000x30", 7), ("100000x100", 5), (PeerTable.Cover, 20)];

    public static readonly PeerMethod[] All =
    [
        new("TomekLinks", c => c.TomekLinks(), 0.01, Cleaning),
        new("EditedNearestNeighbors", c => c.EditedNearestNeighbors(), 0.01, Cleaning),
        new("RepeatedEditedNearestNeighbors", c => c.RepeatedEditedNearestNeighbors(), 0.01, Cleaning),
        new("AllKnn", c => c.AllKnn(), 0.01, Cleaning),
        new("NeighborhoodCleaningRule", c => c.NeighborhoodCleaningRule(), 0.01, Cleaning),
        new("SmoteEnn", c => c.SmoteEnn(seed: 1), 0.01, Cleaning),
        new("SmoteTomek", c => c.SmoteTomek(seed: 1), 0.01, Cleaning),
        new("Smote", c => c.Smote(seed: 1), 0.1, ("100000x30", 7)),
        new("BorderlineSmote", c => c.BorderlineSmote(seed: 1), 0.1, ("100000x30", 7)),
        new("Adasyn", c => c.Adasyn(seed: 1), 0.1, ("100000x30", 7)),
        new("SmoteNC", c => c.SmoteNC(new SmoteNCOptions { CategoricalColumnNames = ["Categories"], Seed = 1 }), 0.1, ("100000x100", 20)),
        new("CondensedNearestNeighbor", c => c.CondensedNearestNeighbor(), 0.1, ("10000x10", 50)),
        new("ClusterCentroids", c => c.ClusterCentroids(seed: 1), 0.1, ("20000x20", 20)),
        new("InstanceHardnessThreshold", c => c.InstanceHardnessThreshold(seed: 1), 0.1, ("20000x20", 5)),
        new("SvmSmote", c => c.SvmSmote(seed: 1), 0.1, ("20000x20", 1), ("100000x30", double.NaN)),
        new("NearMiss", c => c.NearMiss(), 0.1, ("100000x30", double.NaN)),
        new("OneSidedSelection", c => c.OneSidedSelection(seed: 1), 0.1, ("100000x30", double.NaN)),
        new("KMeansSmote", c => c.KMeansSmote(seed: 1), 0.1, ("100000x30", double.NaN)),
        new("GeometricSmote", c => c.GeometricSmote(seed: 1), 0.1, ("100000x30", double.NaN)),
        new("ProWSyn", c => c.ProWSyn(seed: 1), 0.1, ("100000x30", double.NaN)),
        new("Lee", c => c.Lee(seed: 1), 0.1, ("100000x30", double.NaN)),
        new("SmoteIpf", c => c.SmoteIpf(seed: 1), 0.1, ("100000x30", double.NaN)),
        new("PolynomialFitSmote", c => c.PolynomialFitSmote(seed: 1), 0.1, ("100000x30", double.NaN)),
        new("SmoteN", c => c.SmoteN(new SmoteNOptions { FeatureColumnNames = ["Categories"], Seed = 1 }), 0.1, ("100000x10", double.NaN)),
        new("Smobd", c => c.Smobd(seed: 1), 0.1, ("100000x30", double.NaN)),
    ];
}
