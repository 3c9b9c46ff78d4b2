using Microsoft.ML.Imbalance;

/// <summary>Pictures of methods that make rows.</summary>
internal static class OversamplingPictures
{
    private const int Seed = 1;

    public static IEnumerable<Picture> All(TransformsImbalanceCatalog t)
    {
        Panel before = Resampled.Before, smote = Resampled.After("Smote", t.Smote(seed: Seed), hasGuides: true);

        yield return new("class-weights", "ClassWeights",
            "No row is added or removed. Rows of the smaller class count for more, and those of the larger for less: with Balanced both classes weigh the same, with SquareRoot the smaller one half as much.",
            before,
            Resampled.Weighted("Balanced", t, ClassWeightScheme.Balanced),
            Resampled.Weighted("SquareRoot", t, ClassWeightScheme.SquareRoot));

        yield return new("random-oversample", "RandomOversample",
            "Repeated rows lie on top of each other: a dot is the larger the more often its row is there. With shrinkage, each repeat is moved by noise.",
            before,
            Resampled.After("Shrinkage = 0", t.RandomOversample(seed: Seed)),
            Resampled.After("Shrinkage = 0.5", t.RandomOversample(shrinkage: 0.5, seed: Seed), hasGuides: true));

        yield return new("smote", "Smote",
            "New rows lie on the lines between rows of the smaller class and their neighbors. The island stays an island, but the outliers are joined across the larger class.",
            before, smote);

        yield return new("borderline-smote", "BorderlineSmote",
            "Only rows where the classes meet are origins: the island, which is safe, and the outliers, which are taken for noise, get no rows. With BothSides some rows lie on the way to the larger class.",
            before,
            Resampled.After("Kind = OwnClass", t.BorderlineSmote(seed: Seed), hasGuides: true),
            Resampled.After("Kind = BothSides", t.BorderlineSmote(kind: BorderlineSmoteKind.BothSides, seed: Seed), hasGuides: true));

        yield return new("svm-smote", "SvmSmote",
            "Rows start from support vectors only. Where the larger class presses in they lie between rows; where the class has room they go outwards, away from its inside.",
            before, smote, Resampled.After("SvmSmote", t.SvmSmote(seed: Seed), hasGuides: true));

        yield return new("adasyn", "Adasyn",
            "The more neighbors of a row are of the larger class, the more rows start from it: most from the outliers, few from the island.",
            before, smote, Resampled.After("Adasyn", t.Adasyn(seed: Seed), hasGuides: true));

        yield return new("prowsyn", "ProWSyn",
            "Nearly all rows of the smaller class are in the first level here, as each is near to some row of the larger one. So new rows lie between any two of them, whatever is in between.",
            before, smote, Resampled.After("ProWSyn", t.ProWSyn(seed: Seed), hasGuides: true));

        yield return new("kmeans-smote", "KMeansSmote",
            "Rows are made within clusters where the smaller class prevails, more of them where it is sparse. Outliers get none, and no bridges lead to them.",
            before, smote, Resampled.After("KMeansSmote", t.KMeansSmote(seed: Seed), hasGuides: true));

        yield return new("smobd", "Smobd",
            "Two of the three outliers are too far from their like to be origins. New rows fill the boxes between a row and its neighbors, not only the lines, as each feature takes a step of its own.",
            before, smote, Resampled.After("Smobd", t.Smobd(seed: Seed), hasGuides: true));

        yield return new("lee", "Lee",
            "A row that lands among the larger class is drawn again: next to nothing is made around the outliers, and no bridges lead to them.",
            before, smote, Resampled.After("Lee", t.Lee(seed: Seed), hasGuides: true));

        yield return new("smote-ipf", "SmoteIpf",
            "Rows that the trees find in the wrong place are drawn again, from parents that the trees find in the right one: no row starts from an outlier.",
            before, smote, Resampled.After("SmoteIpf", t.SmoteIpf(seed: Seed), hasGuides: true));

        yield return new("geometric-smote", "GeometricSmote",
            "New rows lie in half balls rather than on lines. With Combined a ball reaches to a neighbor of the class or to the nearest row of the larger class, whichever is nearer; with Minority always to the neighbor, and so across the larger class; with Majority always to the larger class, which is far from the island.",
            before,
            Resampled.After("SelectionStrategy = Combined", t.GeometricSmote(seed: Seed), hasGuides: true),
            Resampled.After("SelectionStrategy = Minority", t.GeometricSmote(selectionStrategy: GeometricSmoteStrategy.Minority, seed: Seed), hasGuides: true),
            Resampled.After("SelectionStrategy = Majority", t.GeometricSmote(selectionStrategy: GeometricSmoteStrategy.Majority, seed: Seed), hasGuides: true));

        yield return new("polynomial-fit-smote", "PolynomialFitSmote",
            "Star: from each row to the mean of the class. Bus: from row to row, in the order of their mean feature. Mesh: between all pairs. Polynomial: along a curve that is fitted to the class.",
            before,
            Resampled.After("Star", t.PolynomialFitSmote(topology: PolynomialFitTopology.Star, seed: Seed)),
            Resampled.After("Bus", t.PolynomialFitSmote(topology: PolynomialFitTopology.Bus, seed: Seed)),
            Resampled.After("Mesh", t.PolynomialFitSmote(topology: PolynomialFitTopology.Mesh, seed: Seed)),
            Resampled.After("Polynomial(3)", t.PolynomialFitSmote(topology: PolynomialFitTopology.Polynomial(3), seed: Seed)));

        yield return new("smote-enn", "SmoteEnn",
            "First SMOTE; then rows of both classes go, real and synthetic, that have a row of the other class among their three nearest. Room is made between the classes, and the class that was larger is the smaller one now.",
            before, smote, Resampled.After("SmoteEnn", t.SmoteEnn(seed: Seed), earlier: t.Smote(seed: Seed)));

        yield return new("smote-tomek", "SmoteTomek",
            "First SMOTE; then both rows of each Tomek link go. That is little: most of what SMOTE made between the classes stays.",
            before, smote, Resampled.After("SmoteTomek", t.SmoteTomek(seed: Seed), earlier: t.Smote(seed: Seed)));
    }
}
