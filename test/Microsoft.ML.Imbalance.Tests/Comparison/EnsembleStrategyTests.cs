using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Ensembles by name: in comparisons, around whatever trainer takes part.</summary>
[TestClass]
public sealed class EnsembleStrategyTests
{
    public static IEnumerable<object[]> Names => StrategyRegistry.Default.All.Where(m => m.Family == StrategyFamily.Ensemble).Select(m => new object[] { m.Name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void EveryEnsembleIsComparedForTwoClassesAndForMore(string name)
    {
        ComparisonResult binary = CompareTests.Compare(ComparisonRows.View(), [$"{name}:numberOfMembers=3"], new ComparisonSettings { NumberOfFolds = 2, Seed = 1 });
        Assert.IsEmpty(binary.Notes);
        Assert.IsFalse(double.IsNaN(binary["logistic-regression", $"{name}:numberOfMembers=3"][ComparisonMetric.LogLoss].Mean));

        var ml = new MLContext(seed: 1);
        ComparisonResult multiclass = ml.MulticlassClassification.Imbalance.Compare(
            Evaluation.Sample.Multiclass(ml, seed: 1, count: 200), [ComparisonTrainer.MaximumEntropy], [ImbalanceStrategy.Parse($"{name}:numberOfMembers=2")],
            ml.Transforms.Conversion.MapValueToKey("Class"), new ComparisonSettings { LabelColumnName = "Class", NumberOfFolds = 2, Seed = 1 });
        Assert.IsEmpty(multiclass.Notes);
    }

    [TestMethod]
    public void ItIsTheEnsembleOfTheVerbOverTheTrainer()
    {
        var ml = new MLContext(seed: 1);
        IDataView data = ComparisonRows.View();
        var settings = new ComparisonSettings { NumberOfFolds = 2, Seed = 9 };
        ITransformer refitted = CompareTests.Compare(data, ["none"], settings).Refit(ImbalanceStrategy.Parse("self-paced-ensemble:numberOfMembers=4,binCount=3"), ComparisonTrainer.LogisticRegression);
        var expected = ml.BinaryClassification.Trainers.Imbalance.SelfPacedEnsemble(
            (own, seed) => ComparisonTrainer.LogisticRegression.Create(new TrainerParameters(own, "Label", "Features", null, seed)), new SelfPacedEnsembleOptions { NumberOfMembers = 4, BinCount = 3, Seed = 9 }).Fit(data);
        CollectionAssert.AreEqual(Probabilities(expected), Probabilities(refitted));

        float[] Probabilities(ITransformer model) => [.. model.Transform(data).GetColumn<float>("Probability")];
    }

    [TestMethod]
    public void OnesOwnIsMadeFromTheTrainer()
    {
        int asked = 0;
        ImbalanceStrategy own = ImbalanceStrategy.Ensemble("two seeds", of =>
        {
            Interlocked.Increment(ref asked);
            return of.Context.BinaryClassification.Trainers.Imbalance.BalancedBagging(of.Trainer, of.LabelColumnName, numberOfMembers: 2, seed: of.Seed);
        });
        ComparisonResult result = new MLContext(seed: 1).BinaryClassification.Imbalance.Compare(
            ComparisonRows.View(), [ComparisonTrainer.LogisticRegression], [own], settings: new ComparisonSettings { NumberOfFolds = 3, SearchTrials = 5, Seed = 1 });
        Assert.AreEqual(3, asked, "its options are not searched");
        Assert.IsEmpty(result["logistic-regression", "two seeds"].FoldStrategies);
        Assert.Contains("two seeds", result.ToString());
    }

    [TestMethod]
    public void ABagIsBalancedByAnyResampler()
    {
        var ml = new MLContext(seed: 1);
        IDataView data = ComparisonRows.View();
        ITransformer refitted = CompareTests.Compare(data, ["none"], new ComparisonSettings { NumberOfFolds = 2, Seed = 9 })
            .Refit(ImbalanceStrategy.Parse("balanced-bagging:numberOfMembers=2,resampler=(smote:neighborCount=3,target=0.5)"), ComparisonTrainer.LogisticRegression);
        var members = ((TransformerChain<ITransformer>)refitted).OfType<EnsembleTransformer<BinaryImbalanceMetrics>>().Single().Model.Members;
        // 24 of 120 rows are positive: half of 96 is 48.
        Assert.IsTrue(members.All(m => m.Classes.Single(c => c.Name == "True").CountAfter == 48));

        const string Needed = "; a resampler in parentheses is needed, such as (smote:neighborCount=3).";
        Assert.StartsWith($"Strategy 'balanced-bagging:resampler=smote': option resampler is 'smote'{Needed}", Refused("balanced-bagging:resampler=smote"));
        Assert.StartsWith($"Strategy 'balanced-bagging:resampler=(none)': option resampler is '(none)'{Needed}", Refused("balanced-bagging:resampler=(none)"));
    }

    [TestMethod]
    public void OptionsAreRefusedBeforeThereAreData()
    {
        StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ImbalanceStrategy.Parse("easy-ensemble:numberOfMembers=0")).Message, "NumberOfMembers is 0; it must be ");
        Assert.StartsWith("Strategy 'smote+easy-ensemble' has 'easy-ensemble' in a chain, which is no resampler.", Refused("smote+easy-ensemble"));
    }

    private static string Refused(string text) => Assert.ThrowsExactly<ArgumentException>(() => ImbalanceStrategy.Parse(text)).Message;
}
