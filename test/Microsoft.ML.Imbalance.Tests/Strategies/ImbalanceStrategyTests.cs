using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class ImbalanceStrategyTests
{
    private static readonly MLContext Ml = new(seed: 1);
    private static readonly StrategyColumns Columns = new("Label", ["Features"], [], Seed: 7);

    [TestMethod]
    [DataRow("none")]
    [DataRow("tuned-threshold")]
    [DataRow("class-weights")]
    [DataRow("class-weights:scheme=square-root,outputColumnName=W")]
    [DataRow("random-oversample:shrinkage=0.5,target=minority")]
    [DataRow("random-undersample:target=not-minority,replacement=true,seed=4")]
    [DataRow("smote:neighborCount=3,target=0.5")]
    [DataRow("smote: neighborCount = 3")]
    [DataRow(" smote ")]
    [DataRow("smote:metric=minkowski(1.5)")]
    [DataRow("borderline-smote:kind=2")]
    [DataRow("borderline-smote:kind=both-sides")]
    [DataRow("polynomial-fit-smote:topology=polynomial(3)")]
    [DataRow("kmeans-smote:densityExponent=2.5")]
    [DataRow("near-miss:version=3")]
    [DataRow("tomek-links:target=all")]
    [DataRow("edited-nearest-neighbors:neighborCount=3,vote=mode")]
    [DataRow("all-knn:allowMinority=true")]
    [DataRow("instance-hardness-threshold:trainer=logistic-regression")]
    [DataRow("smote+tomek-links")]
    [DataRow("smote:neighborCount=3 + edited-nearest-neighbors:vote=mode")]
    [DataRow("smote-nc+random-undersample+tomek-links")]
    public void AStrategyIsTheTextItWasReadFrom(string text) => Assert.AreEqual(text, ImbalanceStrategy.Parse(text).ToString());

    [TestMethod]
    public void StrategiesMadeInCodeHaveAText()
    {
        Assert.AreEqual("none", ImbalanceStrategy.None.ToString());
        Assert.AreEqual("tuned-threshold", ImbalanceStrategy.TunedThreshold.ToString());
        Assert.AreEqual("class-weights", ImbalanceStrategy.ClassWeights().ToString());
        Assert.AreEqual("class-weights:scheme=effective-number(0.99)", ImbalanceStrategy.Parse(ImbalanceStrategy.ClassWeights(ClassWeightScheme.EffectiveNumber(0.99)).ToString()).ToString());
        Assert.AreEqual("mine", ImbalanceStrategy.Resampling("mine", of => of.Context.Transforms.Imbalance.RandomUndersample(of.LabelColumnName, seed: of.Seed)).ToString());
    }

    [TestMethod]
    public void AResamplerOfOnesOwnIsGivenTheColumnsAndTheSeed()
    {
        var strategy = (ResamplingStrategy)ImbalanceStrategy.Resampling("mine", of =>
        {
            Assert.AreEqual("Label", of.LabelColumnName);
            CollectionAssert.AreEqual(new[] { "Features" }, of.FeatureColumnNames.ToArray());
            return of.Context.Transforms.Imbalance.Smote(of.LabelColumnName, of.FeatureColumnNames[0], seed: of.Seed);
        });
        CollectionAssert.AreEqual(Rows(Ml.Transforms.Imbalance.Smote(seed: 7)), Rows(strategy.Create(Ml, Columns)));
        Assert.ThrowsExactly<ArgumentException>(() => ImbalanceStrategy.Resampling(" ", of => of.Context.Transforms.Imbalance.Smote()));
        Assert.ThrowsExactly<ArgumentNullException>(() => ImbalanceStrategy.Resampling("mine", null!));
    }

    [TestMethod]
    public void ByNameIsAsByVerb()
    {
        CollectionAssert.AreEqual(Rows(Ml.Transforms.Imbalance.Smote(neighborCount: 3, target: SamplingTarget.Ratio(0.5), seed: 7)), Rows("smote:neighborCount=3,target=0.5"));
        CollectionAssert.AreEqual(Rows(Ml.Transforms.Imbalance.Smote(seed: 4)), Rows("smote:seed=4"));
        CollectionAssert.AreEqual(Rows(Ml.Transforms.Imbalance.BorderlineSmote(kind: BorderlineSmoteKind.BothSides, seed: 7)), Rows("borderline-smote:kind=2"));
        CollectionAssert.AreEqual(Rows(Ml.Transforms.Imbalance.EditedNearestNeighbors(vote: NeighborVote.Mode)), Rows("edited-nearest-neighbors:vote=mode"));
    }

    [TestMethod]
    public void AChainIsOneResamplerThenTheOther()
    {
        ResamplingEstimator expected = Ml.Transforms.Imbalance.Smote(neighborCount: 3, seed: 7).Then(Ml.Transforms.Imbalance.TomekLinks(target: SamplingTarget.All));
        CollectionAssert.AreEqual(Rows(expected), Rows("smote:neighborCount=3+tomek-links:target=all"));
        // A second draw is another: its seed is the next.
        ResamplingEstimator twice = Ml.Transforms.Imbalance.Smote(target: SamplingTarget.Ratio(0.5), seed: 7).Then(Ml.Transforms.Imbalance.Smote(seed: 8));
        CollectionAssert.AreEqual(Rows(twice), Rows("smote:target=0.5+smote"));
    }

    [TestMethod]
    public void APlusSplitsOnlyBeforeAName()
    {
        var classes = (ResamplingStrategy)ImbalanceStrategy.Parse("random-oversample:target=counts(a+b=5;c,d=7)");
        Assert.HasCount(1, classes.Features);
        var number = (ResamplingStrategy)ImbalanceStrategy.Parse("random-oversample:shrinkage=1e+2,seed=+3");
        Assert.HasCount(1, number.Features);
        var both = (ResamplingStrategy)ImbalanceStrategy.Parse("random-oversample:shrinkage=1e+2+tomek-links");
        Assert.HasCount(2, both.Features);
        StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentException>(() => ImbalanceStrategy.Parse("smote+")).Message, "There is no strategy ''. The strategies are: none,");
    }

    [TestMethod]
    [DataRow("random-undersample", StrategyFeatures.None)]
    [DataRow("random-oversample", StrategyFeatures.None)]
    [DataRow("random-oversample:shrinkage=1", StrategyFeatures.Numbers)]
    [DataRow("smote", StrategyFeatures.Numbers)]
    [DataRow("smote:metric=hvdm", StrategyFeatures.Mixed)]
    [DataRow("smote-nc", StrategyFeatures.Mixed)]
    [DataRow("smote-n", StrategyFeatures.Categories)]
    [DataRow("instance-hardness-threshold", StrategyFeatures.Numbers)]
    public void AStrategyTellsWhatItReads(string text, object expected)
        => CollectionAssert.AreEqual(new[] { (StrategyFeatures)expected }, ((ResamplingStrategy)ImbalanceStrategy.Parse(text)).Features.ToArray());

    [TestMethod]
    public void ClassWeightsAreMadeAsWritten()
    {
        var strategy = (ClassWeightsStrategy)ImbalanceStrategy.Parse("class-weights:scheme=inverse-frequency,outputColumnName=W");
        IDataView view = LabeledRows.Gaussian([30, 10]).ToView(Ml);
        // n / n_c: 40 / 30 and 40 / 10.
        float[] weights = [.. strategy.Create(Ml, "Label").Fit(view).Transform(view).GetColumn<float>(strategy.OutputColumnName).Distinct().Order()];
        CollectionAssert.AreEqual(new[] { 4f / 3, 4f }, weights);
    }

    [TestMethod]
    [DataRow("smoke", "There is no strategy 'smoke'. Did you mean 'smote'? The strategies are: none, tuned-threshold, class-weights, random-oversample, smote, smote-nc, smote-n, borderline-smote, svm-smote, adasyn, prowsyn, "
        + "kmeans-smote, smobd, lee, smote-ipf, geometric-smote, polynomial-fit-smote, random-undersample, near-miss, cluster-centroids, instance-hardness-threshold, tomek-links, "
        + "edited-nearest-neighbors, repeated-edited-nearest-neighbors, all-knn, neighborhood-cleaning-rule, condensed-nearest-neighbor, one-sided-selection, smote-enn, smote-tomek, "
        + "balanced-bagging, easy-ensemble, rus-boost, self-paced-ensemble, balance-cascade.")]
    [DataRow("smote:k=3", "Strategy 'smote' has no option 'k'. Its options are: neighborCount, metric, target, seed.")]
    [DataRow("none:k=3", "Strategy 'none' has no option 'k'. It has none.")]
    [DataRow("smote:neighborCount", "Strategy 'smote:neighborCount': 'neighborCount' is not an option. Write smote:option=value,option=value.")]
    [DataRow("smote,tomek-links", "Strategy 'smote,tomek-links' has a comma where a method's name is. One method after another is written with a plus (smote+tomek-links:target=all); options follow a colon (smote:neighborCount=3,seed=1).")]
    [DataRow("smote,near-miss:version=1", "Strategy 'smote,near-miss:version=1' has a comma where a method's name is. One method after another is written with a plus (smote+tomek-links:target=all); options follow a colon (smote:neighborCount=3,seed=1).")]
    [DataRow("smote:", "Strategy 'smote:': '' is not an option. Write smote:option=value,option=value.")]
    [DataRow("smote:neighborCount=3,neighborCount=4", "Strategy 'smote:neighborCount=3,neighborCount=4' sets option neighborCount twice. Set it once.")]
    [DataRow("smote:neighborCount=many", "Strategy 'smote:neighborCount=many': option neighborCount is 'many'; a whole number is needed.")]
    [DataRow("random-oversample:shrinkage=x", "Strategy 'random-oversample:shrinkage=x': option shrinkage is 'x'; a number is needed.")]
    [DataRow("kmeans-smote:densityExponent=x", "Strategy 'kmeans-smote:densityExponent=x': option densityExponent is 'x'; a number is needed.")]
    [DataRow("random-undersample:replacement=1", "Strategy 'random-undersample:replacement=1': option replacement is '1'; true or false is needed.")]
    [DataRow("borderline-smote:kind=3", "Strategy 'borderline-smote:kind=3': option kind is '3'; own-class (1) or both-sides (2) is needed.")]
    [DataRow("all-knn:vote=1", "Strategy 'all-knn:vote=1': option vote is '1'; all or mode is needed.")]
    [DataRow("instance-hardness-threshold:trainer=forest", "Strategy 'instance-hardness-threshold:trainer=forest': option trainer is 'forest'; logistic-regression is needed.")]
    [DataRow("smote:target=half", "Strategy 'smote:target=half', option target: 'half' is not a sampling target. Use auto, not-majority, not-minority, minority, majority, all, a ratio such as 0.5, ratios(class=0.5;class=0.2), counts(class=500;class=200) or classes(class;class).")]
    [DataRow("smote:target=1.5", "Strategy 'smote:target=1.5', option target: The ratio is 1.5; it must be greater than 0 and at most 1.")]
    [DataRow("class-weights:scheme=x", "Strategy 'class-weights:scheme=x', option scheme: 'x' is not a class weight scheme. Use balanced, inverse-frequency, square-root or effective-number(0.999).")]
    [DataRow("polynomial-fit-smote:topology=ring", "Strategy 'polynomial-fit-smote:topology=ring', option topology: 'ring' is not a topology. Use star, bus, mesh or polynomial(3).")]
    [DataRow("smote+class-weights", "Strategy 'smote+class-weights' has 'class-weights' in a chain, which is no resampler. Chain resamplers only, as in smote+tomek-links:target=all.")]
    [DataRow("smote+all-knn:vote=most", "Strategy 'all-knn:vote=most': option vote is 'most'; all or mode is needed.")]
    public void WhatCanNotBeReadIsNamedWithWhatThereIs(string text, string message)
        => Assert.AreEqual(message, ArgumentText.Of(Assert.ThrowsExactly<ArgumentException>(() => ImbalanceStrategy.Parse(text))));

    [TestMethod]
    [DataRow("smote:neighborCount=0", "NeighborCount is 0; it must be at least 1.")]
    [DataRow("near-miss:version=4", "Version is 4; it must be between 1 and 3.")]
    [DataRow("smote+near-miss:neighborCount=-1", "NeighborCount is -1; it must be at least 1.")]
    public void AnOptionOutOfRangeIsRefusedBeforeThereAreData(string text, string message)
        => StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ImbalanceStrategy.Parse(text)).Message, message);

    private static List<string> Rows(string strategy) => Rows(((ResamplingStrategy)ImbalanceStrategy.Parse(strategy)).Create(Ml, Columns));

    private static List<string> Rows(ResamplingEstimator estimator) => ResampledRow.Read(estimator.FitResample(LabeledRows.Gaussian([60, 20]).ToView(Ml))).ConvertAll(r => r.Content);
}
