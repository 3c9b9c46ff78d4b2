using CsCheck;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Every method with options drawn at random: small neighbor counts and large ones, every kind, every named target.</summary>
internal static class RandomMethods
{
    private static readonly string[] Columns = ["Features", "Whole", "Small", "Wide"];

    private static readonly Gen<SamplingTarget> Over = OneOf(SamplingTarget.Auto, SamplingTarget.NotMinority, SamplingTarget.Minority, SamplingTarget.All, SamplingTarget.Ratio(1));
    private static readonly Gen<SamplingTarget> Under = OneOf(SamplingTarget.Auto, SamplingTarget.NotMajority, SamplingTarget.Majority, SamplingTarget.All, SamplingTarget.Ratio(1));
    private static readonly Gen<SamplingTarget> Clean = OneOf(SamplingTarget.Auto, SamplingTarget.NotMajority, SamplingTarget.Majority, SamplingTarget.All, SamplingTarget.Minority);
    private static readonly Gen<int> Few = Gen.Int[1, 6];
    private static readonly Gen<NeighborVote> Vote = OneOf(NeighborVote.All, NeighborVote.Mode);

    /// <summary>The kind, the target and the verb call of a method.</summary>
    public static Gen<(ResamplingKind Kind, SamplingTarget Target, string Text, Func<MLContext, ResamplingEstimator> Create)> All { get; } = Gen.OneOf(
        Method(ResamplingKind.Oversampling, Over, (catalog, target, k, m, _) => catalog.Smote(new SmoteOptions { FeatureColumnNames = Columns, NeighborCount = k, Target = target, Seed = m })),
        Method(ResamplingKind.Oversampling, Over, (catalog, target, k, m, v) => catalog.BorderlineSmote(new BorderlineSmoteOptions
        {
            FeatureColumnNames = Columns,
            NeighborCount = k,
            DangerNeighborCount = m,
            Kind = v == NeighborVote.All ? BorderlineSmoteKind.OwnClass : BorderlineSmoteKind.BothSides,
            Target = target,
            Seed = m,
        })),
        Method(ResamplingKind.Oversampling, Over, (catalog, target, k, m, _) => catalog.SvmSmote(new SvmSmoteOptions { FeatureColumnNames = Columns, NeighborCount = k, DangerNeighborCount = m, Target = target, Seed = m })),
        Method(ResamplingKind.Oversampling, Over, (catalog, target, k, m, _) => catalog.KMeansSmote(new KMeansSmoteOptions { FeatureColumnNames = Columns, NeighborCount = k, ClusterCount = m, ImbalanceRatioThreshold = m, Target = target, Seed = m })),
        Method(ResamplingKind.Oversampling, Over, (catalog, target, k, m, _) => catalog.Adasyn(new AdasynOptions { FeatureColumnNames = Columns, NeighborCount = k, Target = target, Seed = m })),
        Method(ResamplingKind.Oversampling, Over, (catalog, target, k, m, _) => catalog.GeometricSmote(new GeometricSmoteOptions
        {
            FeatureColumnNames = Columns,
            NeighborCount = k,
            SelectionStrategy = (GeometricSmoteStrategy)(m % 3),
            TruncationFactor = m / 3.0 - 1,
            DeformationFactor = k / 6.0,
            Target = target,
            Seed = m,
        })),
        Method(ResamplingKind.Oversampling, Over, (catalog, target, k, m, _) => catalog.PolynomialFitSmote(new PolynomialFitSmoteOptions
        {
            FeatureColumnNames = Columns,
            Topology = m == 1 ? PolynomialFitTopology.Bus : m == 2 ? PolynomialFitTopology.Star : m == 3 ? PolynomialFitTopology.Mesh : PolynomialFitTopology.Polynomial(k),
            Target = target,
            Seed = m,
        })),
        Method(ResamplingKind.Oversampling, Over, (catalog, target, k, m, _) => catalog.ProWSyn(new ProWSynOptions { FeatureColumnNames = Columns, NeighborCount = k, LevelCount = m, Target = target, Seed = m })),
        Method(ResamplingKind.Oversampling, Over, (catalog, target, k, m, v) => catalog.SmoteIpf(new SmoteIpfOptions { FeatureColumnNames = Columns, NeighborCount = k, NumberOfFolds = m + 1, Voting = v == NeighborVote.All ? SmoteIpfVoting.Consensus : SmoteIpfVoting.Majority, Target = target, Seed = m })),
        Method(ResamplingKind.Oversampling, Over, (catalog, target, k, m, _) => catalog.Lee(new LeeOptions { FeatureColumnNames = Columns, NeighborCount = k, RejectionLevel = (m - 1) / 5.0, Target = target, Seed = m })),
        Method(ResamplingKind.Oversampling, Over, (catalog, target, k, m, _) => catalog.Smobd(new SmobdOptions { FeatureColumnNames = Columns, NeighborCount = k, CoreDistanceWeight = (m - 1) / 5.0, NoiseFactor = k / 3.0, Target = target, Seed = m })),
        Method(ResamplingKind.Oversampling, Over, (catalog, target, k, m, _) => catalog.SmoteNC(new SmoteNCOptions { FeatureColumnNames = Columns, CategoricalColumnNames = ["Small", "Color"], NeighborCount = k, Target = target, Seed = m })),
        Method(ResamplingKind.Oversampling, Over, (catalog, target, k, m, _) => catalog.SmoteN(new SmoteNOptions { FeatureColumnNames = ["Whole", "Small", "Color"], NeighborCount = k, Target = target, Seed = m })),
        Method(ResamplingKind.Oversampling, Over, (catalog, target, k, m, _) => catalog.RandomOversample(new RandomOversampleOptions { FeatureColumnNames = Columns, Shrinkage = (m - 1) / 2.0, Target = target, Seed = m })),
        Method(ResamplingKind.Undersampling, Under, (catalog, target, k, m, _) => catalog.NearMiss(new NearMissOptions { FeatureColumnNames = Columns, Version = m % 3 + 1, NeighborCount = k, NeighborCountVersion3 = m, Target = target })),
        Method(ResamplingKind.Undersampling, Under, (catalog, target, k, m, v) => catalog.ClusterCentroids(new ClusterCentroidsOptions { FeatureColumnNames = Columns, Voting = v == NeighborVote.All ? ClusterVoting.Hard : ClusterVoting.Soft, MaximumIterations = k, Target = target, Seed = m })),
        Method(ResamplingKind.Undersampling, Under, (catalog, target, _, m, v) => catalog.RandomUndersample(new RandomUndersampleOptions { Replacement = v == NeighborVote.All, Target = target, Seed = m })),
        Method(ResamplingKind.Cleaning, Clean, (catalog, target, _, _, _) => catalog.TomekLinks(new TomekLinksOptions { FeatureColumnNames = Columns, Target = target })),
        Method(ResamplingKind.Cleaning, Clean, (catalog, target, k, _, v) => catalog.EditedNearestNeighbors(new EditedNearestNeighborsOptions { FeatureColumnNames = Columns, NeighborCount = k, Vote = v, Target = target })),
        Method(ResamplingKind.Cleaning, Clean, (catalog, target, k, m, v) => catalog.RepeatedEditedNearestNeighbors(new RepeatedEditedNearestNeighborsOptions { FeatureColumnNames = Columns, NeighborCount = k, MaximumIterations = m, Vote = v, Target = target })),
        Method(ResamplingKind.Cleaning, Clean, (catalog, target, k, m, v) => catalog.AllKnn(new AllKnnOptions { FeatureColumnNames = Columns, NeighborCount = k, AllowMinority = m > 3, Vote = v, Target = target })),
        Method(ResamplingKind.Cleaning, Clean, (catalog, target, _, _, _) => catalog.CondensedNearestNeighbor(new CondensedNearestNeighborOptions { FeatureColumnNames = Columns, Target = target })),
        Method(ResamplingKind.Cleaning, Clean, (catalog, target, k, m, _) => catalog.OneSidedSelection(new OneSidedSelectionOptions { FeatureColumnNames = Columns, SeedCount = k, Target = target, Seed = m })),
        Method(ResamplingKind.Cleaning, Clean, (catalog, target, k, m, v) => catalog.NeighborhoodCleaningRule(new NeighborhoodCleaningRuleOptions { FeatureColumnNames = Columns, NeighborCount = k, Threshold = m / 3.0, Vote = v, Target = target })));

    private static Gen<T> OneOf<T>(params T[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);

    private static Gen<(ResamplingKind, SamplingTarget, string, Func<MLContext, ResamplingEstimator>)> Method(
        ResamplingKind kind, Gen<SamplingTarget> targets, Func<TransformsImbalanceCatalog, SamplingTarget, int, int, NeighborVote, ResamplingEstimator> create)
        => from target in targets
           from k in Few
           from m in Few
           from vote in Vote
           select (kind, target, $"k = {k}, m = {m}, {vote}, {target}", (Func<MLContext, ResamplingEstimator>)(ml => create(ml.Transforms.Imbalance, target, k, m, vote)));
}
