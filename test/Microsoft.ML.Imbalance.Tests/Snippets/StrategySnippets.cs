namespace Microsoft.ML.Imbalance.Tests;

/// <summary>The code of docs/reference/strategies.md.</summary>
[TestClass]
public sealed class StrategySnippets
{
    [TestMethod]
    public void StrategiesAsValues()
    {
        ImbalanceStrategy[] strategies =
        [
            ImbalanceStrategy.None,
            ImbalanceStrategy.TunedThreshold,
            ImbalanceStrategy.ClassWeights(ClassWeightScheme.SquareRoot),
            ImbalanceStrategy.Parse("near-miss:version=3"),
            ImbalanceStrategy.Parse("smote:neighborCount=3,target=0.5+tomek-links"),
            ImbalanceStrategy.Parse("balanced-bagging:numberOfMembers=20,resampler=(smote:target=0.5)"),
            ImbalanceStrategy.ThresholdFor(DecisionObjective.RecallAtLeast(0.9)),
            ImbalanceStrategy.Resampling("repeat, then clean", of =>
                of.Context.Transforms.Imbalance.RandomOversample(of.LabelColumnName, target: SamplingTarget.Ratio(0.5), seed: of.Seed)
                    .Then(of.Context.Transforms.Imbalance.TomekLinks(of.LabelColumnName, of.FeatureColumnNames[0]))),
            ImbalanceStrategy.Ensemble("votes", of =>
                of.Context.BinaryClassification.Trainers.Imbalance.EasyEnsemble(of.Trainer, new() { LabelColumnName = of.LabelColumnName, Voting = EnsembleVoting.Hard, Seed = of.Seed })),
        ];

        CollectionAssert.AreEqual(
            new[]
            {
                "none", "tuned-threshold", "class-weights:scheme=square-root", "near-miss:version=3", "smote:neighborCount=3,target=0.5+tomek-links",
                "balanced-bagging:numberOfMembers=20,resampler=(smote:target=0.5)", "tuned-threshold:objective=recall>=0.9", "repeat, then clean", "votes",
            },
            Array.ConvertAll(strategies, s => s.ToString()));
    }
}
