using Microsoft.ML.Imbalance;

/// <summary>Pictures of methods that remove rows.</summary>
internal static class UndersamplingPictures
{
    private const int Seed = 1;

    public static IEnumerable<Picture> All(TransformsImbalanceCatalog t)
    {
        Panel before = Resampled.Before;

        yield return new("random-undersample", "RandomUndersample",
            "What is left of the larger class is a fair sample of it, only thinner. With Ratio(0.5), it keeps twice as many rows as the smaller one has.",
            before,
            Resampled.After("Target = Auto", t.RandomUndersample(seed: Seed)),
            Resampled.After("Target = Ratio(0.5)", t.RandomUndersample(target: SamplingTarget.Ratio(0.5), seed: Seed)));

        yield return new("near-miss", "NearMiss",
            "Version 1 keeps the rows that are near to some rows of the smaller class, here those around its main group. Version 2 keeps the rows that are near to all of it, here those between group and island. Version 3 takes the rows around every row of the smaller class, outliers too, and of these keeps the farther ones.",
            before,
            Resampled.After("Version = 1", t.NearMiss(version: 1)),
            Resampled.After("Version = 2", t.NearMiss(version: 2)),
            Resampled.After("Version = 3", t.NearMiss(version: 3)));

        yield return new("cluster-centroids", "ClusterCentroids",
            "One row stands for each cluster of the larger class: its mean, which is a new row, or the row nearest to that. They are spread evenly over space; dense places lose most rows.",
            before,
            Resampled.After("Voting = Soft", t.ClusterCentroids(voting: ClusterVoting.Soft, seed: Seed)),
            Resampled.After("Voting = Hard", t.ClusterCentroids(voting: ClusterVoting.Hard, seed: Seed)));

        yield return new("instance-hardness-threshold", "InstanceHardnessThreshold",
            "The model is a logistic regression, whose border is straight: of the larger class the rows farthest on its own side stay. An outlier among them does not matter.",
            before,
            Resampled.After("InstanceHardnessThreshold", t.InstanceHardnessThreshold(seed: Seed)));

        yield return new("tomek-links", "TomekLinks",
            "Linked are two rows of different classes, each the nearest row of the other. Of each link the row of the larger class goes, or both.",
            TomekLinks.Before(),
            Resampled.After("Target = Auto", t.TomekLinks()),
            Resampled.After("Target = All", t.TomekLinks(target: SamplingTarget.All)));

        yield return new("edited-nearest-neighbors", "EditedNearestNeighbors",
            "Rows of the larger class go that have more rows of the smaller class than of their own among their three nearest, or, with All, one such row.",
            before,
            Resampled.After("Vote = Mode", t.EditedNearestNeighbors(vote: NeighborVote.Mode)),
            Resampled.After("Vote = All", t.EditedNearestNeighbors()));

        yield return new("repeated-edited-nearest-neighbors", "RepeatedEditedNearestNeighbors",
            "Each pass takes rows that stood behind those which the pass before removed: the larger class withdraws a little further from the smaller.",
            before, Resampled.After("One pass", t.EditedNearestNeighbors()), Resampled.After("Repeated", t.RepeatedEditedNearestNeighbors()));

        yield return new("all-knn", "AllKnn",
            "Editing with one neighbor, then with two, then with three, each on what the pass before has left.",
            before, Resampled.After("3 neighbors at once", t.EditedNearestNeighbors()), Resampled.After("1, then 2, then 3", t.AllKnn()));

        yield return new("neighborhood-cleaning-rule", "NeighborhoodCleaningRule",
            "Beside the rows that are outvoted, as by EditedNearestNeighbors with Mode, those go that outvote a row of the smaller class: its outliers make room around themselves.",
            before,
            Resampled.After("Outvoted rows only", t.EditedNearestNeighbors(vote: NeighborVote.Mode)),
            Resampled.After("NeighborhoodCleaningRule", t.NeighborhoodCleaningRule()));

        yield return new("condensed-nearest-neighbor", "CondensedNearestNeighbor",
            "Of the larger class the rows near to the smaller one stay, outliers included: as many as it takes to tell all others apart by the nearest row.",
            before,
            Resampled.After("CondensedNearestNeighbor", t.CondensedNearestNeighbor()));

        yield return new("one-sided-selection", "OneSidedSelection",
            "Rows go that one random row of their class speaks for, and then those of Tomek links. Where that row lies decides what goes: two seeds, two results.",
            before,
            Resampled.After("Seed = 1", t.OneSidedSelection(seed: 1)),
            Resampled.After("Seed = 2", t.OneSidedSelection(seed: 2)));
    }
}
